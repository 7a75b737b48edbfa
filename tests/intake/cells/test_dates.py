"""Every notation of a date is read as the date that it writes; anything else is refused in words."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.dates import PartialDate, Sometime, parse_date
from sprava.core.wording import date_words
from sprava.intake.cells.answers import Doubt
from sprava.intake.cells.dates import month_of, read_date
from sprava.intake.problems import codes

days = st.dates(date(1850, 1, 1), date(2150, 12, 31))
partial = st.builds(
    lambda day, known: PartialDate(day.year, day.month if known > 0 else None, day.day if known > 1 else None),
    days,
    st.integers(0, 2),
)


@given(partial)
def test_iso_dates_stay_what_they_are(when):
    assert read_date(str(when)) == str(when)


@given(partial, st.sampled_from(["en", "be", "ru"]), st.booleans())
def test_a_date_in_words_is_read_back(when, lang, short):
    assert read_date(date_words(when, lang, short=short)) == str(when)


@given(days, st.sampled_from("./-"), st.booleans())
def test_figures_are_read_in_the_order_of_the_list(day, mark, padded):
    first, second = (f"{day.day:02d}", f"{day.month:02d}") if padded else (str(day.day), str(day.month))
    assert read_date(mark.join((first, second, str(day.year)))) == day.isoformat()
    assert read_date(mark.join((second, first, str(day.year))), "mdy") == day.isoformat()
    assert read_date(mark.join((str(day.year), second, first))) == day.isoformat()


@given(days, st.sampled_from("./-"))
def test_a_month_in_figures_is_a_month(day, mark):
    assert read_date(f"{day.month:02d}{mark}{day.year}") == f"{day:%Y-%m}".zfill(7)


@given(days, st.sampled_from(["", " 10:30", " 10:30:00", "T00:00:00", "T00:00:00Z", "T10:30:00.125+03:00"]))
def test_the_clock_is_left_out(day, clock):
    assert read_date(day.isoformat() + clock) == day.isoformat()


@given(days, st.sampled_from(["en", "be", "ru"]), st.booleans())
def test_by_a_day_and_not_before_a_day(day, lang, by):
    when = Sometime(None, day) if by else Sometime(day, None)
    assert read_date(date_words(when, lang)) == str(when)


@given(days, days)
def test_the_notation_of_the_register_is_read(left, right):
    when = Sometime(min(left, right), max(left, right))
    assert read_date(str(when)) == str(when)


@given(st.text(max_size=40) | st.from_regex(r"[0-9xX?./\- ]{1,12}", fullmatch=True), st.sampled_from(["dmy", "mdy"]))
def test_any_text_is_a_date_or_is_refused_in_words(text, order):
    read = read_date(text, order)
    if isinstance(read, Doubt):
        assert read.code in codes()
    else:
        assert str(parse_date(read)) == read


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("студзеня", 1), ("лютага", 2), ("сакавік", 3), ("красавіка", 4), ("мая", 5), ("траўня", 5), ("чэрвень", 6),
        ("ліпеня", 7), ("жніўня", 8), ("верасень", 9), ("кастрычніка", 10), ("лістапада", 11), ("снежня", 12),
        ("января", 1), ("феврале", 2), ("марта", 3), ("апреля", 4), ("июнь", 6), ("июля", 7), ("сентябре", 9),
        ("stycznia", 1), ("lutego", 2), ("marca", 3), ("kwietnia", 4), ("maja", 5), ("czerwca", 6), ("lipca", 7),
        ("sierpnia", 8), ("września", 9), ("października", 10), ("listopada", 11), ("grudnia", 12),
        ("січня", 1), ("березень", 3), ("квітня", 4), ("травня", 5), ("червня", 6), ("липень", 7), ("серпня", 8),
        ("жовтень", 10), ("листопада", 11), ("грудня", 12), ("March", 3), ("Sept", 9), ("Dec", 12), ("суд", 0),
    ],
)  # fmt: skip
def test_months_are_known_in_five_languages_and_their_cases(written, month):
    assert month_of(written) == month


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31.02.2021", "not_a_date"), ("03/25/2021", "day_before_month"), ("25.03.21", "short_year"),
        ("44280", "day_number"), ("09-12 (day and month only)", "not_a_date"), ("yesterday", "not_a_date"),
        ("12.0021", "not_a_date"), ("2021-13", "not_a_date"), ("", "not_a_date"),
    ],
)  # fmt: skip
def test_what_is_no_date_says_why(cell, code):
    read = read_date(cell)
    assert isinstance(read, Doubt)
    assert read.code == code


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("в марте 2021", "2021-03"), ("25 сакавіка 2021 г.", "2021-03-25"), ("March 25th, 2021", "2021-03-25"),
        ("2021 год", "2021"), ("25.03.2021 г.", "2021-03-25"), ("00.03.2021", "2021-03"), ("??.??.2021", "2021"),
        ("20210325", "2021-03-25"), ("dnia 8 września 2021 r.", "2021-09-08"), ("the x", None),
    ],
)  # fmt: skip
def test_notations_of_real_lists(cell, read):
    assert read_date(cell) == read if read else isinstance(read_date(cell), Doubt)


def test_a_leap_day_is_known():
    assert calendar.isleap(2024)
    assert read_date("29.02.2024") == "2024-02-29"
    assert isinstance(read_date("29.02.2023"), Doubt)
