"""Dates and terms as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.dates import PartialDate, Sometime
from sprava.core.errors import Unreadable
from sprava.core.typed_dates import typed_date, typed_term
from sprava.core.wording import LANGUAGES, date_words, term_words

days = st.dates(min_value=date(1000, 1, 1))


@st.composite
def partial_dates(draw) -> PartialDate:
    day = draw(days)
    known_to = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known_to])


@given(partial_dates(), st.sampled_from(LANGUAGES), st.booleans())
def test_whatever_the_pages_write_can_be_typed(when, language, short):
    assert typed_date(date_words(when, language, short=short)) == when


@given(partial_dates())
def test_the_notation_of_claims_can_be_typed(when):
    assert typed_date(str(when)) == when


@given(days)
def test_a_day_with_dots_has_the_day_first(day):
    assert typed_date(f"{day.day}.{day.month}.{day.year}") == PartialDate.of(day)
    assert typed_date(f"{day:%d.%m.%Y} г.") == PartialDate.of(day)


@given(days)
def test_a_day_with_slashes_is_read_only_when_it_can_be_one_day(day):
    text = f"{day.day}/{day.month}/{day.year}"
    if day.day > 12 or day.day == day.month:
        assert typed_date(text) == PartialDate.of(day)
    else:
        with pytest.raises(Unreadable, match="two days"):
            typed_date(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("March 25, 2021", PartialDate(2021, 3, 25)),
        ("25th March 2021", PartialDate(2021, 3, 25)),
        ("03.2021", PartialDate(2021, 3)),
        ("11 траўня 2024", PartialDate(2024, 5, 11)),
        ("2021 год", PartialDate(2021)),
        ("сакавік 2021 г.", PartialDate(2021, 3)),
        ("by 12 May 2022", Sometime(None, date(2022, 5, 12))),
        ("before 2022-05-12", Sometime(None, date(2022, 5, 11))),
        ("пасля 12.05.2022", Sometime(date(2022, 5, 13), None)),
        ("[2024-05-07..2024-06-30]", Sometime(date(2024, 5, 7), date(2024, 6, 30))),
    ],
)
def test_dates_as_people_write_them(typed, meant):
    assert typed_date(typed) == meant


@given(st.text(max_size=60))
def test_anything_else_is_refused_in_words(text):
    try:
        typed_date(text)
    except Unreadable as refused:
        assert "Write" in str(refused)


@given(st.integers(0, 40), st.integers(0, 30), st.integers(0, 400), st.sampled_from(LANGUAGES))
def test_a_term_in_words_can_be_typed(years, months, days_, language):
    parts = "".join(f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M"), (days_, "D")) if number)
    if parts:
        assert typed_term(term_words(f"P{parts}", language).replace("\u202f", "")) == f"P{parts}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 сутак", "P15D"),
        ("15 суток", "P15D"),
        ("5 лет и 6 месяцев", "P5Y6M"),
        ("3 гады", "P3Y"),
        ("2 мес.", "P2M"),
        ("5y 6m", "P5Y6M"),
    ],
)
def test_terms_as_people_write_them(typed, meant):
    assert typed_term(typed) == meant


@pytest.mark.parametrize("typed", ["", "many years", "0 years", "5", "5 years of 7 months", "3 bananas"])
def test_what_is_no_term_is_refused(typed):
    with pytest.raises(Unreadable):
        typed_term(typed)
