"""Dates side by side that are one date, or share their year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.dates import DateReader
from sprava.reading.text import taken_apart

PUBLISHED = date(2023, 5, 16)  # a Tuesday
WEEKDAYS = ("панядзелак", "аўторак", "сераду", "чацвер", "пятніцу", "суботу", "нядзелю")
MONTHS = (
    "студзеня",
    "лютага",
    "сакавіка",
    "красавіка",
    "траўня",
    "чэрвеня",
    "ліпеня",
    "жніўня",
    "верасня",
    "кастрычніка",
    "лістапада",
    "снежня",
)


def dates_in(text):
    tokens = taken_apart(text)
    reader = DateReader(tokens, PUBLISHED)
    return [
        (span.value, text[span.start : span.end])
        for one in tokens.sentences
        for span in reader.of(one)
        if span.kind == "date"
    ]


@given(st.integers(1, 300))
def test_a_day_of_the_week_with_its_date_is_one_date(back):
    day = PUBLISHED - timedelta(days=back)
    written = f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"
    if (day.month, day.day) != (2, 29):
        assert dates_in(f"У {written}, яе судзілі, ўсе маўчалі.") == [(str(day), written)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("У пятніцу (12 траўня) яе судзілі.", ["2023-05-12"]),
        ("15 траўня, у панядзелак, яе судзілі.", ["2023-05-15"]),
        ("Накануне, 14 мая, её отпустили.", ["2023-05-14"]),
        ("She was tried yesterday, May 15.", ["2023-05-15"]),
        ("On Ash Wednesday, 22 February, she was there.", ["2023-02-22"]),
        ("Летась у траўні яе судзілі.", ["2022-05"]),
        ("Сёлета 3 лютага яе судзілі.", ["2023-02-03"]),
        ("W zeszłym roku w maju skazano ją na rok.", ["2022-05"]),
        ("Last year in May she was tried.", ["2022-05"]),
        ("В мае прошлого, 2022 года её судили.", ["2022-05"]),
        ("З сакавіка па травень 2022 году яна была дома.", ["2022-03", "2022-05"]),
        ("In March and April 2022 she was held.", ["2022-03", "2022-04"]),
        ("В 2020–2021 годах её держали.", ["2020", "2021"]),
    ],
)
def test_what_is_told_together_is_told_once(text, values):
    assert [value for value, _ in dates_in(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Her trial was on May 5; on Monday she was freed.", ["2023-05-05", "2023-05-15"]),
        ("Её судили в 2022 году, а в мае отпустили.", ["2022", "2023-05"]),
    ],
)
def test_two_things_told_of_two_days_stay_two(text, values):
    assert [value for value, _ in dates_in(text)] == values
