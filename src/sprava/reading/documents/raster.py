"""Pictures: of what kind and how large they are, as their first bytes say. Nothing is decoded."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

MOST_PIXELS: Final = 50_000_000
"""A page at 600 points to the inch has 35 million, a telephone takes 50."""
LONGEST_SIDE: Final = 32_000
"""What Tesseract bears."""
DOTS: Final = 300
"""To the inch at which a page is drawn to be read."""
_MOST_SEGMENTS: Final = 2_000
_NAMES: Final = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"RIFF": "WEBP",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
READ: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
"""Kinds from which text can be read, with the media type by which a browser knows them."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture that is not opened yet; ``width`` and ``height`` are in pixels, as they are stored."""

    kind: str
    width: int
    height: int

    @property
    def is_too_large(self) -> bool:
        """Would it take more memory than a reader has?"""
        return self.width * self.height > MOST_PIXELS or max(self.width, self.height) > LONGEST_SIDE


def kind_of_picture(head: bytes) -> str:
    """``PNG``, ``JPEG`` and so on."""
    return next((name for magic, name in _NAMES.items() if head.startswith(magic)), "HEIF")


def raster_of(path: Path) -> Raster | None:
    """What a PNG, JPEG or WEBP says of itself; None where it is another kind, or says nothing that can be."""
    with path.open("rb") as stream:
        kind = kind_of_picture(stream.read(16))
        stream.seek(0)
        try:
            width, height = _SIZES[kind](stream)
        except (KeyError, struct.error, IndexError, ValueError):
            return None
    return Raster(kind, width, height) if width > 0 and height > 0 else None


def _png(stream: BinaryIO) -> tuple[int, int]:
    head = stream.read(24)
    # Whole: of what begins otherwise Tesseract takes the lines for names of files.
    if not head.startswith(b"\x89PNG\r\n\x1a\n") or head[12:16] != b"IHDR":
        raise ValueError(head)
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _jpeg(stream: BinaryIO) -> tuple[int, int]:
    """Along the segments to the one that begins a frame."""
    stream.seek(2)
    for _ in range(_MOST_SEGMENTS):
        marker, kind = stream.read(2)
        if marker != 0xFF:
            break
        if kind == 0xFF:  # padding
            stream.seek(-1, 1)
            continue
        (length,) = struct.unpack(">H", stream.read(2))
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            _bits, height, width = struct.unpack(">BHH", stream.read(5))
            return width, height
        stream.seek(max(length - 2, 0), 1)
    raise ValueError("no frame")


def _webp(stream: BinaryIO) -> tuple[int, int]:
    head = stream.read(30)
    form = head[12:16]
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L":
        (bits,) = struct.unpack("<I", head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X" and len(head) == 30:
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    raise ValueError(form)


_SIZES: Final[dict[str, Callable[[BinaryIO], tuple[int, int]]]] = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}
