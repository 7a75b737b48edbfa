"""A picture says nothing of whoever took it."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Unreadable
from sprava.support.pictures import LARGEST, clean_picture

SECRET = b"GPS 53.9 N 27.5 E, camera of Anna"


def png(*extra: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0\xff\0\0" * 2))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunk(*one) for one in extra) + rows + chunk(b"IEND", b"")


def jpeg(*extra: tuple[int, bytes], scan: bytes = b"\x01\xff\x00\x02\xff\xd0\x03") -> bytes:
    def segment(kind: int, body: bytes) -> bytes:
        return bytes((0xFF, kind)) + struct.pack(">H", len(body) + 2) + body

    parts = [segment(0xE0, b"JFIF"), *(segment(*one) for one in extra), segment(0xDB, b"table")]
    return b"\xff\xd8" + b"".join(parts) + segment(0xDA, b"head") + scan + b"\xff\xd9"


@pytest.mark.parametrize("kind", [b"tEXt", b"eXIf", b"tIME", b"iTXt"])
def test_what_a_png_says_beside_the_picture_is_left_out(kind):
    assert clean_picture(png((kind, SECRET))) == ("image/png", png())


@pytest.mark.parametrize("kind", [0xE1, 0xE2, 0xED, 0xFE])
def test_what_a_jpeg_says_beside_the_picture_is_left_out(kind):
    media, made = clean_picture(jpeg((kind, SECRET)))
    assert media == "image/jpeg"
    assert SECRET not in made
    assert made.endswith(b"\x01\xff\x00\x02\xff\xd0\x03\xff\xd9")
    assert clean_picture(made) == (media, made)


def test_what_hides_behind_the_end_is_left_out():
    assert SECRET not in clean_picture(jpeg() + SECRET)[1]
    assert SECRET not in clean_picture(png() + SECRET)[1]


@pytest.mark.parametrize(
    "given", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8", jpeg()[:-2], png()[:-6], b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_whole_picture_is_refused(given):
    with pytest.raises(Unreadable):
        clean_picture(given)


def test_a_picture_that_is_too_large_is_refused():
    with pytest.raises(Unreadable, match="Make it smaller"):
        clean_picture(b"\xff\xd8" + b"\0" * LARGEST)


@given(st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]), st.binary(max_size=200))
def test_any_bytes_are_cleaned_or_refused_in_words(head, rest):
    try:
        kind, made = clean_picture(head + rest)
    except Unreadable as refusal:
        assert "Save it" in str(refusal)
    else:
        assert kind in ("image/png", "image/jpeg")
        assert len(made) <= len(head + rest)
