"""Plain text. Its places are its lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sprava.reading.documents.encodings import guessed
from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece, plain

_SAMPLE: Final = 1 << 18
_SENSE: Final = 20
"""Letters for each one that fits no encoding, below which a text makes no sense."""


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The one text that the file is."""
    gathered = lines_of(plain(decoded(path.read_bytes())))
    if gathered.is_cut:
        remarks.add("cut", limit=LONGEST)
    if lost := gathered.lost():
        remarks.add("letters_lost", count=lost)
    if not gathered:
        raise DocumentRefused(State.REFUSED, "empty_file")
    yield gathered.piece()


def lines_of(written: str, label: str = "line") -> Gathered:
    """Line by line; an empty line between two is kept, since it parts paragraphs."""
    gathered, after = Gathered(), "\n"
    for number, line in enumerate(written.split("\n"), 1):
        if not line.strip():
            after = "\n\n"
            continue
        gathered.add(line, f"{label} {number}", after=after)
        after = "\n"
        if gathered.is_cut:
            break
    return gathered


def decoded(raw: bytes, *, declared: str = "") -> str:
    """The letters in ``raw``: by the encoding that was declared if it fits, else as it looks.

    Raises:
        DocumentRefused: no encoding fits.
    """
    for encoding in (declared, guessed(raw[:_SAMPLE], whole=len(raw) <= _SAMPLE)):
        try:
            if encoding:
                return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    # A sample that fits and a rest that does not: two encodings in one file. What does not fit is shown as such.
    encoding = guessed(raw[:_SAMPLE], whole=False)
    written = raw.decode(encoding, "replace") if encoding else ""
    if len(written) <= written.count("\ufffd") * _SENSE:
        raise DocumentRefused(State.REFUSED, "unknown_encoding")
    return written
