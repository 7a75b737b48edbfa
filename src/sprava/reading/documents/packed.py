"""Before any reader sees a zip: what is in it, and could unpacking it hurt?

Every byte that its parts unpack to is counted while it streams past: what a zip says of its own sizes is not believed.
Nothing that is a zip inside a zip is ever opened.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sprava.reading.documents.outcomes import DocumentRefused, State

MEGABYTE: Final = 1 << 20
LARGEST_UPLOAD: Final = 500 * MEGABYTE
"""What a browser may bring; larger files go in by the command line, where nothing has to be sent."""
BREAKS: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
"""What the library raises on a zip that is damaged or lies."""
_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a zip may go. Below ``free_to_unpack`` no ratio matters."""

    largest_unpacked: int = 1024 * MEGABYTE
    most_parts: int = 2000
    tightest: int = 250  # sheets of real lists unpack to 5 to 60 times their size, deflate can do 1032
    free_to_unpack: int = 8 * MEGABYTE


def examine(packed: zipfile.ZipFile, bounds: Bounds) -> None:
    """Unpack every part, keep nothing of it, and watch what it does.

    Raises:
        DocumentRefused: it has too many parts, is locked, unpacks to too much or too tightly, or declares entities.
    """
    entries = packed.infolist()
    if len(entries) > bounds.most_parts:
        raise DocumentRefused(State.QUARANTINED, "too_many_parts", count=len(entries), limit=bounds.most_parts)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise DocumentRefused(State.PARTIAL, "locked")
    unpacked = 0
    for entry in entries:
        unpacked += _unpacked_size(packed, entry, bounds, unpacked)


def names_in(path: Path) -> frozenset[str] | None:
    """What the table of contents of a zip names; ``None`` where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as packed:
            return frozenset(packed.namelist())
    except BREAKS:
        return None


def in_megabytes(size: int) -> str:
    """A size as messages give it, rounded up."""
    return f"{-(-size // MEGABYTE)} MB"


def _unpacked_size(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, bounds: Bounds, before: int) -> int:
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    size, tail = 0, b""
    for chunk in _chunks(packed, entry):
        size += len(chunk)
        if before + size > bounds.largest_unpacked:
            limit = in_megabytes(bounds.largest_unpacked)
            raise DocumentRefused(State.QUARANTINED, "unpacks_too_large", limit=limit)
        if size > bounds.free_to_unpack and size > bounds.tightest * max(entry.compress_size, 1):
            ratio = size // max(entry.compress_size, 1)
            raise DocumentRefused(State.QUARANTINED, "packed_too_tight", entry=entry.filename, ratio=ratio)
        if is_xml:
            # UTF-16 parts keep their ASCII letters next to zero bytes.
            tail = (tail[-16:] + chunk.replace(b"\x00", b"")).upper()
            if b"<!DOCTYPE" in tail or b"<!ENTITY" in tail:
                raise DocumentRefused(State.QUARANTINED, "declares_entities", entry=entry.filename)
    return size


def _chunks(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with packed.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
