"""Whoever is meant is found, in any script and spelling, by whoever may see them."""

import pytest

from sprava.core.names import SAME_ENOUGH
from sprava.records.actions.claims import withdraw_claim
from sprava.records.models import Claim
from sprava.records.search.find import find


@pytest.mark.parametrize(
    "asked",
    [
        "Барыс Драздовіч", "Drozdovich Boris", "ДРОЗДОВИЧ Борис Игоревич", "Б. Дроздович", "Дроздвич Борис",
        "Drazdovič", "Боря Дроздович", "Борису Дроздовичу",
    ],
)  # fmt: skip
def test_a_person_is_found_by_any_spelling_of_the_name(enter, anna, asked):
    person = enter("Дроздович Борис")
    enter("Гайдук Дмитрий")
    assert [one.person for one in find(asked, anna)] == [person.pk]


@pytest.mark.parametrize("begun", ["Дроз", "Барыс Др", "Drozdo", "Дроздович Бо", "борис дрозд"])
def test_the_last_word_may_be_only_begun(enter, anna, begun):
    person = enter("Дроздович Борис")
    enter("Гайдук Борис")
    found = find(begun, anna)
    assert found[0].person == person.pk
    assert found[0].score < 1


def test_every_word_that_was_typed_whole_must_be_there(enter, anna):
    enter("Дроздович Борис")
    person = enter("Гайдук Борис Петрович")
    assert [one.person for one in find("Борис Петрович Гай", anna)] == [person.pk]
    assert find("Тадора Зазуля Дроз", anna) == []


def test_the_best_comes_first_and_says_why(enter, anna):
    other = enter("Дроздович Дмитрий")
    person = enter("Дроздович Барыс Ігаравіч")
    found = find("Boris Igorevich Drozdovich", anna)
    assert found[0].person == person.pk
    assert found[0].weight >= SAME_ENOUGH > max((one.weight for one in found if one.person == other.pk), default=0)
    assert found[0].because == ("Дроздович Барыс Ігаравіч",)
    assert "гэта адно імя: Boris, Барыс" in found[0].reasons("be")
    assert found[0].score == 1


def test_every_name_of_a_person_finds_them(enter, anna):
    person = enter("Ковалёва Анна", "Новик Анна")
    assert {one.person for asked in ("Hanna Novik", "Анна Ковалёва") for one in find(asked, anna)} == {person.pk}


def test_nobody_finds_whom_they_may_not_see(enter, anna, clara, hidden):
    seen = enter("Дроздович Борис")
    enter("Дроздович Борис", place=hidden)
    assert [one.person for one in find("Дроздович Борис", clara)] == [seen.pk]
    assert [one.person for one in find("Дроз", clara)] == [seen.pk]
    assert len(find("Дроздович Борис", anna)) == 2


def test_a_name_that_was_withdrawn_finds_nobody(enter, anna):
    person = enter("Дроздович Борис", "Зубр Борис")
    claim = Claim.objects.get(subject=person, value="Зубр Борис")
    withdraw_claim(claim, by=anna, because="a slip of the pen")
    assert find("Зубр Борис", anna) == []


@pytest.mark.parametrize(
    "asked", ["", "   ", "😀", "%", "'; DROP TABLE", "\u202e", "х", "(" * 300, "а" * 10_000, "\x00"]
)
def test_no_query_breaks_the_search(enter, anna, asked):
    enter("Дроздович Борис")
    assert find(asked, anna) == []


def test_no_more_are_found_than_were_asked_for(enter, anna):
    for given_name in ("Борис", "Барыс", "Боря", "Boris"):
        enter(f"Дроздович {given_name}")
    assert len(find("Дроздович Борис", anna, limit=3)) == 3
    assert len(find("Дрозд", anna, limit=2)) == 2


def test_a_search_asks_the_database_only_a_few_times(enter, anna, django_assert_max_num_queries):
    for number in range(5):
        enter(f"Дроздович Борис{'а' * number}")
    anna.compartments_seen()
    with django_assert_max_num_queries(4):
        assert find("Борис Дроздович", anna)
    with django_assert_max_num_queries(7):
        find("Барыс Дразд", anna)


def test_of_namesakes_whoever_was_born_in_the_year_comes_first(enter, anna):
    enter("Дроздович Борис")
    enter("Дроздович Борис", born="1991-02-03")
    person = enter("Дроздович Борис", born="1987-03-12")
    for asked in ("Drozdovich 1987", "Дроздович Борис 1987 г. р.", "Дрозд 12.03.1987"):
        found = find(asked, anna)
        assert found[0].person == person.pk
        assert "1987-03-12" in found[0].reasons("be")[-1]
    assert len(found) == 3


def test_a_year_finds_nobody_whom_the_reader_may_not_see(enter, clara, hidden):
    enter("Дроздович Борис", place=hidden, born="1987")
    assert find("Дроздович 1987", clara) == []


@pytest.mark.parametrize("asked", ["Дроздович Б.", "Дроздович Б. И.", "Дроздович Борис", "Барыс Драздовіч"])
def test_whoever_is_known_by_an_initial_is_found(enter, anna, asked):
    person = enter("Дроздович Б.")
    assert find(asked, anna)[0].person == person.pk


def test_where_nobody_fits_whoever_has_the_rare_surname_is_shown(enter, anna):
    person = enter("Дроздович Нина")
    enter("Иванов Пётр")
    (found,) = find("Дроздович Зоя", anna)
    assert found.person == person.pk
    assert found.score < 0.05
    assert "імёны розныя: Зоя, Нина" in found.reasons("be")
    assert find("Иванов Зенон", anna) == []


def test_where_somebody_fits_nobody_else_of_the_surname_is_shown(enter, anna):
    person = enter("Дроздович Зоя")
    enter("Дроздович Нина")
    assert [one.person for one in find("Дроздович Зоя", anna)] == [person.pk]


@pytest.mark.parametrize("asked", ["Дроздвич", "Дрозтович", "Drozdovych", "Дорздович"])
def test_one_word_with_a_wrong_letter_finds_the_surname(enter, anna, asked):
    person = enter("Дроздович Борис")
    enter("Гайдук Борис")
    assert [one.person for one in find(asked, anna)] == [person.pk]


@pytest.mark.parametrize("asked", ["Зубрзазуля", "Зубр Зазуля", "Зубр-Зазуля Вера"])
def test_a_double_surname_is_found_written_together_and_apart(enter, anna, asked):
    person = enter("Вера Зубр-Зазуля")
    assert find(asked, anna)[0].person == person.pk


def test_a_surname_alone_is_found_in_an_oblique_case(enter, anna):
    person = enter("Дроздов Борис")
    assert find("Дроздову", anna)[0].person == person.pk


def test_a_number_finds_whoever_has_it(enter, anna, clara, hidden):
    person, other = enter("Дроздович Борис"), enter("Гайдук Анна", place=hidden)
    (found,) = find(f"№ {person.pk}", anna)
    assert found.person == person.pk
    assert found.reasons("be") == [f"гэта нумар у рэестры: {person.pk}, Дроздович Борис"]
    assert find(str(other.pk), clara) == []
    assert find("999999999999", anna) == []
