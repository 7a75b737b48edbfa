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

RAISED = '<w:vertAlign w:val="superscript"/>'
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


def test_a_table_within_a_cell_is_read_once(texts_of):
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Карчэўны"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "4 гады", "калоніі"
    content = io.BytesIO()
    document.save(content)
    (piece,), _ = texts_of(read, content.getvalue())
    assert piece.words == "Карчэўны 4 гады калоніі"


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


def changed(tmp: str) -> bytes:
    """A DOCX with this inside its body."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return hostile.docx_with("word/document.xml", f"<w:document {names}><w:body>{tmp}</w:body></w:document>".encode())


def run(words: str, how: str = "") -> str:
    return f"<w:r><w:rPr>{how}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"<w:p>{run('Суд ')}<w:ins>{run('учора')}</w:ins><w:del><w:r><w:delText>5</w:delText></w:r></w:del></w:p>",
         "Суд учора"),
        (f"<w:p><w:moveFrom>{run('тут')}</w:moveFrom>{run('там')}</w:p>", "там"),
        (f"<w:sdt><w:sdtContent><w:p>{run('Марыя Лес')}</w:p></w:sdtContent></w:sdt>", "Марыя Лес"),
        (f"<w:p><w:hyperlink>{run('сайт суда')}</w:hyperlink></w:p>", "сайт суда"),
        (f"<w:p>{run('арт. 361')}{run('4', RAISED)}</w:p>", "арт. 361⁴"),
        (f"<w:p>{run('а')}<w:r><w:tab/></w:r>{run('б')}<w:r><w:noBreakHyphen/></w:r>{run('в')}</w:p>", "а\tб-в"),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('Лес')}</w:p></w:tc>"
         f"<w:sdt><w:sdtContent><w:tc><w:p>{run('5 г.')}</w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
         "Лес; 5 г."),
    ],
)  # fmt: skip
def test_words_are_read_as_they_are_printed(texts_of, body, told):
    (piece,), _ = texts_of(read, changed(body))
    assert piece.words == told
