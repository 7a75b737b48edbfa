"""Which address is offered, and how it stands on an envelope."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sprava.packs import load
from sprava.support.addresses import Address, address_of, offered
from sprava.support.whom import birthday_ahead
from tests.support.conftest import TODAY


def test_no_address_of_a_closed_or_moved_place_or_of_an_office_is_offered():
    places = load("belarus").facilities
    for value in offered(TODAY):
        row = places[value]
        assert not row.moved_to
        assert row.in_force.until is None
        assert row.type != "AUTHORITY"


def test_an_address_is_offered_on_no_day_on_which_its_place_has_moved_or_was_not_there_yet():
    """Around every day on which a place of the pack opened, closed or changed."""
    for value, row in load("belarus").facilities.items():
        force = row.in_force
        days = [when.earliest() for when in (force.since, force.until) if when] + [
            when.latest() for when in (force.since, force.until) if when
        ]
        for day in {on + timedelta(days=ago) for on in days for ago in (-1, 0, 1) if date.min < on < date.max}:
            found = address_of(value, day)
            if isinstance(found, Address):
                assert not row.moved_to
                assert force.until is None or day <= force.until.earliest()
                assert force.since is None or force.since.earliest() <= day
                held = [one for one in row.addresses_on(day) if one.text == found.text]
                assert held, f"{value}: an address of another time on {day}"


@pytest.mark.parametrize(
    ("day", "offered_then"), [(date(2024, 3, 31), False), (date(2024, 4, 30), True), (TODAY, True)]
)
def test_when_the_old_remand_prison_moved_only_the_new_address_is_offered(day, offered_then):
    assert not isinstance(address_of("SIZO-1-OLD", day), Address)
    assert isinstance(address_of("SIZO-1", day), Address) == offered_then


def test_every_address_that_is_offered_is_printed_and_in_the_letters_of_its_post():
    for one in offered(TODAY).values():
        assert one.lang in ("be", "ru")
        assert any(character.isdigit() for character in one.text)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("SIZO-1-OLD", "closed or has moved"),
        ("IK-2", "relied on"),
        ("SIZO-3", "only as a translation"),
        ("Турма", "does not know"),
        ("IUOT-48", "no rules"),
    ],
)
def test_where_there_is_none_the_reason_is_said(value, reason):
    assert reason in str(address_of(value, TODAY))


def test_a_house_number_stays_with_its_street():
    address = Address("IK-4", "246035 Гомель, ул. Антошкина, 3", "ru", is_confirmed=True)
    assert address.lines == ("246035 Гомель", "ул. Антошкина, 3")


@pytest.mark.parametrize(
    ("text", "name", "lines"),
    [
        ("Гомель, ул. Антошкина, 3", "ИК № 4, Гомель", ("ИК № 4", "Гомель", "ул. Антошкина, 3")),
        ("ИК № 4, ул. Антошкина, 3", "ИК № 4, Гомель", ("ИК № 4", "ул. Антошкина, 3")),
        ("Гомель, 3", "", ("Гомель, 3",)),
    ],
)
def test_the_place_is_named_on_the_envelope_once(text, name, lines):
    assert Address("IK-4", text, "ru", is_confirmed=True, name=name).lines == lines


@pytest.mark.parametrize(
    ("born", "coming"),
    [("1990-11-25", TODAY), ("1990-12-09", TODAY + timedelta(days=14)), ("1990-12-10", None), ("1990-11", None)],
)
def test_a_birthday_is_near_for_two_weeks_and_only_where_its_day_is_known(born, coming):
    assert birthday_ahead(born, TODAY) == coming


def test_who_was_born_on_the_last_of_february_has_a_birthday_every_year():
    assert birthday_ahead("1992-02-29", date(2027, 2, 20)) == date(2027, 3, 1)
    assert birthday_ahead("1992-02-29", date(2028, 2, 20)) == date(2028, 2, 29)
    assert birthday_ahead("1990-01-02", date(2026, 12, 30)) == date(2027, 1, 2)
