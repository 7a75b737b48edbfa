"""People entered by hand: one source, what it says of them and what happened, all or nothing."""

from __future__ import annotations

import pytest

from sprava.core.errors import Refused, Unreadable
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event, record_more, record_person
from sprava.records.models import Charge, Claim, Person, Subject


@pytest.fixture
def tadora(sviedka, anna, compartment):
    return record_person({"name": "Кляновіч Тадора"}, {}, saying=Saying(sviedka), by=anna, compartment=compartment)


def test_a_noun_may_come_more_than_once(sviedka, anna, compartment):
    charges = [("charge", {"article": "342 p.1"}), ("charge", {"article": "361-4"})]
    person = record_person({"name": "Ляпко"}, charges, saying=Saying(sviedka), by=anna, compartment=compartment)
    assert set(Charge.objects.filter(person=person.pk).values_list("article", flat=True)) == {"342 p.1", "361-4"}


def test_nobody_is_entered_without_a_name(sviedka, anna, compartment):
    with pytest.raises(Refused, match="needs a name"):
        record_person({"birth_date": "1987"}, {}, saying=Saying(sviedka), by=anna, compartment=compartment)


def test_nothing_is_half_entered(sviedka, anna, compartment):
    with pytest.raises(Unreadable):
        record_person(
            {"name": "Ляпко"}, {"detention": {"date": "yesterday"}},
            saying=Saying(sviedka), by=anna, compartment=compartment,
        )  # fmt: skip
    assert not Subject.objects.exists()


def test_more_is_added_to_who_is_there(tadora, chronicle, anna):
    record_more(
        tadora, {"birth_date": "1987", "sex": ""}, [("detention", {"date": "2023-09"}), ("release", {"date": " "})],
        saying=Saying(chronicle), by=anna,
    )  # fmt: skip
    person = Person.objects.get()
    assert (person.birth_date, person.detentions.get().date) == ("1987", "2023-09")
    assert Subject.objects.filter(kind="release").count() == 0


def test_saying_who_somebody_is_again_adds_nothing(tadora, chronicle, anna):
    for _ in range(2):
        record_more(tadora, {"birth_date": "1987"}, {}, saying=Saying(chronicle), by=anna)
    assert Claim.objects.filter(field="birth_date").count() == 1


def test_what_happens_to_nobody_is_refused(tadora, sviedka, anna):
    with pytest.raises(Refused, match="does not happen to a person"):
        record_event(tadora, "facility", {"name": "X"}, saying=Saying(sviedka), by=anna)
    with pytest.raises(Refused, match="Nothing was filled in"):
        record_event(tadora, "release", {"date": ""}, saying=Saying(sviedka), by=anna)
