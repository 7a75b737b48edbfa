"""A picture: kept as evidence. It is not decoded, and no text is read from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sprava.reading.documents.outcomes import Remarks
from sprava.reading.documents.pieces import Piece

_NAMES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """No text, and the remark that says so."""
    with path.open("rb") as stream:
        head = stream.read(16)
    remarks.add("picture", kind=next((name for magic, name in _NAMES.items() if head.startswith(magic)), "WEBP / HEIF"))
    yield from ()
