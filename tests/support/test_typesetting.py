"""What people wrote reaches the paper as text and is never a program."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("typst")

from sprava.core.pictures import clean_picture
from sprava.support.packing import Packing
from sprava.support.posters import Poster, _drawn
from sprava.support.sheets import ENVELOPES, Checklist, cards, destination, envelope, letter, postcard
from sprava.support.typesetting import pdf_of
from tests.core.test_pictures import png

HOSTILE = (
    '#panic("out")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    '"] #set page(width: 1mm)',
    "$ integral $ *bold* _it_ `raw` <label> @ref \\ // comment /* open",
    "<script>alert(1)</script>",
    "\u202eabc\u2066def\u2069",
    "🌻👩‍👩‍👧 \ud83d".encode("utf-8", "ignore").decode(),
    "\x00\x07\x1b[31m",
    "م" * 50,
)


def to(text: str = "Кляновіч Тадора"):
    return destination(text, "1987 г. н.", [text, "246035 Гомель"], "be")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_name_an_address_or_a_letter_is_only_text(text):
    made = pdf_of([letter(text, "be"), postcard(to(text), text), envelope(to(text), "dl")])
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page") - made.count(b"/Type /Pages") in (3, 0)  # 0: objects are packed


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_only_text_on_every_other_paper_too(text):
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    person = {"name": text, "note": text, "address": text, "code": text, "square": square}
    item = {"allowed": "no", "text": text, "most": text}
    papers = [
        Checklist("be", text, text, ({"mark": "!", "text": text},), (text,) * 6, (person,)),
        *cards([to(text)] * 5),
        Packing("be", text, (text, text), (text,), (item,), (text,) * 4, text),
        Poster("be", text, (text,), ((text,),), "", frame=True),
    ]
    assert pdf_of(papers).startswith(b"%PDF-")


def test_a_picture_is_set_on_a_poster():
    drawn = _drawn(clean_picture(png()))
    assert pdf_of([Poster("be", "Ліпень Ганна", (), (), drawn, frame=False)]).startswith(b"%PDF-")


@given(st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_any_text_makes_a_file(text):
    assert pdf_of([letter(text, "ru"), envelope(to(text), "c6")]).startswith(b"%PDF-")


def test_the_same_letter_is_the_same_file_and_names_neither_day_nor_author():
    one, two = (pdf_of([letter("Дзень добры!", "be"), envelope(to(), "dl")]) for _ in range(2))
    assert one == two
    plain = one + b"".join(_unpacked(one))
    assert b"/Author" not in plain
    assert b"CreationDate" not in plain
    assert b"ModDate" not in plain


def _unpacked(made: bytes):
    for part in made.split(b"stream\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(part)
        except zlib.error:
            continue


def test_a_long_letter_takes_more_pages_and_an_envelope_has_the_size_of_the_shop():
    assert len(pdf_of([letter("слова " * 2000, "be")])) > len(pdf_of([letter("слова", "be")]))
    assert ENVELOPES == {"dl": (220, 110), "c6": (162, 114)}
