"""PDF: words with the page and the box in which they stand."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.portable import read
from tests.reading.documents import hostile, made

SENTENCES = st.lists(
    st.sampled_from(("Анну затрымалі раніцай.", "Суд адклалі на тры дні.", "Барыса вызвалілі ў 2026 годзе.")),
    min_size=1, max_size=12,
)  # fmt: skip


def words_in(content: bytes, place) -> str:
    """What stands in the box of a place, by asking the document for it."""
    page = pypdfium2.PdfDocument(content)[int(place.label.removeprefix("page ")) - 1]
    left, bottom, right, top = place.box
    return str(page.get_textpage().get_text_bounded(left - 1, bottom - 1, right + 1, top + 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(st.lists(SENTENCES.map(" ".join), min_size=1, max_size=5))
def test_every_line_of_the_text_stands_in_its_box(texts_of, paragraphs):
    content = made.portable(paragraphs)
    (piece,), _ = texts_of(read, content)
    assert piece.places
    for place in piece.places:
        assert "".join(piece.words[place.start : place.end].split()) in "".join(words_in(content, place).split())
    letters = "".join(piece.words.split())
    assert letters.replace("-", "") == "".join("".join(paragraphs).split())


def test_paragraphs_are_put_together_from_their_lines(texts_of):
    (piece,), outcome = texts_of(read, made.portable())
    assert made.WORDS[0] in piece.words.replace("\n", " ")
    assert "\n\n" in piece.words
    assert outcome.state == "ok"


def test_a_word_that_was_divided_grows_together_and_a_double_name_keeps_its_hyphen(texts_of):
    (piece,), _ = texts_of(read, made.portable(("паўна-літар",), width="2.2cm"))
    assert piece.words == "паўналітар"
    assert len(piece.places) == 2
    (piece,), _ = texts_of(read, made.portable(("Паліну Шарэнду-Панасюк перавялі",), width="6.5cm"))
    assert "Шарэнду-Панасюк" in piece.words


def test_a_document_of_pictures_needs_a_person(texts_of):
    with pytest.raises(DocumentRefused, match="a person has to type") as refusal:
        texts_of(read, hostile.pdf_saying(b"0 0 9 9 re f"))
    assert refusal.value.outcome.state == "partial"


def test_pages_without_text_are_named(texts_of):
    content = made.portable(("Анну затрымалі.",))
    document = pypdfium2.PdfDocument(content)
    document.new_page(200, 200, 0)
    document.new_page(200, 200)
    stream = io.BytesIO()
    document.save(stream)
    (piece,), outcome = texts_of(read, stream.getvalue())
    assert piece.places[0].label == "page 2"
    assert outcome.facts == {"count": "2", "pages": "3", "which": "1, 3"}


def test_what_is_no_pdf_is_refused(texts_of):
    with pytest.raises(DocumentRefused, match="damaged"):
        texts_of(read, b"%PDF-1.7\nx")


def test_small_figures_above_the_line_do_not_run_into_the_number_before_them(texts_of):
    content = b"BT /F 12 Tf 20 20 Td (361) Tj 4 Ts /F 7 Tf (4) Tj 0 Ts /F 12 Tf ( KK 15) Tj ET"
    (piece,), _ = texts_of(read, hostile.pdf_saying(content))
    assert " ".join(piece.words.split()) == "361⁴ KK 15"
