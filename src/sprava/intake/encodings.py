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
