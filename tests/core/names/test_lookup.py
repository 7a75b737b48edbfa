"""From a query to people, over any index of keys."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core import names
from tests.core.names.conftest import PEOPLE


def index_of(stored):
    index: dict[str, list[str]] = defaultdict(list)
    for person in stored:
        for key in names.search_keys(person):
            index[key].append(person)
    return index


def look_up(text, stored, most=10):
    index = index_of(stored)

    def holders(keys, limit):
        return [(key, person) for key in keys for person in index.get(key, ())][:limit]

    return names.look_up(text, holders, lambda people: [(person, person) for person in people], most)


STORED = ["Барыс Ігаравіч Драздоў", "Дмитрий Дроздов", "Ковалёва (Новик) Анна Сергеевна", "Гайдук Тадора Ивановна",
          "Кацярына Зазуля"]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "person"),
    [
        ("Boris Drozdov", 0), ("Б. Дроздов", 0), ("Драздоў Барыс", 0), ("Новик Анна", 2), ("Boris Drosdov", 0),
        ("Катя Зазуля", 4), ("Тадора Ивановна Зубр", 3), ("Hajduk", 3), ("Дрроздов Дмитрий", 1), ("Тодора Гайдук", 3),
    ],
)  # fmt: skip
def test_the_right_person_comes_first(asked, person):
    assert look_up(asked, STORED)[0].person == STORED[person]


@settings(max_examples=50)
@given(st.lists(PEOPLE, min_size=1, max_size=8, unique=True), st.data())
def test_whoever_is_stored_is_found_by_their_own_name(stored, data):
    asked = data.draw(st.sampled_from(stored))
    assert look_up(asked, stored)[0].weight >= names.compare(asked, asked).weight


def test_nobody_is_found_by_nothing():
    assert look_up("", STORED) == []
    assert look_up("😀", STORED) == []


def test_at_most_so_many_entries_are_read_at_a_step():
    limits = []

    def holders(keys, most):
        limits.append(most)
        return [(key, number) for key in keys for number in range(most)][:most]

    found = names.look_up("Борис Дроздов", holders, lambda people: [(person, "Борис Дроздов") for person in people], 5)
    assert len(found) == 5
    assert len(limits) == 1


@pytest.mark.parametrize("asked", ["Волкаў Міхась", "Mikhail Volkau"])
def test_of_namesakes_whoever_is_spelt_as_it_was_typed_comes_first(asked):
    people = {1: "Волков Михаил", 2: "Волкаў Міхаіл", 3: "Mikhail Volkov"}
    assert names.rank(asked, people.items())[0].person == 2


def test_of_two_forms_of_one_given_name_the_one_that_was_typed_comes_first():
    people = {1: "Уладзімір Зазуля", 2: "Владимир Зазуля"}
    assert [one.person for one in names.rank("Vladimir Zazulia", people.items())] == [2, 1]
    assert [one.person for one in names.rank("Uladzimir Zazulia", people.items())] == [1, 2]


def test_a_surname_that_only_sounds_the_same_comes_after_the_one_that_was_typed():
    people = {1: "Пьянков Сергей", 2: "Панков Сергей", 3: "Пеньков Сергей"}
    assert names.rank("Pankov Sergey", people.items())[0].person == 2


def test_where_nobody_fits_a_slip_in_the_patronymic_is_nearer_than_another_surname():
    people = {1: "Зубр Виталий Васильевич", 2: "Аверьянов Виталий Владимирович", 3: "Аверьянов Борис Петрович"}
    found = names.rank("Аверьянов Виталий Васильевич", people.items())
    assert [one.person for one in found] == [2, 1, 3]
    assert all(one.weight < names.POSSIBLE for one in found)


def test_of_many_namesakes_the_one_with_the_patronymic_is_among_the_compared():
    stored = [f"Дроздов Борис {father}" for father in ("Петрович", "Иванович", "Сергеевич")] * 200

    def holders(keys, most):
        held = [(key, number) for key in sorted(keys) for number in numbers[key]]
        return held[:most]

    numbers = defaultdict(list)
    for number, name in enumerate([*stored, "Дроздов Борис Адамович"]):
        for key in names.search_keys(name):
            numbers[key].append(number)
    every = [*stored, "Дроздов Борис Адамович"]
    found = names.look_up("Drozdov Boris Adamovich", holders, lambda people: [(one, every[one]) for one in people])
    assert found[0].person == len(stored)
