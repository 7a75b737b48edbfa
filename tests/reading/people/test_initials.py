"""Initials and the full stops after them."""

from __future__ import annotations

import pytest

from sprava.reading.people.initials import past_initials
from sprava.reading.text import taken_apart


@pytest.mark.parametrize(
    ("text", "words"),
    [("Р. В. Комяк", 4), ("N.A. Kuzniatsou", 4), ("Дз. Каваленка", 2), ("Комяк Р. В.", 0), ("Она молчит", 0)],
)
def test_initials_go_with_their_full_stops(text, words):
    tokens = taken_apart(text)
    assert past_initials(tokens, 0, len(tokens.words)) == words


def test_initials_stop_where_the_run_stops():
    assert past_initials(taken_apart("Р. В. Комяк"), 0, 2) == 2
