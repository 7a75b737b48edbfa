"""A picture says nothing of whoever took it, and none is larger than an old laptop can show."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprava.core.errors import NotAPicture
from sprava.core.pictures import LARGEST, LONGEST_SIDE, MOST_SCANS, clean_picture, sides_in

SECRET = b"GPS 53.9 N 27.5 E, camera of Anna"
FRAME, TABLE, SCAN = 0xC0, 0xDB, 0xDA
DRAWN = 150_000


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*extra: tuple[bytes, bytes], sides: tuple[int, int] = (2, 2)) -> bytes:
    """A red picture of our own; one that claims to be large is a lie that nobody decodes."""
    width, height = sides if sides[0] * sides[1] <= DRAWN else (2, 2)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *sides, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress((b"\0" + b"\xff\0\0" * width) * height))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunk(*one) for one in extra) + rows + chunk(b"IEND", b"")


def segment(kind: int, body: bytes) -> bytes:
    return bytes((0xFF, kind)) + struct.pack(">H", len(body) + 2) + body


def jpeg(*extra: tuple[int, bytes], sides: tuple[int, int] = (3, 2), scans: int = 1, frame: int = FRAME) -> bytes:
    """The parts of a JPEG in their order, without a picture that could be drawn."""
    head = segment(frame, struct.pack(">BHHB", 8, sides[1], sides[0], 1) + b"\1\x11\0")
    parts = [segment(0xE0, b"JFIF"), *(segment(*one) for one in extra), segment(TABLE, b"table"), head]
    scan = segment(SCAN, b"head") + b"\x01\xff\x00\x02\xff\xd0\x03"
    return b"\xff\xd8" + b"".join(parts) + scan * scans + b"\xff\xd9"


def exif(turn: int, order: str = ">", before: int = 1) -> tuple[int, bytes]:
    """What a telephone notes: some tags, the turn among them, and where it was."""
    tags = b"".join(struct.pack(f"{order}HHII", 0x0100 + number, 4, 1, 7) for number in range(before))
    tags += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turn, 0)
    mark = b"MM" if order == ">" else b"II"
    head = mark + struct.pack(f"{order}HIH", 42, 8, before + 1)
    return 0xE1, b"Exif\0\0" + head + tags + struct.pack(f"{order}I", 0) + SECRET


def flaw_of(given: bytes) -> str:
    with pytest.raises(NotAPicture) as refusal:
        clean_picture(given)
    assert str(refusal.value)
    return refusal.value.flaw


@pytest.mark.parametrize("kind", [b"tEXt", b"eXIf", b"tIME", b"iTXt", b"acTL"])
def test_what_a_png_says_beside_the_picture_is_left_out(kind):
    cleaned = clean_picture(png((kind, SECRET)))
    assert (cleaned.media_type, cleaned.made) == ("image/png", png())
    assert (cleaned.width, cleaned.height) == (2, 2)


@pytest.mark.parametrize("kind", [0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE, 0xDE, 0xF0])
def test_what_a_jpeg_says_beside_the_picture_is_left_out(kind):
    cleaned = clean_picture(jpeg((kind, SECRET)))
    assert (cleaned.media_type, cleaned.width, cleaned.height) == ("image/jpeg", 3, 2)
    assert SECRET not in cleaned.made
    assert cleaned.made.endswith(b"\x01\xff\x00\x02\xff\xd0\x03\xff\xd9")
    assert clean_picture(cleaned.made) == cleaned


def test_how_the_colours_are_coded_stays_and_nothing_after_it():
    made = clean_picture(jpeg((0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET))).made
    assert b"Adobe\0\x64\0\0\0\0\1\xff" in made
    assert SECRET not in made


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize(("turn", "sides"), [(3, (3, 2)), (6, (2, 3)), (8, (2, 3))])
def test_a_picture_that_a_telephone_turned_stays_turned_and_says_nothing_else(turn, sides, order):
    cleaned = clean_picture(jpeg(exif(turn, order)))
    assert (cleaned.turn, (cleaned.width, cleaned.height)) == (turn, sides)
    assert SECRET not in cleaned.made
    assert cleaned.made.count(b"Exif") == 1
    assert clean_picture(cleaned.made) == cleaned


@pytest.mark.parametrize("turn", [0, 1, 9, 65535])
def test_a_turn_that_is_none_is_left_out(turn):
    cleaned = clean_picture(jpeg(exif(turn)))
    assert (cleaned.turn, b"Exif" in cleaned.made) == (1, False)


@given(st.binary(max_size=80))
@example(b"II*\0\xff\xff\xff\xff")
@example(b"MM\0*\0\0\0\x08\xff\xff" + b"\0" * 60)
def test_any_note_of_a_camera_is_read_or_passed_over(note):
    cleaned = clean_picture(jpeg((0xE1, b"Exif\0\0" + note)))
    assert 1 <= cleaned.turn <= 8
    assert clean_picture(cleaned.made) == cleaned


def test_what_hides_behind_the_end_is_left_out():
    assert SECRET not in clean_picture(jpeg() + SECRET).made
    assert SECRET not in clean_picture(png() + SECRET).made


@pytest.mark.parametrize("given", [b"\xff\xd8", jpeg()[:-2], png()[:-6], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\0"])
def test_what_is_no_whole_picture_is_refused(given):
    assert flaw_of(given) == "cut_short"


@pytest.mark.parametrize("given", [b"", b"picture", b"PK\3\4", b"RIFF    WAVE"])
def test_what_is_no_picture_is_refused(given):
    assert flaw_of(given) == "no_picture"


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypmif1", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"GIF89a", "GIF"),
        (b"II*\0", "TIFF"),
        (b"BM6", "BMP"),
        (b"<svg onload='x'/>", "SVG"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_another_kind_of_picture_is_named_with_what_to_do(given, kind):
    with pytest.raises(NotAPicture, match=f"This is {kind}. Open it and save it as JPEG or PNG") as refusal:
        clean_picture(given)
    assert (refusal.value.flaw, refusal.value.kind) == ("other_kind", kind)


def test_a_picture_that_is_too_large_is_refused():
    assert flaw_of(b"\xff\xd8" + b"\0" * LARGEST) == "too_large"


@pytest.mark.parametrize("make", [png, jpeg])
@pytest.mark.parametrize("sides", [(LONGEST_SIDE + 1, 1), (1, LONGEST_SIDE + 1), (65000, 65000)])
def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused_by_its_head(make, sides):
    assert flaw_of(make(sides=sides)) == "too_wide"
    assert clean_picture(make(sides=(LONGEST_SIDE, LONGEST_SIDE))).width == LONGEST_SIDE


@pytest.mark.parametrize(
    "given",
    [
        png(sides=(0, 2)),
        png((b"IHDR", b"\0" * 13)),
        jpeg(sides=(3, 0)),
        jpeg((FRAME, b"\x08\xff\xff\xff\xff\1\1\x11\0")),
        jpeg(frame=0xC3),
        jpeg(scans=0),
        jpeg(scans=MOST_SCANS + 1),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
    ],
    ids=range(9),
)
def test_what_browsers_would_not_draw_or_would_choke_on_is_refused(given):
    assert flaw_of(given) == "not_drawn"


@given(st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", png()[:40], jpeg()[:30]]), st.binary(max_size=200))
def test_any_bytes_are_cleaned_or_refused_in_words(head, rest):
    try:
        cleaned = clean_picture(head + rest)
    except NotAPicture as refusal:
        assert "JPEG or PNG" in str(refusal) or "Save it" in str(refusal)
    else:
        assert cleaned.media_type in ("image/png", "image/jpeg")
        assert 0 < min(cleaned.width, cleaned.height) <= max(cleaned.width, cleaned.height) <= LONGEST_SIDE
        assert clean_picture(cleaned.made) == cleaned


@given(st.integers(1, LONGEST_SIDE), st.integers(1, LONGEST_SIDE))
def test_the_locator_of_a_picture_says_its_sides(width, height):
    assert sides_in(clean_picture(png(sides=(width, height))).frame) == (width, height)


@pytest.mark.parametrize("locator", ["", "typed", "row 14", "page 2 box 10,20,200,40", "box 0,0,1,2 "])
def test_no_other_locator_says_the_sides_of_a_picture(locator):
    assert sides_in(locator) == (0, 0)
