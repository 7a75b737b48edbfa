"""Plain text in the encodings that people use."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.pieces import LONGEST, plain
from sprava.reading.documents.plain_text import decoded, read
from tests.reading.documents import made

TEXT = "\n\n".join(made.WORDS)
# A zero byte is what tells UTF-16 from the encodings of eight bits: no text in UTF-8 has one.
LINES = st.text(st.characters(exclude_characters="\x00"), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_every_place_is_the_line_of_that_number(texts_of, lines):
    written = "\n".join(lines)
    there = plain(written).split("\n")
    try:
        (piece,), _ = texts_of(read, written.encode("utf-8", "ignore"))
    except DocumentRefused:
        return
    for place in piece.places:
        number = int(place.label.removeprefix("line "))
        assert piece.words[place.start : place.end] == there[number - 1].strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le"])
def test_a_text_is_read_in_whatever_encoding_it_is(texts_of, encoding):
    (piece,), outcome = texts_of(read, TEXT.encode(encoding))
    assert piece.words == TEXT
    assert outcome.state == "ok"


def test_what_was_declared_counts_if_it_fits():
    assert decoded("Суд".encode("koi8-r"), declared="koi8-r") == "Суд"
    assert decoded(TEXT.encode(), declared="ascii") == TEXT
    assert decoded(TEXT.encode(), declared="no such") == TEXT


def test_letters_that_fit_no_encoding_are_counted(texts_of):
    (piece,), outcome = texts_of(read, (TEXT * 2000).encode() + b"\xff")
    assert outcome.code == "cut"
    (piece,), outcome = texts_of(read, (TEXT * 600).encode() + b"\xff\xff")
    assert (outcome.code, outcome.facts) == ("letters_lost", {"count": "2"})
    assert piece.words.endswith("\ufffd\ufffd")


def test_what_is_longer_than_a_text_may_be_is_said(texts_of):
    (piece,), outcome = texts_of(read, ("а" * 100 + "\n").encode() * 3000)
    assert len(piece.words) <= LONGEST
    assert outcome.code == "cut"


@pytest.mark.parametrize("content", [b" \n", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(texts_of, content):
    with pytest.raises(DocumentRefused):
        texts_of(read, content)
