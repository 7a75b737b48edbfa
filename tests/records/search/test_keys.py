"""The keys under which a person is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core import names
from sprava.core.names import plain_latin
from sprava.records.models import NameKey
from sprava.records.search.keys import order_of, stored_keys, surname_in


def test_the_keys_of_a_person_are_those_of_all_their_names(enter):
    person = enter("Дроздович Борис", "Барыс Драздовіч", "Зубр Борис")
    held = set(NameKey.objects.filter(person_id=person.pk).values_list("key", flat=True))
    assert held == stored_keys(["Дроздович Борис", "Барыс Драздовіч", "Зубр Борис"])
    assert names.search_keys("Зубр Борис") < held


def test_two_scripts_of_one_name_take_one_key_more_than_one():
    assert stored_keys(["Дроздович Борис", "Drozdovich Boris"]) == stored_keys(["Дроздович Борис"])
    more = stored_keys(["Дроздович Борис", "Drazdovič Barys"]) - stored_keys(["Дроздович Борис"])
    assert [key[0] for key in more] == ["!"]
    assert stored_keys([]) == frozenset()


def test_lists_are_in_the_order_of_the_latin_alphabet():
    assert plain_latin("Ўладзімір Ёрш") == "uladzimir ers"
    assert sorted(["Яўген", "Адам", "Žana"], key=plain_latin) == ["Адам", "Яўген", "Žana"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Тадора Кляновіч", "klanovic tadora"),
        ("Кляновіч Тадора", "klanovic tadora"),
        ("Кляновіч Тадора Ігараўна", "klanovic tadora iharauna"),
        ("И. Лосик", "losik i"),
        ("Łukša Dźmitryj", "luksa dzmitryj"),
        ("Vladimir Kara-Murza", "kara murza vladimir"),
    ],
)
def test_a_name_stands_in_a_list_by_its_surname_in_any_script_and_order(written, key):
    assert order_of(written) == key


@given(st.text(max_size=60))
def test_the_order_of_a_name_keeps_every_word_of_it(name):
    assert sorted(order_of(name).split()) == sorted(plain_latin(name).split())


@pytest.mark.parametrize(("written", "surname"), [("Vladimir Kara-Murza", "Kara-Murza"), ("Тадора", "Тадора")])
def test_a_surname_is_given_back_as_it_is_written(written, surname):
    assert surname_in(written) == surname
