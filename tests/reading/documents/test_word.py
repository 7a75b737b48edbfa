"""DOCX: paragraphs and rows of tables with their numbers."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.pieces import plain
from sprava.reading.documents.word import read
from tests.reading.documents import hostile, made

INSIDE = st.text(st.characters(min_codepoint=32, max_codepoint=0x4FF, exclude_categories=("Cc", "Cs")), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(INSIDE, max_size=6))
def test_every_place_is_the_paragraph_of_that_number(texts_of, paragraphs):
    content = made.word(paragraphs)
    there = docx.Document(io.BytesIO(content)).paragraphs
    pieces, _ = texts_of(read, content)
    assert bool(pieces) == any(plain(words).strip() for words in paragraphs)
    for piece in pieces:
        for place in piece.places:
            number = int(place.label.removeprefix("paragraph "))
            assert piece.words[place.start : place.end] == plain(there[number - 1].text).strip()


def test_rows_of_a_table_stand_where_they_stood(texts_of):
    table = [["Прозвішча", "Тэрмін"], ["Карчэўны", "4 гады"]]
    (piece,), outcome = texts_of(read, made.word(made.WORDS[:1], table))
    assert piece.words.endswith("Прозвішча; Тэрмін\nКарчэўны; 4 гады")
    assert [place.label for place in piece.places] == ["paragraph 1", "table 1 row 1", "table 1 row 2"]
    assert outcome.state == "ok"


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (made.word()[:-300], "refused"),
        (hostile.docx_with("word/document.xml", "<x/>"), "refused"),
        (hostile.docx_with("word/document.xml", hostile.LAUGHS), "quarantined"),
    ],
)
def test_what_is_broken_or_dangerous_is_said(texts_of, content, state):
    with pytest.raises(DocumentRefused) as refusal:
        texts_of(read, content)
    assert refusal.value.outcome.state == state
