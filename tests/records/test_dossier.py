"""What is known of many people is asked for together, and is what is known of each."""

from __future__ import annotations

from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.dossier import dossier, dossiers

DETAINED = ("detention", {"date": "2026-11-02"})


def test_of_many_it_is_what_it_is_of_each_in_as_many_queries(anna, compartment, sviedka, django_assert_max_num_queries):
    said = Saying(sviedka, None, "2026-11-05")
    people = [
        record_person({"name": name}, [DETAINED], saying=said, by=anna, compartment=compartment).pk
        for name in ("Лес Янка", "Мох Пётр", "Бор Анна")
    ]
    anna.compartments_seen()
    with django_assert_max_num_queries(6):
        found = dossiers([*people, 777_777], anna)
    assert found == {person: dossier(person, anna) for person in people}
    assert [found[person].names[0][1].accepted.value for person in people] == ["Лес Янка", "Мох Пётр", "Бор Анна"]


def test_of_nobody_nothing_is_known(anna):
    assert dossiers([], anna) == {}
