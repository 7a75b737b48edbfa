"""Lengths of sentences."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Unreadable
from sprava.core.terms.durations import BeyondCalendar, Duration, shifted

durations = st.builds(Duration, st.integers(0, 30), st.integers(0, 40), st.integers(0, 400))
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(durations)
def test_a_term_survives_being_written(duration):
    assert Duration.parse(str(duration)) == duration


@given(durations, days)
def test_both_readings_are_at_most_a_few_days_apart_and_in_order(duration, start):
    early, late = duration.added_to(start)
    assert start <= early <= late
    assert (late - early).days <= 1


@given(durations, days)
def test_a_length_taken_off_again_leads_back_to_about_the_same_day(duration, start):
    early, _ = duration.added_to(start)
    back, _ = duration.taken_from(early)
    assert abs((back - start).days) <= 4


def test_a_year_is_not_three_hundred_and_sixty_five_days():
    assert Duration.parse("P1Y3D").added_to(date(2015, 3, 3))[0] == date(2016, 3, 6)
    assert Duration.parse("P1Y") != Duration.parse("P12M")
    assert Duration.parse("P1Y").added_to(date(2020, 2, 29)) == (date(2021, 2, 28), date(2021, 3, 1))


@pytest.mark.parametrize("text", ["", "P", "5 years", "P-1Y", "PT5H", "P1000Y", "P1Y1Y", "P9999999D"])
def test_what_is_no_term_is_refused_with_the_way_to_write_one(text):
    with pytest.raises(Unreadable, match="P5Y6M"):
        Duration.parse(text)


def test_nothing_leaves_the_calendar():
    with pytest.raises(BeyondCalendar):
        Duration.parse("P1Y").added_to(date.max)
    with pytest.raises(BeyondCalendar):
        Duration.parse("P1Y").taken_from(date.min)
    with pytest.raises(BeyondCalendar):
        shifted(date.max, 1)
