"""How alike two texts are, so that ten reposts count as one origin.

The method and what it was measured at: docs/methods/near-copies.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b, sha256
from typing import Final

WORDS_TOGETHER: Final = 4
"""A shingle is this many words one after another."""
FEWEST_SHINGLES: Final = 12
"""Of shorter texts only the same letters are a copy: two short notes of one court look alike and tell of two people."""
ALIKE: Final = 0.55
"""From this share of common shingles on two texts are copies of one origin."""
WITHIN: Final = 0.7
"""Or if this share of the shorter one stands in the longer, and it is at least half as long."""
_WORD: Final = re.compile(r"[^\W_]+")


def fingerprint_of(words: str) -> str:
    """What two copies of a text have in common: its letters and digits, in small letters."""
    return sha256(letters_of(words).encode()).hexdigest()


def letters_of(words: str) -> str:
    """The letters and digits of a text, in small letters, without anything between them."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def shingles(words: str) -> frozenset[int]:
    """Every four words that stand together, as 64-bit numbers that are the same on every machine."""
    return frozenset(_numbers(_WORD.findall(words.casefold())))


def _numbers(words: list[str]) -> Iterator[int]:
    for at in range(len(words) - WORDS_TOGETHER + 1):
        together = " ".join(words[at : at + WORDS_TOGETHER])
        yield int.from_bytes(blake2b(together.encode(), digest_size=8).digest(), "big")


def resemblance(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of shingles that both texts have: 1.0 for the same text, 0.0 for texts with nothing in common.

    Where nearly all of the shorter one stands in the longer, which is not much longer, it is that share. 0.0 where
    they are too short to tell, and where they are less alike than copies are.
    """
    if min(len(left), len(right)) < FEWEST_SHINGLES:
        return 0.0
    common = len(left & right)
    alike = common / len(left | right)
    shorter, longer = sorted((len(left), len(right)))
    within = common / shorter if 2 * shorter >= longer else 0.0
    return max(alike if alike >= ALIKE else 0.0, within if within >= WITHIN else 0.0)
