"""Days of solidarity, as days of a calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.packs import load
from sprava.packs.days import in_year, solidarity_days
from sprava.packs.solidarity import is_month_and_day

BELARUS = load("belarus")
DAYS = st.dates(date(2014, 1, 1), date(2060, 1, 1))


@given(DAYS, st.integers(0, 800))
def test_every_day_found_touches_the_time_that_was_asked(since, many):
    until = since + timedelta(days=many)
    found = solidarity_days(BELARUS, since, until)
    assert all(one.first <= until and one.last >= since and one.first <= one.last for one in found)
    assert [one.first for one in found] == sorted(one.first for one in found)


@given(st.integers(2023, 2060))
def test_a_year_has_each_of_them_once(year):
    found = [one.id for one in solidarity_days(BELARUS, date(year, 1, 1), date(year, 12, 31))]
    assert sorted(found) == sorted(set(found))
    assert {"political-prisoners", "anarchist-prisoners-week"} <= set(found)


def test_a_week_is_found_on_each_of_its_days_and_no_day_before_it_was_kept():
    (week,) = solidarity_days(BELARUS, date(2026, 8, 27), date(2026, 8, 27))
    assert (week.first, week.last) == (date(2026, 8, 23), date(2026, 8, 30))
    assert "political-prisoners" not in {
        one.id for one in solidarity_days(BELARUS, date(2021, 5, 1), date(2021, 5, 31))
    }


def test_the_29th_of_february_is_the_first_of_march_in_common_years():
    assert in_year("02-29", 2024) == date(2024, 2, 29)
    assert in_year("02-29", 2026) == date(2026, 3, 1)


@pytest.mark.parametrize("written", ["13-01", "02-30", "5-21", "05-21-2026", "", "٠٥-٢١"])
def test_what_is_no_day_of_a_year_is_told(written):
    assert not is_month_and_day(written)
