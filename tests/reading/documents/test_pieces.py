"""A text grows stretch by stretch, and its map with it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.documents.pieces import Gathered, Piece, in_one_line, plain

STRETCHES = st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["\n", "\n\n", " ", ""])), max_size=12)


@given(STRETCHES)
def test_every_stretch_of_the_text_is_the_words_of_its_place(stretches):
    gathered = Gathered()
    for number, (written, after) in enumerate(stretches):
        gathered.add(written, f"block {number}", after=after)
    piece = gathered.piece()
    for place in piece.places:
        number = int(place.label.removeprefix("block "))
        assert piece.words[place.start : place.end] == plain(stretches[number][0]).strip()
    assert len(piece.places) == sum(bool(plain(written).strip()) for written, _ in stretches)


@given(STRETCHES, st.integers(1, 40))
def test_no_text_grows_longer_than_it_may(stretches, longest):
    gathered = Gathered(longest)
    for written, after in stretches:
        gathered.add(written, "line", after=after)
    assert len(gathered.piece().words) <= longest


@given(st.text())
def test_no_text_holds_what_cannot_be_stored_or_hides_from_the_eye(text):
    words = plain(text + "\x00\u202e\ud800\ufffe\r")
    assert not set(words) & set("\x00\u202e\ud800\ufffe\r")
    words.encode()


@given(st.text(min_size=1), st.lists(st.integers(-(2**63), 2**63 - 1), max_size=4))
def test_a_text_comes_through_a_pipe_as_it_was(words, bands):
    gathered = Gathered()
    gathered.add(words, "page 1", (1, 2, 3, 4))
    piece = Piece("x", bands=tuple(bands), places=gathered.piece().places, day="2026-11-20")
    assert Piece.of_object(json.loads(json.dumps(piece.as_object()))) == piece


def test_a_title_is_one_line():
    assert in_one_line(" Суд\n у\tПолацку ") == "Суд у Полацку"
    assert len(in_one_line("x" * 900)) == 500
