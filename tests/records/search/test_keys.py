"""The keys under which a person is stored."""

from sprava.core import names
from sprava.records.models import NameKey
from sprava.records.search.keys import plain_latin, stored_keys


def test_the_keys_of_a_person_are_those_of_all_their_names(enter):
    person = enter("Дроздович Борис", "Барыс Драздовіч", "Зубр Борис")
    held = set(NameKey.objects.filter(person_id=person.pk).values_list("key", flat=True))
    assert held == names.search_keys("Дроздович Борис") | names.search_keys("Зубр Борис")


def test_two_scripts_of_one_name_take_no_more_keys_than_one():
    assert stored_keys(["Дроздович Борис", "Drazdovič Barys"]) == stored_keys(["Дроздович Борис"])
    assert stored_keys([]) == frozenset()


def test_lists_are_in_the_order_of_the_latin_alphabet():
    assert plain_latin("Ўладзімір Ёрш") == "uladzimir ers"
    assert sorted(["Яўген", "Адам", "Žana"], key=plain_latin) == ["Адам", "Яўген", "Žana"]
