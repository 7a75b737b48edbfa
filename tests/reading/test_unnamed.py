"""Verbs that speak of people and things without a name."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def persons_of(text, type_):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    return [
        None if event.person is None else found.tokens.quote(*_first(found.persons[event.person]))
        for event in found.events
        if event.type == type_
    ]


def _first(person):
    return person.mentions[0].first, person.mentions[0].last


def test_what_happened_to_a_brother_is_not_what_happened_to_her():
    text = "Анну Дрозд отпустили вечером, а её брата задержали, он молчал."
    assert persons_of(text, "detained") in ([None], [])


@pytest.mark.parametrize(
    "text",
    [
        "Анна Дрозд молчит. В городе задержали 15 человек, он знает.",
        "Ганна Дрозд маўчыць. У горадзе затрымалі дзевяць чалавек, ўсе ведаюць.",
        "Анна Дрозд молчит. Милиция оштрафовала магазин, он закрыт.",
    ],
)
def test_figures_and_shops_are_nobody_named_before(text):
    assert "Анна Дрозд" not in persons_of(text, "detained") + persons_of(text, "fined")
