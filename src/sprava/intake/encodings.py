"""In which encoding is a list?

Guessed from a sample and then held to it: a byte that does not fit is an error, not a question mark.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from sprava.intake.problems import ListRefused
from sprava.reading.documents.encodings import guessed

SAMPLE = 1 << 18


def encoding_of(path: Path) -> str:
    """A name for :func:`codecs.lookup`.

    A byte-order mark decides; then UTF-8 if all of the sample is; then the shape of the letters.
    """
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
    encoding = guessed(sample, whole=len(sample) < SAMPLE)
    if not encoding:
        raise ListRefused("unknown_encoding", name=path.name)
    return encoding


def known(encoding: str, name: str) -> str:
    """``encoding`` if Python has it."""
    try:
        return codecs.lookup(encoding).name
    except LookupError as cause:
        raise ListRefused("unknown_encoding", name=name) from cause


def lines_before(fault: UnicodeError, encoding: str) -> int:
    """How many lines of the piece that was being read end before the bytes that do not fit."""
    if not isinstance(fault, UnicodeDecodeError):
        return 0
    return fault.object[: fault.start].decode(encoding, "ignore").count("\n")


def is_utf8_misread(text: str, encoding: str) -> bool:
    """Was ``text`` written in UTF-8 and read in a single-byte encoding? A surname of two letters can look so by chance,
    four letters in a line hardly do."""
    if text.isascii() or encoding.startswith("utf"):
        return False
    try:
        meant = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    return len(text) - len(meant) >= 4
