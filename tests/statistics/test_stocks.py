"""How many people were held on each day."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sprava.statistics.stocks import Stay, stock_series

days = st.dates(date(2020, 1, 1), date(2021, 12, 31))
stays = st.lists(st.builds(Stay, st.integers(1, 6), days, days), max_size=30)


@given(stays, st.lists(days, max_size=10))
def test_a_person_counts_once_on_a_day_however_many_stays_cover_it(stays, days):
    counted = stock_series(stays, days)
    assert counted.tolist() == [len({stay.person for stay in stays if stay.begin <= day <= stay.end}) for day in days]


@given(stays, stays, days)
def test_more_stays_never_lower_a_count(some, more, day):
    assert stock_series([*some, *more], [day])[0] >= stock_series(some, [day])[0]


def test_a_term_without_end_in_sight_and_a_register_without_anybody():
    assert stock_series([Stay(1, date(2020, 8, 9), date.max)], [date(2020, 8, 8), date(2999, 1, 1)]).tolist() == [0, 1]
    assert np.array_equal(stock_series([], [date(2020, 1, 1)]), [0])
