"""Courts: level, district and town on either side of the word."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def courts_in(text):
    spans = read(text, published=PUBLISHED, lexicon=LEXICON).spans
    return [text[span.start : span.end] for span in spans if span.kind == "court"]


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("Яе судзіў суд Маскоўскага раёна г. Мінска, ўсе маўчалі.", "суд Маскоўскага раёна г. Мінска"),
        ("Её судил Ленинский районный суд Бреста, он молчал.", "Ленинский районный суд Бреста"),
        ("Спершу суд Ленінського району Бреста дав йому добу. Її чоловік мовчить.", "суд Ленінського району Бреста"),
        ("She was tried by the Minsk City Court on Monday.", "Minsk City Court"),
        ("Skazał ją Sąd Rejonowy w Brześciu i się nie wstydził.", "Sąd Rejonowy w Brześciu"),
    ],
)
def test_the_whole_name_of_a_court_is_found(text, court):
    assert courts_in(text) == [court]


def test_two_courts_of_a_sentence_are_told_apart():
    text = "Гомельский областной суд оставил приговор, а Верховный суд отклонил жалобу, он молчал."
    assert courts_in(text) == ["Гомельский областной суд", "Верховный суд"]


@pytest.mark.parametrize("text", ["Белорусский суд осудил её, он молчал.", "Суд начался в Минске, он молчал."])
def test_a_court_of_which_neither_level_nor_district_is_said_is_none(text):
    assert courts_in(text) == []
