"""The days at which people are counted over the years."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.series import MOST_DAYS, ends_of_periods

days = st.dates(date(1937, 1, 1), date(2030, 12, 31))


@given(days, st.integers(0, 30000))
def test_periods_end_with_a_month_and_the_last_day_is_the_one_asked_for(first, more):
    last = first + timedelta(days=more)
    ends = ends_of_periods(first, last)
    assert ends[-1] == last
    assert len(ends) <= MOST_DAYS
    assert ends == sorted(set(ends))
    assert all((end + timedelta(days=1)).day == 1 for end in ends[:-1])


def test_a_short_time_is_shown_by_quarters_and_a_long_one_by_years():
    assert ends_of_periods(date(2021, 2, 1), date(2021, 7, 1)) == [
        date(2021, 3, 31),
        date(2021, 6, 30),
        date(2021, 7, 1),
    ]
    assert ends_of_periods(date(2012, 2, 1), date(2026, 7, 1))[:2] == [date(2012, 12, 31), date(2013, 12, 31)]
