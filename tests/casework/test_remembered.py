"""Counts over the whole register."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import pytest

from sprava.casework import remembered
from sprava.casework.remembered import Custody, Remembered
from sprava.records.actions.people import record_person

DAY = date(2026, 6, 15)


@pytest.fixture
def enter(anna, sviedka, saying, compartment):
    def write(name: str, *events: tuple[str, dict[str, str]], said_on: str = "2026-06-01") -> None:
        said = saying(sviedka, said_on=said_on)
        record_person({"name": name}, events, saying=said, by=anna, compartment=compartment)

    return write


def test_whoever_is_entered_in_a_small_register_is_counted_at_once(anna, enter):
    with patch.object(remembered, "QUICK", 60):
        assert Remembered(anna).people() == 0
        enter("Лазнік")
        assert Remembered(anna).people() == 1


def test_a_slow_count_is_kept_for_its_own_readers_only(anna, clara, enter):
    enter("Лазнік")
    with patch.object(remembered, "QUICK", -1):
        assert Remembered(anna).people() == 1
        enter("Каласнік")
        assert Remembered(anna).people() == 1
        assert Remembered(clara).people() == 0


def test_people_with_two_spells_count_once(anna, enter):
    again = [
        ("detention", {"date": "2026-01-02"}),
        ("release", {"date": "2026"}),
        ("detention", {"date": "2026-06-14"}),
    ]
    enter("Лазнік", *again)
    enter("Каласнік", ("sighting", {"date": "2026-01-01", "state": "held"}), said_on="2026-01-01")
    assert Remembered(anna).custody(DAY, date(2026, 3, 1)) == Custody(certain=1, possible=2, quiet=1, overdue=0)


def test_inside_are_those_who_were_last_seen_there_since_they_were_taken(anna, enter):
    held = ("detention", {"date": "2026-06-14"})
    enter("Лазнік", held, ("stay", {"facility": "IK-1", "since": "2026-06-14"}))
    enter("Каласнік", held, ("stay", {"facility": "IK-1", "since": "2021-01-01"}))
    enter("Крыніца", ("stay", {"facility": "IK-1", "since": "2026-05-01"}))
    assert Remembered(anna).inside(DAY) == {"IK-1": (1, 2)}


def test_letters_and_choices_are_those_of_people_whom_the_reader_may_see(anna, clara, enter):
    enter("Лазнік", ("stay", {"facility": "IK-1"}), ("recognition", {"body": "Sviedka"}))
    assert Remembered(anna).letters() == {"l"}
    facilities, recognisers = Remembered(anna).choices()
    assert (list(facilities), list(recognisers)) == (["IK-1"], ["Sviedka"])
    assert Remembered(clara).letters() == frozenset()
    assert Remembered(clara).choices() == ({}, {})
