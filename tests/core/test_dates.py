from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.dates import PartialDate, Sometime, between, compatible, parse_date
from sprava.core.errors import Unreadable

days = st.dates()


def known_to(day: date, length: int) -> str:
    return day.isoformat()[:length]


@given(days, st.sampled_from([4, 7, 10]))
def test_the_true_day_lies_between_earliest_and_latest(day, length):
    partial = PartialDate.parse(known_to(day, length))
    assert partial.earliest() <= day <= partial.latest()


@given(days, st.sampled_from([4, 7, 10]))
def test_a_date_is_written_as_it_was_read(day, length):
    assert str(parse_date(known_to(day, length))) == known_to(day, length)


@given(days, days)
def test_a_day_between_two_days_is_written_as_it_was_read(one, other):
    first, last = sorted((one, other))
    sometime = Sometime(first, last)
    assert parse_date(str(sometime)) == sometime
    assert (sometime.earliest(), sometime.latest()) == (first, last)


@given(days, days)
def test_the_plainest_date_between_two_days_loses_no_day(one, other):
    first, last = sorted((one, other))
    plainest = between(first, last)
    assert (plainest.earliest(), plainest.latest()) == (first, last)


@given(days, st.sampled_from([4, 7, 10]), days, st.sampled_from([4, 7, 10]))
def test_two_dates_are_compatible_when_one_day_can_be_both(left, left_length, right, right_length):
    one, other = PartialDate.parse(known_to(left, left_length)), PartialDate.parse(known_to(right, right_length))
    overlap = max(one.earliest(), other.earliest()) <= min(one.latest(), other.latest())
    assert compatible(one, other) == compatible(other, one) == overlap


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_refused_in_words(text):
    try:
        parsed = parse_date(text)
    except Unreadable as error:
        assert "Write" in str(error) or "Put" in str(error) or "Give" in str(error)
    else:
        assert parsed.earliest() <= parsed.latest()


@pytest.mark.parametrize(
    "text", ["2021-02-29", "31.02.2021", "2021-13", "0000", "2021-3", "", "21", "२०२१", "[..]", "[2022..2021]"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Unreadable):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("[..2025-08-12]", date.min, date(2025, 8, 12)),
        ("[2024-05-07..2024-06]", date(2024, 5, 7), date(2024, 6, 30)),
    ],
)
def test_the_first_and_last_possible_day(text, first, last):
    when = parse_date(text)
    assert (when.earliest(), when.latest()) == (first, last)
