"""Dates of births and deeds, which are of no event."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def told(text):
    return [(event.type, event.date) for event in read(text, "", PUBLISHED, LEXICON).events]


@pytest.mark.parametrize(
    "text",
    [
        "Суд Гомеля приговорил Павла Ракиту, 1975 года рождения, к трём годам колонии.",
        "Суд Гомеля приговорил Павла Ракиту (1981 г. р.) к трём годам колонии.",
        "Суд асудзіў Паўла Ракіту, 1968 года нараджэння, на 3 гады калоніі.",
        "Суд засудив Павла Ракиту, який народився у 1979 році, до трьох років колонії.",
        "Paviel Rakita, born in 1975, was sentenced to three years in a penal colony.",
        "Sąd skazał Pawła Rakitę, urodzonego w 1984 roku, na trzy lata kolonii karnej.",
    ],
)
def test_a_year_of_birth_neither_hides_a_verdict_nor_dates_it(text):
    assert told(text) == [("sentenced", None)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Павла Ракиту приговорили к трём годам колонии за участие в марше 23 августа 2020 года.", None),
        (
            "17 апреля Павла Ракиту приговорили к трём годам колонии за участие в марше 23 августа 2020 года.",
            "2023-04-17",
        ),
        ("Паўла Ракіту асудзілі на тры гады калоніі за ўдзел у пратэсце 9 жніўня 2020 года.", None),
        (
            "Paviel Rakita was sentenced to three years in a penal colony for taking part in a rally on 9 August 2020.",
            None,
        ),
    ],
)
def test_the_day_of_a_deed_is_not_that_of_the_verdict(text, day):
    assert told(text) == [("sentenced", day)]


def test_who_is_detained_at_a_march_is_detained_on_its_day():
    assert told("Павла Ракиту задержали на марше 23 августа 2020 года.") == [("detained", "2020-08-23")]


def test_a_date_of_birth_is_still_a_date_of_the_text():
    found = read("Суд Гомеля осудил Павла Ракиту, 1975 года рождения.", "", PUBLISHED, LEXICON)
    assert [span.value for span in found.spans if span.kind == "date"] == ["1975"]
