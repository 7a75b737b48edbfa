"""Names of settlements and words made from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.places.names import SHORTEST_PLACE, PlaceNames, is_of_place
from sprava.reading.text import taken_apart
from sprava.reading.words import folded

STEMS = st.text("абвгдежзклмнопрст", min_size=SHORTEST_PLACE, max_size=9)


@given(STEMS, st.text("абвгде", max_size=4))
def test_every_case_of_a_settlement_begins_like_its_stem(stem, ending):
    assert PlaceNames((stem,)).has(folded(stem + ending))


@given(st.text("абвгде", min_size=1, max_size=SHORTEST_PLACE - 1))
def test_a_stem_that_is_too_short_names_nothing(stem):
    assert not PlaceNames((stem,)).has(folded(stem + "ск"))


@pytest.mark.parametrize(
    ("text", "is_adjective"), [("гомельская колония", True), ("Ленинский суд", True), ("колония молчит", False)]
)
def test_adjectives_made_from_places(text, is_adjective):
    tokens = taken_apart(text)
    assert is_of_place(0, tokens.sentences[0], tokens) == is_adjective


def test_before_a_sentence_stands_no_adjective_of_it():
    tokens = taken_apart("гомельская колония. Минская тоже.")
    assert not is_of_place(0, tokens.sentences[-1], tokens) or len(tokens.sentences) == 1
