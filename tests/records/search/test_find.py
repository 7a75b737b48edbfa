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
