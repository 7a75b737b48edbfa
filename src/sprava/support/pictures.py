"""A picture for a poster, without what it says of whoever took it: place, camera, day, owner."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from sprava.core.errors import Unreadable

LARGEST: Final = 8 * 1000**2
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_NO_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END, _COMMENT, _ADOBE = 0xDA, 0xD9, 0xFE, 0xEE


def clean_picture(given: bytes) -> tuple[str, bytes]:
    """The kind of picture and its bytes without any metadata.

    Raises:
        Unreadable: it is no JPEG or PNG, is cut short, or is too large.
    """
    if len(given) > LARGEST:
        raise Unreadable(f"The picture has {len(given)} bytes; at most {LARGEST} are taken. Make it smaller.")
    try:
        if given.startswith(_PNG):
            return "image/png", _PNG + b"".join(_png_chunks(given))
        if given.startswith(b"\xff\xd8"):
            return "image/jpeg", b"\xff\xd8" + b"".join(_jpeg_parts(given))
    except (struct.error, IndexError) as cause:
        raise Unreadable("The picture is cut short. Save it again as JPEG or PNG.") from cause
    raise Unreadable("This is no JPEG and no PNG picture. Save it as one of the two.")


def _png_chunks(given: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", given, at)
        kind, end = given[at + 4 : at + 8], at + 12 + length
        if end > len(given):
            raise IndexError(end)
        if kind in _PNG_KEPT:
            yield given[at:end]
        at = end


def _jpeg_parts(given: bytes) -> Iterator[bytes]:
    """Every segment but comments and those of applications, where cameras and programs write; then the scan."""
    at = 2
    while True:
        if given[at] != 0xFF:
            raise IndexError(at)
        kind = given[at + 1]
        if kind == 0xFF:  # padding
            at += 1
            continue
        if kind == _END:
            yield given[at : at + 2]
            return
        if kind in _NO_LENGTH:
            yield given[at : at + 2]
            at += 2
            continue
        (length,) = struct.unpack_from(">H", given, at + 2)
        end = at + 2 + length
        if end > len(given):
            raise IndexError(end)
        of_an_application = 0xE0 <= kind <= 0xEF and kind != _ADOBE  # Adobe's says how colours are coded
        if kind != _COMMENT and not of_an_application:
            yield given[at:end]
        at = end
        if kind == _SCAN:
            at = _end_of_scan(given, at)
            yield given[end:at]


def _end_of_scan(given: bytes, at: int) -> int:
    """Where the coded picture ends: at the first marker that is neither a stuffed byte nor a restart."""
    while True:
        at = given.find(b"\xff", at)
        if at < 0:
            raise IndexError(at)
        if given[at + 1] != 0 and not 0xD0 <= given[at + 1] <= 0xD7:
            return at
        at += 2
