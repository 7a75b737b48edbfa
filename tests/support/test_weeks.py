"""Weeks by ISO 8601."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Unreadable
from sprava.support.weeks import monday_of, parse_week, week_of, weeks_back

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS)
def test_a_day_lies_in_its_week_which_begins_on_a_monday(day):
    monday = monday_of(week_of(day))
    assert monday.weekday() == 0
    assert monday <= day <= monday + timedelta(days=6)
    assert parse_week(week_of(day)) == week_of(day)


@given(DAYS, st.integers(1, 60))
def test_weeks_back_are_different_and_stand_in_order(day, many):
    found = weeks_back(day, many)
    assert len(set(found)) == many
    assert sorted(found, reverse=True) == found


@pytest.mark.parametrize("text", ["", "2026-W60", "2025-W53", "W12", "2026-11-25", "٢٠٢٦-W10", "9" * 400])
def test_what_is_no_week_is_said(text):
    with pytest.raises(Unreadable, match="2026-W48"):
        parse_week(text)


@given(st.text(max_size=12))
def test_any_text_is_a_week_or_refused_in_words(text):
    try:
        assert parse_week(text) == week_of(monday_of(parse_week(text)))
    except Unreadable as refusal:
        assert "Write it as" in str(refusal)
