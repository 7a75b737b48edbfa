"""How much lasts on each day, what came and what went."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sprava.statistics.spans import (
    CERTAIN,
    NEVER,
    POSSIBLE,
    READ,
    Spans,
    account,
    apart,
    begun,
    both,
    compact,
    distinct,
    ended,
    in_order,
    inside,
    nested,
    paired,
    spans,
    stacked,
    stocks,
    whole,
)

LEVELS = (CERTAIN, READ, POSSIBLE)
START = date(2021, 1, 1)
days = st.integers(0, 60).map(lambda number: START + timedelta(days=number))
exact = st.lists(st.tuples(st.integers(0, 4), days, days).filter(lambda row: row[1] <= row[2]), max_size=12)
vague = st.lists(st.tuples(st.integers(0, 4), *[st.integers(0, 60)] * 4), max_size=12)


def drawn(rows) -> Spans:
    """Known to the day."""
    key, begin, end = (np.array([_number(row[place]) for row in rows], dtype=np.int64) for place in range(3))
    return spans(key, (begin, begin), (end, end), 5)


def bounded(rows) -> Spans:
    """Each end between two days."""
    key = np.array([row[0] for row in rows], dtype=np.int64)
    begin = np.array([sorted(row[1:3]) for row in rows], dtype=np.int64).reshape(-1, 2) + START.toordinal()
    end = np.array([sorted(row[3:5]) for row in rows], dtype=np.int64).reshape(-1, 2) + START.toordinal()
    return spans(key, (begin[:, 0], begin[:, 1]), (end[:, 0], end[:, 1]), 5)


def _number(value) -> int:
    return value.toordinal() if isinstance(value, date) else value


def there(rows: Spans, level: int, day: date) -> set[int]:
    """Counted one by one."""
    at = day.toordinal()
    pairs = zip(rows.key, rows.first[level], rows.last[level], strict=True)
    return {int(key) for key, first, last in pairs if first <= at <= last}


@given(vague, st.lists(days, max_size=8))
def test_a_thing_counts_once_on_a_day_however_many_rows_cover_it(rows, asked):
    lasting = bounded(rows)
    counted = stocks(lasting, asked)
    for level in LEVELS:
        assert counted[level].tolist() == [len(there(lasting, level, day)) for day in asked]
        assert [int(inside(lasting, day)[level].sum()) for day in asked] == counted[level].tolist()


@given(vague, days, st.integers(0, 40))
def test_before_and_came_without_went_is_after_and_agrees_with_the_stocks(rows, first, length):
    lasting, last = bounded(rows), first + timedelta(days=length)
    for level in LEVELS:
        found = account(lasting, level, first, last)
        assert found.before + found.came - found.went == found.after
        assert found.before == account(lasting, level, first - timedelta(days=9), first - timedelta(days=1)).after
        on_first = account(lasting, level, first, first)
        assert len(there(lasting, level, first)) == on_first.before + on_first.came
        # There overnight: on the last day and on the day after it, or gone only at its end.
        overnight = there(lasting, level, last) & there(lasting, level, last + timedelta(days=1))
        assert len(overnight) <= found.after


@given(exact, days, st.integers(0, 40))
def test_on_certain_dates_events_and_accounts_are_one(rows, first, length):
    lasting, last = drawn(rows), first + timedelta(days=length)
    times = whole(lasting)
    for level, came, went in zip(LEVELS, begun(times, first, last), ended(times, first, last), strict=True):
        found = account(lasting, level, first, last)
        assert (int(came.sum()), int(went.sum())) == (found.came, found.went)


@given(vague, days, st.integers(0, 40))
def test_what_surely_happened_possibly_did(rows, first, length):
    times = whole(bounded(rows))
    for events in (begun(times, first, first + timedelta(days=length)), ended(times, first, first)):
        assert not (events.surely & ~events.read).any()
        assert not (events.read & ~events.possibly).any()


@given(vague)
def test_each_level_holds_the_one_before_it(rows):
    lasting = bounded(rows)
    again = nested(lasting.key, lasting.first[::-1], lasting.last[::-1], lasting.size)
    for one in (lasting, again):
        for day in (START + timedelta(days=number) for number in range(0, 61, 3)):
            assert there(one, CERTAIN, day) <= there(one, READ, day) <= there(one, POSSIBLE, day)


@given(vague, vague, days)
def test_two_things_said_hold_both_on_the_days_on_which_each_does(some, others, day):
    left, right = bounded(some), bounded(others)
    cut, which = both(left, right, paired(left.key, right.key))
    assert (right.key[which] == cut.key).all()
    for level in LEVELS:
        assert there(cut, level, day) == there(left, level, day) & there(right, level, day)


@given(st.lists(st.integers(0, 4)), st.lists(st.integers(0, 4)))
def test_every_equal_pair_is_found_once(left, right):
    lefts, rights = paired(np.array(left, dtype=np.int64), np.array(right, dtype=np.int64))
    found = sorted(zip(lefts.tolist(), rights.tolist(), strict=True))
    assert found == [(i, j) for i, one in enumerate(left) for j, other in enumerate(right) if one == other]


@given(st.lists(st.integers(0, 9)))
def test_each_number_is_once_among_the_distinct_ones_and_keeps_its_place(numbers):
    assert distinct(np.array(numbers, dtype=np.int64)).tolist() == sorted(set(numbers))


@given(vague)
def test_in_half_the_memory_stand_the_same_rows(rows):
    lasting = bounded(rows)
    small = compact(lasting)
    assert small.key.dtype == small.first.dtype == np.int32
    assert (small.first == lasting.first).all()
    assert (small.last == lasting.last).all()


@given(vague, vague, days)
def test_more_rows_never_lower_a_count(some, more, day):
    fewer, all_ = bounded(some), stacked(bounded(some), bounded(more))
    assert (stocks(all_, [day]) >= stocks(fewer, [day])).all()


def test_what_has_no_end_in_sight_goes_nowhere_and_nothing_is_nothing():
    lasting = drawn([(0, date(2020, 8, 9), date.max)])
    assert stocks(lasting, [date(2020, 8, 8), date(2999, 1, 1)])[POSSIBLE].tolist() == [0, 1]
    assert account(lasting, POSSIBLE, date(2020, 1, 1), date(2999, 1, 1)) == (0, 1, 0, 1)
    assert lasting.last[POSSIBLE, 0] == NEVER
    nothing = drawn([])
    assert stocks(nothing, [START])[POSSIBLE].tolist() == [0]
    assert len(whole(nothing).key) == 0
    assert apart(nothing, READ)[0].tolist() == []


@given(st.lists(st.tuples(*[st.integers(0, 4)] * 3), max_size=30))
def test_rows_are_put_in_a_lexical_order_and_equal_ones_stay_as_they_lie(rows):
    columns = [np.array([row[place] for row in rows], dtype=np.int64) for place in range(3)]
    assert in_order(*columns).tolist() == np.lexsort(columns[::-1]).tolist()
