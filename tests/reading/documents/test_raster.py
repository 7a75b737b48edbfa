"""How large a picture is, without opening it."""

from __future__ import annotations

import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.raster import MOST_PIXELS, Raster, kind_of_picture, raster_of
from tests.reading.documents import hostile, made

SIDES = st.integers(1, 60_000)


def told_of(tmp_path, content: bytes) -> Raster | None:
    path = tmp_path / "a"
    path.write_bytes(content)
    return raster_of(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(SIDES, SIDES)
def test_what_the_header_says_is_told_and_too_much_is_known_before_it_is_opened(tmp_path, width, height):
    found = told_of(tmp_path, hostile.png_of(width, height))
    assert found == Raster("PNG", width, height)
    assert found.is_too_large == (width * height > MOST_PIXELS or max(width, height) > 32_000)
    assert told_of(tmp_path, hostile.jpeg_of(width, height)) == Raster("JPEG", width, height)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF0000WEBPVP8X", b"RIFF0000WEBPVP8L", b""]), st.binary()
)
def test_of_noise_nothing_impossible_is_told(tmp_path, start, noise):
    found = told_of(tmp_path, start + noise)
    assert found is None or (found.width > 0 and found.height > 0)


@pytest.mark.parametrize(
    ("form", "head"),
    [
        (b"VP8 ", b"\x00" * 4 + b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", 640, 480)),
        (b"VP8L", b"\x00" * 4 + b"\x2f" + struct.pack("<I", 639 | 479 << 14) + bytes(5)),
        (b"VP8X", b"\x00" * 4 + bytes(4) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")),
    ],
)
def test_webp_says_it_in_three_ways(tmp_path, form, head):
    assert told_of(tmp_path, b"RIFF0000WEBP" + form + head) == Raster("WEBP", 640, 480)


def test_what_begins_like_a_png_and_is_a_list_of_names_is_none(tmp_path):
    assert told_of(tmp_path, b"\x89PNG\n/a/b\nIHDR" + bytes(range(1, 60))) is None


def test_a_picture_is_told_by_its_first_bytes(tmp_path):
    assert kind_of_picture(b"GIF89a") == "GIF"
    assert kind_of_picture(b"\x00\x00\x00\x18ftypheic") == "HEIF"
    assert told_of(tmp_path, b"GIF89a" + bytes(20)) is None
    found = told_of(tmp_path, made.picture(ppi=72, width="10cm"))
    assert found is not None
    assert (found.kind, found.width) == ("PNG", 283)
