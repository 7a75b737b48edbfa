"""Birthdays, hearings and releases ahead."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.casework.ahead import birthday_ahead, days_ahead, far_ahead
from sprava.records.actions.people import record_person
from sprava.records.models import Person

DAYS = st.dates(date(1930, 1, 1), date(2010, 12, 31))
TODAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(DAYS, TODAYS)
def test_the_next_birthday_is_within_a_year_and_not_past(born, today):
    coming = birthday_ahead(Person(birth_date=str(born)), today)
    assert coming is not None
    assert coming.order - today < timedelta(days=367)
    assert coming.order >= today or (born.month, born.day) == (2, 29)


def test_who_was_born_on_a_leap_day_has_a_birthday_every_year():
    coming = birthday_ahead(Person(birth_date="1988-02-29"), date(2027, 2, 1))
    assert coming is not None
    assert coming.order == date(2027, 2, 28)


def test_of_a_month_only_the_month_is_told():
    coming = birthday_ahead(Person(birth_date="1988-12"), date(2026, 11, 25))
    assert coming is not None
    assert str(coming.when) == "2026-12"


def test_a_year_gives_no_birthday():
    assert birthday_ahead(Person(birth_date="1988"), date(2026, 11, 25)) is None
    assert birthday_ahead(Person(birth_date="[1988-01-01..1988-02-01]"), date(2026, 11, 25)) is None


def test_of_a_month_that_is_not_over_the_day_may_still_come():
    coming = birthday_ahead(Person(birth_date="1988-11"), date(2026, 11, 25))
    assert coming is not None
    assert (str(coming.when), coming.order) == ("2026-11", date(2026, 11, 25))


@given(TODAYS, st.integers(0, 10**9))
def test_no_number_of_days_leads_past_the_calendar(today, days):
    assert today <= far_ahead(today, days) < date.max


def test_a_hearing_whose_days_have_begun_and_one_without_an_end_differ(anna, sviedka, saying, compartment):
    """In the middle of a month the hearing of that month lies ahead; one "not before" has no last day to show."""
    today = date(2026, 11, 25)
    for name, day in (("Лазнік", "2026-11"), ("Каласнік", "[2026-11-01..]"), ("Крыніца", "2026-11-24")):
        events = {"hearing": {"date": day}}
        record_person({"name": name}, events, saying=saying(sviedka), by=anna, compartment=compartment)
    found = days_ahead(today, today + timedelta(days=30), anna)
    assert [(one.person.label, one.order) for one in found] == [("Лазнік", today)]
