"""A picture without what it says of whoever took it: place, camera, day, owner. Nothing here ever decodes one.

Kept are the coded pixels and what a browser needs to draw them, part by part; everything else is left out, so nothing
has to be known of it. Size and pixels are read from the head, because a small file can unfold into a picture that no
old laptop survives.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sprava.core.errors import NotAPicture

LARGEST: Final = 2 * 1000**2
"""Bytes. Whoever opens the page of a person waits for them, often over Tor."""
LONGEST_SIDE: Final = 3000
"""Pixels. A browser unfolds a picture of this side into 36 MB; more is no use on a screen or a poster."""
MOST_SCANS: Final = 64
"""A JPEG is drawn scan by scan, each over the whole of it; ten or so are usual."""
MEDIA_TYPES: Final = frozenset({"image/jpeg", "image/png"})

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_JPEG: Final = b"\xff\xd8"
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})  # the ways of coding that browsers draw
_OTHER_FRAMES: Final = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
_JPEG_KEPT: Final = frozenset({*_FRAMES, 0xC4, 0xDA, 0xDB, 0xDD})
_NO_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END, _ADOBE, _EXIF = 0xDA, 0xD9, 0xEE, 0xE1
_ADOBE_LENGTH: Final = 12
_TURN_TAG, _SHORT, _MOST_TAGS = 0x0112, 3, 100
_OTHERS: Final = (
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WebP"),
    (re.compile(rb"....ftyp(hei|hev|mif|msf)", re.DOTALL), "HEIC"),
    (re.compile(rb"....ftypavi", re.DOTALL), "AVIF"),
    (re.compile(rb"GIF8"), "GIF"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF"),
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"\s*<(\?xml|svg|!DOCTYPE svg)"), "SVG"),
    (re.compile(rb"%PDF-"), "PDF"),
)
_FRAME = re.compile(r"box 0,0,(\d{1,5}),(\d{1,5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Picture:
    """A cleaned picture. ``width`` and ``height`` are pixels as it is shown, after the turn that ``turn`` asks for."""

    media_type: str
    made: bytes
    width: int
    height: int
    turn: int = 1
    """1 to 8 as Exif numbers them; 1 is upright. A telephone notes how it was held instead of turning the picture."""

    @property
    def frame(self) -> str:
        """All of it, as a locator says it: ``box 0,0,480,640``, in pixels."""
        return f"box 0,0,{self.width},{self.height}"


def sides_in(locator: str) -> tuple[int, int]:
    """Width and height in a locator that :attr:`Picture.frame` wrote; nothing by nothing in any other."""
    found = _FRAME.fullmatch(locator)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def clean_picture(given: bytes) -> Picture:
    """The picture without any metadata. Cleaning a cleaned one changes nothing.

    Raises:
        NotAPicture: it is no JPEG or PNG that browsers draw, is cut short, or is too large.
    """
    if len(given) > LARGEST:
        raise NotAPicture(
            "too_large", f"The picture has {len(given)} bytes; at most {LARGEST} are taken. Make it smaller.",
        )  # fmt: skip
    try:
        if given.startswith(_PNG):
            return _png(given)
        if given.startswith(_JPEG):
            return _jpeg(given)
    except (struct.error, IndexError) as cause:
        raise NotAPicture("cut_short", "The picture is cut short. Save it again as JPEG or PNG.") from cause
    kind = next((name for pattern, name in _OTHERS if pattern.match(given)), "")
    if kind:
        raise NotAPicture("other_kind", f"This is {kind}. Open it and save it as JPEG or PNG.", kind)
    raise NotAPicture("no_picture", "This is no JPEG and no PNG picture. Save it as one of the two.")


def _png(given: bytes) -> Picture:
    chunks = list(_png_chunks(given))
    kinds = [kind for kind, _ in chunks]
    if kinds[0] != b"IHDR" or kinds.count(b"IHDR") != 1 or b"IDAT" not in kinds:
        raise _not_drawn()
    head = chunks[0][1]
    width, height = struct.unpack_from(">II", head, 8)
    return Picture("image/png", _PNG + b"".join(chunk for _, chunk in chunks), *_sides(width, height))


def _png_chunks(given: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", given, at)
        kind, end = given[at + 4 : at + 8], at + 12 + length
        if end > len(given):
            raise IndexError(end)
        if kind in _PNG_KEPT:
            yield kind, given[at:end]
        at = end


def _jpeg(given: bytes) -> Picture:
    segments = list(_jpeg_segments(given))
    frames = [part for kind, part in segments if kind in _FRAMES]
    scans = sum(kind == _SCAN for kind, _ in segments)
    if len(frames) != 1 or not 0 < scans <= MOST_SCANS or any(kind in _OTHER_FRAMES for kind, _ in segments):
        raise _not_drawn()
    height, width = struct.unpack_from(">HH", frames[0], 5)
    turn = next((said for kind, part in segments if kind == _EXIF and (said := _turn(part[4:])) > 1), 1)
    kept = b"".join(_kept(kind, part) for kind, part in segments)
    sides = (height, width) if turn > 4 else (width, height)
    return Picture("image/jpeg", _JPEG + _turned(turn) + kept + b"\xff\xd9", *_sides(*sides), turn)


def _kept(kind: int, part: bytes) -> bytes:
    """What of a segment stays. Cameras and programs write into those of applications and into comments."""
    if kind == _ADOBE:  # how colours are coded
        return b"\xff\xee" + struct.pack(">H", _ADOBE_LENGTH + 2) + part[4:16] if _says_colours(part) else b""
    return part if kind in _JPEG_KEPT else b""


def _says_colours(part: bytes) -> bool:
    return part[4:9] == b"Adobe" and len(part) >= _ADOBE_LENGTH + 4


def _jpeg_segments(given: bytes) -> Iterator[tuple[int, bytes]]:
    """Every segment with the number of its kind; a scan with the coded pixels behind it."""
    at = len(_JPEG)
    while True:
        if given[at] != 0xFF:
            raise IndexError(at)
        kind = given[at + 1]
        if kind == _END:
            return
        if kind == 0xFF:  # padding
            at += 1
            continue
        if kind in _NO_LENGTH:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", given, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(given):
            raise IndexError(end)
        if kind == _SCAN:
            end = _end_of_scan(given, end)
        yield kind, given[at:end]
        at = end


def _end_of_scan(given: bytes, at: int) -> int:
    """Where the coded pixels end: at the first marker that is neither a stuffed byte nor a restart."""
    while True:
        at = given.find(b"\xff", at)
        if at < 0:
            raise IndexError(at)
        if given[at + 1] != 0 and not 0xD0 <= given[at + 1] <= 0xD7:
            return at
        at += 2


def _turn(body: bytes) -> int:
    """How a camera says that the picture has to be turned; 1 where it says nothing that can be read."""
    if not body.startswith(b"Exif\0\0"):
        return 1
    tiff = body[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for number in range(min(count, _MOST_TAGS)):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * number)
            if tag == _TURN_TAG and kind == _SHORT:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


def _turned(turn: int) -> bytes:
    """The turn alone, in a note of our own that says nothing else; nothing for a picture that is upright."""
    if turn == 1:
        return b""
    body = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TURN_TAG, _SHORT, 1, turn, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _sides(width: int, height: int) -> tuple[int, int]:
    if not width or not height:
        raise _not_drawn()
    if max(width, height) > LONGEST_SIDE:
        raise NotAPicture(
            "too_wide",
            f"The picture is {width} by {height} pixels; at most {LONGEST_SIDE} along a side are taken. "
            "Make it smaller: 1200 along the longer side are plenty. Save it as JPEG or PNG.",
        )
    return width, height


def _not_drawn() -> NotAPicture:
    return NotAPicture("not_drawn", "Browsers would not draw this picture. Open it and save it again as JPEG or PNG.")
