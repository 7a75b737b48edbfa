"""The numbers of articles and of their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.references import number_at, parts_at
from sprava.reading.text import taken_apart


def number_in(text):
    tokens = taken_apart(text)
    return number_at(tokens, 0, len(tokens.words))


@pytest.mark.parametrize(
    ("text", "pieces", "mark"),
    [
        ("342", ("342",), ""),
        ("361-1", ("361", "1"), "-"),
        ("361¹", ("361", "1"), "-"),
        ("19.11", ("19", "11"), "."),
        ("23;34", ("23", "34"), "."),
        ("24.23.1", ("24", "23", "1"), ".."),
    ],
)
def test_the_pieces_of_a_number(text, pieces, mark):
    number = number_in(text)
    assert number is not None
    assert (number.pieces, number.mark) == (pieces, mark)


@given(st.integers(1000, 10**9))
def test_a_long_number_is_no_article(number):
    assert number_in(str(number)) is None


@given(st.lists(st.integers(1, 15), min_size=1, max_size=6))
def test_every_part_of_a_list_is_read(parts):
    tokens = taken_apart(", ".join(map(str, parts)))
    assert parts_at(tokens, 0, len(tokens.words)) == (list(map(str, parts)), len(tokens.words))
