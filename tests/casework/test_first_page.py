"""Birthdays ahead."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sprava.casework.first_page import LONGEST_QUIET, SHORTEST_QUIET, birthday_ahead, quiet_asked
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


@given(st.text())
def test_any_answer_gives_a_number_of_days_within_reason(text):
    query = QueryDict(mutable=True)
    query["quiet"] = text
    assert SHORTEST_QUIET <= quiet_asked(query) <= LONGEST_QUIET
