"""What the copies of a text are looked up by: bands of its MinHash, computed by datasketch."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

import datasketch

from sprava.core.copies import FEWEST_SHINGLES, openings, shingles

HASHES: Final = 128
ROWS: Final = 4
"""Hashes in a band: texts that share 60 % of their shingles have a band in common in 98.8 cases of 100."""


def bands_of(words: str) -> tuple[int, ...]:
    """Some 36 numbers, signed and of 64 bits; texts that are copies of one another have at least one in common: 32
    bands of the MinHash of all their words, and what is known of how they begin.

    Empty where the text is too short for anything but its letters to tell a copy.
    """
    found = shingles(words)
    if len(found) < FEWEST_SHINGLES:
        return ()
    # Shingles are hashes already; datasketch wants bytes and makes a number of them.
    sketch = datasketch.MinHash(num_perm=HASHES, seed=1, hashfunc=lambda number: number & 0xFFFFFFFF)
    sketch.update_batch(sorted(found))
    values = sketch.hashvalues
    return (*(_band(at, values[at : at + ROWS].tobytes()) for at in range(0, HASHES, ROWS)), *openings(words))


def _band(at: int, row: bytes) -> int:
    return int.from_bytes(blake2b(row, digest_size=8, salt=at.to_bytes(2, "big")).digest(), "big", signed=True)
