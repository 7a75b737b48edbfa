"""What people wrote reaches the paper as text and is never a program."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("typst")

from sprava.support.sheets import ENVELOPES, destination, envelope, letter, postcard
from sprava.support.typesetting import pdf_of

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
