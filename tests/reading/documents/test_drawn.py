"""Pages that are drawn, and where on the page what is seen in the drawing stands."""

from __future__ import annotations

import io
import struct
import zlib

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.documents.drawn import box_on, png, scale_of
from sprava.reading.documents.looking import drawing
from tests.reading.documents import hostile, made


def size_of(content: bytes) -> tuple[int, int]:
    return struct.unpack(">II", content[16:24])


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 3))
def test_every_dot_is_in_the_picture(width, height, spare):
    grey = bytes(range(256))[: height * (width + spare)].ljust(height * (width + spare), b"\7")
    content = png(grey, width, height, width + spare)
    at = content.index(b"IDAT")
    (length,) = struct.unpack(">I", content[at - 4 : at])
    rows = zlib.decompress(content[at + 4 : at + 4 + length])
    assert [rows[1 + row * (width + 1) :][:width] for row in range(height)] == [
        grey[row * (width + spare) :][:width] for row in range(height)
    ]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_place_in_the_drawing_is_found_on_the_page_however_it_is_turned(turned):
    document = pypdfium2.PdfDocument(made.portable())
    page = document[0]
    page.set_rotation(turned)
    scale = scale_of(page, 144)
    width, height = (round(side * scale) for side in page.get_size())
    left, bottom, right, top = box_on(page, scale, (0, 0, width, height))
    assert (left, bottom) == (0, 0)
    assert (right, top) == pytest.approx(page.get_mediabox()[2:], abs=2)


def test_a_page_as_large_as_a_house_is_drawn_small():
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(14_400, 14_400)
    assert 14_400 * scale_of(page, 300) <= 5_001


def test_a_part_of_a_page_is_what_stands_there(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(made.portable())
    whole, part = drawing(path, 1, dots=72), drawing(path, 1, "40,200,140,220", 72)
    assert size_of(whole) == (341, 284)
    assert size_of(part) == (112, 32)  # six points more on every side
    assert size_of(drawing(path, 1, "9000,9000,9010,9010", 72)) == size_of(whole)


@pytest.mark.parametrize(
    ("page", "content"), [(9, made.portable()), (1, b"%PDF-1.7\nx"), (0, hostile.pdf_saying(b"q"))]
)
def test_what_cannot_be_drawn_is_nothing(tmp_path, page, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(io.BytesIO(content).getvalue())
    assert drawing(path, page) in (b"", drawing(path, -1))
