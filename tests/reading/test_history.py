"""What is told of long ago."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def told(text):
    return [event.type for event in read(text, published=PUBLISHED, lexicon=LEXICON).events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("В 1937 году задержали Анну Дрозд.", []),
        ("В 1937 году задержали Анну Дрозд. Её осудили по статье 342 УК.", []),
        ("В 2021 году задержали Анну Дрозд.", ["detained"]),
        ("В 1937 году задержали Анну Дрозд. В 2021 году задержали Бориса Крота.", ["detained"]),
        ("В 1937 году задержали Анну Дрозд.\n\nВчера задержали Бориса Крота.", ["detained"]),
    ],
)
def test_history_is_told_until_a_date_of_our_days_or_a_new_paragraph(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "У музеі турмы ёсць ліст паўстанца XIX стагоддзя Івана Лапко, асуджанага ў Мінску на катаргу.",
        "В XVIII веке суд в Минске приговорил Ивана Лапко к пяти годам тюрьмы.",
    ],
)
def test_an_earlier_century_is_history_without_any_date(text):
    assert told(text) == []
