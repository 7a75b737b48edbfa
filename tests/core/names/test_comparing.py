"""Are two names one name: symmetric, blind to script, order and case, and more the more agrees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core import names
from tests.core.names.conftest import ANYTHING, BAD, NAMELIKE, PEOPLE

GIVEN = ("Борис Барыс Boris", "Дмитрий Дзмітрый Dzmitry", "Николай Мікалай Mikalai", "Анна Ганна Hanna",
         "Екатерина Кацярына Katsiaryna")  # fmt: skip
SURNAMES = (
    "Гайдук Гайдук Haiduk",
    "Зазуля Зазуля Zazulia",
    "Дроздович Драздовіч Drazdovich",
    "Клещук Кляшчук Kliashchuk",
)
FATHERS = ("Игоревич Ігаравіч Iharavich", "Григорьевич Рыгоравіч Ryhoravich")


def test_the_same_name_in_another_language_is_likely_and_says_why():
    found = names.compare("Кавалёва Святлана", "Svetlana Kovaleva")
    assert found.verdict == "likely"
    assert {item.code for item in found.evidence} == {"surname-same", "given-same"}


def test_brothers_and_namesakes_are_not_one_person():
    assert names.compare("Дроздов Борис Игоревич", "DROZDOV Dmitry Igorevich").verdict == "unlikely"
    assert names.compare("Дроздов Борис Игоревич", "DROZDOV Boris Petrovich").verdict == "unlikely"
    assert names.compare("Зазуля Ася Игоревна", "ZAZULIA Asia Petrovna").verdict == "unlikely"


def test_a_missing_patronymic_costs_nothing_and_another_one_much():
    without = names.compare("Дроздов Борис", "Дроздов Борис Игоревич").weight
    assert without == names.compare("Дроздов Борис", "Дроздов Борис").weight
    assert names.compare("Дроздов Борис Петрович", "Дроздов Борис Игоревич").weight < without - 8


def test_a_common_surname_says_less_than_a_rare_one():
    assert names.compare("Иванов Борис", "Ivanov Boris").weight < names.compare("Гайдук Борис", "Haiduk Boris").weight


def test_sasha_is_both():
    assert names.compare("Саша Зазуля", "Аляксандра Зазуля").verdict == "likely"
    assert names.compare("Саша Зазуля", "Александр Зазуля").verdict == "likely"


def test_initials_agree_or_do_not():
    assert names.compare("Б. И. Дроздович", "Барыс Ігаравіч Драздовіч").verdict == "likely"
    assert names.compare("Д. И. Дроздович", "Барыс Ігаравіч Драздовіч").weight < 10
    assert names.compare("Б. П. Дроздович", "Барыс Ігаравіч Драздовіч").weight < 10


def test_a_man_and_a_woman_of_one_surname_are_two_people():
    assert names.compare("Ковалёв Валентин", "Ковалёва Валентина").verdict == "unlikely"


@pytest.mark.parametrize("text", BAD)
def test_too_little_is_said_to_be_too_little(text):
    found = names.compare(text, "Борис Дроздов")
    assert (found.verdict, found.weight) == ("too-little", 0.0)


@pytest.mark.parametrize("text", ["Зазуля", "EVENTIN", "Тадора"])
def test_one_word_alone_makes_nobody_likely_the_same(text):
    assert names.compare(text, text).verdict != "likely"
    assert names.compare(text, f"Б. {text}").verdict != "likely"
    assert names.compare(f"Б. {text}", f"Борис {text}").verdict == "likely"


@pytest.mark.parametrize(
    ("left", "right", "finding", "verdict"),
    [
        ("Зазуля Б. И.", "И. Б. Зазуля", "patronymic-initial-other", "unlikely"),
        ("Зазуля Б. И.", "Б. И. Зазуля", "patronymic-initial", "likely"),
        ("Зазуля Б. И.", "Зазуля Б. П.", "patronymic-initial-other", "possible"),
        ("Зазуля Борис И.", "Борис П. Зазуля", "patronymic-initial-other", "possible"),
        ("БОРИС Зазуля", "ЗАЗУЛЯ Борис", "given-same", "likely"),
    ],
)
def test_initials_of_fathers_and_capitals_are_read_as_lists_write_them(left, right, finding, verdict):
    found = names.compare(left, right)
    assert finding in {item.code for item in found.evidence}
    assert found.verdict == verdict


@given(ANYTHING | NAMELIKE | PEOPLE, ANYTHING | NAMELIKE | PEOPLE)
def test_any_text_is_answered_and_the_comparison_is_symmetric(left, right):
    assert names.compare(left, right).weight == pytest.approx(names.compare(right, left).weight)
    assert names.compare(left, right).verdict == names.compare(right, left).verdict


@given(ANYTHING | NAMELIKE | PEOPLE, PEOPLE)
def test_the_weight_is_the_sum_of_the_evidence(left, right):
    found = names.compare(left, right)
    assert found.weight == pytest.approx(sum(item.weight for item in found.evidence), abs=0.001)


@given(PEOPLE | NAMELIKE, PEOPLE | NAMELIKE)
def test_case_does_not_matter_when_all_words_share_it(left, right):
    assert names.compare(left.upper(), right).weight == names.compare(left.lower(), right).weight


@given(PEOPLE, PEOPLE)
def test_the_order_of_given_name_and_surname_does_not_matter(left, right):
    turned = " ".join(reversed(left.split())) if len(left.split()) == 2 else left
    assert names.compare(left, right).weight == pytest.approx(names.compare(turned, right).weight)


def one_in_three(spellings):
    return st.sampled_from([words.split() for words in spellings])


@given(one_in_three(GIVEN), one_in_three(SURNAMES), one_in_three(FATHERS), st.permutations(range(3)))
def test_a_name_weighs_the_same_in_every_language_script_and_order(given_name, surname, father, order):
    whole = [f"{given_name[at]} {father[at]} {surname[at]}" for at in range(3)]
    last_first = [f"{surname[at]} {given_name[at]} {father[at]}" for at in range(3)]
    weights = {names.compare(left, right).weight for left in whole + last_first for right in whole + last_first}
    assert len(weights) == 1
    assert names.compare(whole[order[0]], last_first[order[1]].upper()).weight in weights


@given(one_in_three(GIVEN), one_in_three(SURNAMES), one_in_three(FATHERS), one_in_three(GIVEN), one_in_three(SURNAMES))
def test_the_more_agrees_the_more_it_weighs(given_name, surname, father, other_given, other_surname):
    bare = names.compare(f"{given_name[0]} {surname[0]}", f"{given_name[1]} {surname[1]}").weight
    with_father = names.compare(
        f"{given_name[0]} {father[0]} {surname[0]}", f"{given_name[1]} {father[1]} {surname[1]}"
    )
    other = names.compare(f"{given_name[0]} {surname[0]}", f"{other_given[1]} {other_surname[1]}").weight
    assert other <= bare <= with_father.weight


@pytest.mark.parametrize("text", ["Бо " * 3_333, "Анна Ковалёва " * 700, "а-" * 5_000, "И." * 5_000, "😀" * 10_000])
def test_ten_kilobytes_are_compared_as_a_few_words_and_have_few_keys(text):
    assert len(names.compare(text, f"{text}х").evidence) <= 30
    assert len(names.search_keys(text)) <= 64
