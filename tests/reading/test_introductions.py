"""So many were detained, and then: who."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def told(text):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    return {
        (event.type, found.tokens.quote(*_place(found.persons[event.person])), event.date)
        for event in found.events
        if event.person is not None
    }


def _place(person):
    first = person.mentions[0]
    return first.first, first.last


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "12 мая в Минске задержали десять человек. Среди них Анна Дрозд и Борис Крот.",
            {("detained", "Анна Дрозд", "2023-05-12"), ("detained", "Борис Крот", "2023-05-12")},
        ),
        (
            "Учора прызналі палітвязнямі яшчэ двух чалавек.\n1. Ганна Дрозд, настаўніца.\n2. Барыс Крот, слесар.",
            {
                ("recognised_political_prisoner", "Ганна Дрозд", "2023-05-15"),
                ("recognised_political_prisoner", "Барыс Крот", "2023-05-15"),
            },
        ),
        (
            "At least nine prisoners were released on May 12. Three names are known: teacher Anna Drozd, 64; "
            "Barys Krot, who is ill; and Klara Svirid.",
            {
                ("released", "Anna Drozd", "2023-05-12"),
                ("released", "Barys Krot", "2023-05-12"),
                ("released", "Klara Svirid", "2023-05-12"),
            },
        ),
        (
            "У суботу з білоруських тюрем звільнили 31 українця. Серед них — Сергій Дрозд. "
            "Вийшла з колонії й Катерина Крот, і вона рада.",
            {("released", "Сергій Дрозд", "2023-05-13"), ("released", "Катерина Крот", "2023-05-13")},
        ),
    ],
)
def test_whoever_is_named_after_the_introduction_is_one_of_them(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "12 мая в Минске задержали десять человек. Об этом говорит Анна Дрозд, он молчал.",
        "12 мая в Минске задержали десять человек.\n\nСреди них Анна Дрозд, он молчал.",
        "В Минске не задержали никого. Среди них Анна Дрозд, он молчал.",
    ],
)
def test_whoever_is_only_named_after_it_is_not(text):
    assert told(text) == set()
