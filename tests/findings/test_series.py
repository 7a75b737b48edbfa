"""The days at which people are counted over the years."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.series import MOST_QUARTERS, quarters

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(days, st.integers(0, 9000))
def test_quarters_end_on_the_day_before_one_begins_and_the_last_day_is_the_one_asked_for(first, more):
    last = first + timedelta(days=more)
    ends = quarters(first, last)
    assert ends[-1] == last
    assert len(ends) <= MOST_QUARTERS
    assert ends == sorted(set(ends))
    assert all((end + timedelta(days=1)).day == 1 and end.month in (3, 6, 9, 12) for end in ends[:-1])
