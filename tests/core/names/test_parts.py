"""A name as people write it, to its parts."""

import pytest
from hypothesis import given

from sprava.core import names
from sprava.core.names.parts import LONGEST_WORD, MOST_WORDS
from tests.core.names.conftest import ANYTHING, BAD


def texts(words):
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("text", "given_name", "patronymic", "surname"),
    [
        ("Гайдук, Адам Семенович", "Адам", "Семенович", "Гайдук"),
        ("Зазулевич Роман Аркадьевич", "Роман", "Аркадьевич", "Зазулевич"),
        ("Роман Аркадьевич Зазулевич", "Роман", "Аркадьевич", "Зазулевич"),
        ("Іван Васковіч", "Іван", None, "Васковіч"),
        ("DROZDOV Boris Igorevich", "Boris", "Igorevich", "DROZDOV"),
        ("Заидов Фуад Хайдар оглы", "Фуад", "Хайдар", "Заидов"),
        ("Hasan bin Ali al-Zaid", "Hasan", "Ali", "Zaid"),
        ("НОВИК БорисИгоревич", "Борис", "Игоревич", "НОВИК"),
        ("ДРОЗДОВКОНСТАНТИН Юрьевич", "КОНСТАНТИН", "Юрьевич", "ДРОЗДОВ"),
        ("г-н Борис Дроздов", "Борис", None, "Дроздов"),
    ],
)
def test_the_parts_of_a_name(text, given_name, patronymic, surname):
    name = names.parse(text)
    assert texts(name.given) == [given_name]
    assert (name.patronymic.text if name.patronymic else None) == patronymic
    assert texts(name.surnames) == [surname]


@pytest.mark.parametrize("text", ["Ковалёва (Новик) Анна", "Анна Ковалёва, урожд. Новик", "Анна Ковалёва née Новик"])
def test_a_surname_in_brackets_or_after_born_is_a_previous_one(text):
    name = names.parse(text)
    assert texts(name.previous) == ["Новик"]
    assert names.compare("Анна Новик", name).verdict == "likely"


def test_initials_of_one_sound_are_one_initial_however_many_letters_they_take():
    assert names.parse("Yu. B. Novik").initials == names.parse("Ю. Б. Новик").initials
    assert names.parse("Zh. Novik").initials == names.parse("Ж. Новик").initials


def test_a_list_with_columns_says_itself_which_part_is_which():
    name = names.in_columns("Борис", "Новик", "Игоревич")
    assert (texts(name.surnames), texts(name.given), name.sure) == (["Борис"], ["Новик"], True)
    assert names.in_columns("Ковалёва (Новик)", "Анна").previous


def test_sex_is_guessed_by_patronymic_before_given_name():
    assert names.parse("Саша Сергеевна Новик").sex == "f"
    assert names.parse("Борис Новик").sex == "m"
    assert names.parse("Саша Новик").sex == ""


@pytest.mark.parametrize("text", [*BAD, "бин", "оглы", "ß", "İ", "al-", "бин бин бин", "Ў.Ў.Ў."])
def test_any_text_has_parts(text):
    assert isinstance(names.parse(text).words, tuple)


@given(ANYTHING)
def test_no_text_makes_more_than_so_many_words(text):
    name = names.parse(text * 20)
    assert len(name.words) <= MOST_WORDS + 1
    assert all(len(word.text) <= LONGEST_WORD for word in name.words)


@pytest.mark.parametrize("text", ["Б" * 10_000, "Бо " * 3_333, "(" * 10_000, "а-" * 5_000, "A\u0301" * 5_000])
def test_ten_kilobytes_are_cut_before_they_cost_anything(text):
    name = names.parse(text)
    assert len(name.text) <= LONGEST_WORD * MOST_WORDS
    assert len(name.words) <= MOST_WORDS + 1


def test_a_last_word_that_is_only_begun_is_not_taken_for_a_title():
    assert [word.text for word in names.typed("Барыс Др")] == ["Барыс", "Др"]
    assert [word.text for word in names.typed("др Барыс Драздовіч")] == ["Барыс", "Драздовіч"]
