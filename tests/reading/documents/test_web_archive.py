"""Pages in web archives."""

from __future__ import annotations

import pytest

from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.web_archive import read, read_packed
from tests.reading.documents import made

PAGES = [
    ("https://sviedka.example/1", made.page()),
    (
        "https://sviedka.example/2",
        made.page(("Янку Каласоўскага вызвалілі з калоніі раніцай у суботу.",), title="Навіна"),
    ),
]


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_is_a_text_with_its_record_and_address(texts_of, packed):
    pieces, outcome = texts_of(read, made.web_archive(PAGES, packed=packed))
    assert [(piece.place, piece.url) for piece in pieces] == [("record 2", PAGES[0][0]), ("record 3", PAGES[1][0])]
    assert made.WORDS[0] in pieces[0].words
    assert pieces[0].places[0].label == "record 2 block 3"
    assert outcome.state == "ok"


def test_a_wacz_is_its_web_archives(texts_of):
    pieces, _ = texts_of(read_packed, made.wacz(PAGES))
    assert [piece.place for piece in pieces] == [f"archive/data.warc.gz record {number}" for number in (2, 3)]


def test_what_is_no_page_is_counted(texts_of):
    pieces, outcome = texts_of(read, made.web_archive(PAGES[:1], kind="image/png"))
    assert pieces == []
    assert (outcome.code, outcome.facts) == ("records_not_read", {"count": "1"})


def test_a_record_that_is_shorter_than_it_says_is_read_and_said(texts_of):
    content = made.web_archive(PAGES[:1])
    pieces, outcome = texts_of(read, content[:-40])
    assert len(pieces) == 1
    assert outcome.code == "broken_off"


def test_pages_before_the_damage_stand(texts_of):
    pieces, outcome = texts_of(read, made.web_archive(PAGES) + b"noise " * 900)
    assert len(pieces) == 2
    assert outcome.code == "broken_off"


def test_a_broken_wacz_is_refused(texts_of):
    with pytest.raises(DocumentRefused, match="damaged"):
        texts_of(read_packed, made.wacz(PAGES)[:-30])
