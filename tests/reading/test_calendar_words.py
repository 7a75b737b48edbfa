"""Numbers of days, and years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.calendar_words import NEWEST_YEAR, OLDEST_YEAR, YearsAfter, day_number, is_year
from sprava.reading.text import taken_apart


@given(st.integers(0, 99))
def test_a_day_is_a_number_that_a_month_has(number):
    tokens = taken_apart(f"{number} мая")
    assert day_number(tokens, 0) == (number if 1 <= number <= 31 else None)


@given(st.integers(1000, 9999))
def test_a_year_is_of_centuries_of_which_reports_tell(number):
    tokens = taken_apart(f"{number} года")
    assert is_year(tokens, 0, 2) == (OLDEST_YEAR <= number <= NEWEST_YEAR)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("мая 2022 года", 2022),
        ("May, 2022", 2022),
        ("мая прошлого года", 2022),
        ("May of 2021", 2021),
        ("мая он молчал", None),
        ("мая, 2023.500", None),
    ],
)
def test_the_year_after_a_month(text, year):
    tokens = taken_apart(text)
    assert YearsAfter(tokens, 2023).at(1, tokens.sentences[0])[0] == year
