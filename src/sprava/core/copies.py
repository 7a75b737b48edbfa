"""How alike two texts are, so that ten reposts count as one origin.

The method and what it was measured at: docs/methods/near-copies.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import blake2b, sha256
from itertools import groupby
from typing import Final, NamedTuple

WORDS_TOGETHER: Final = 4
"""A shingle is this many words one after another."""
FEWEST_SHINGLES: Final = 12
"""Of shorter texts only the same letters are a copy: two short notes of one court look alike and tell of two people."""
ALIKE: Final = 0.55
"""From this share of common shingles on two texts are copies of one origin."""
WITHIN: Final = 0.7
"""Or if this share of the shorter one stands in the longer, and it is at least half as long, or is how that begins."""
OPENING: Final = 24
"""Shingles at the beginning of a text of which the smallest are what a repost that was cut off is looked up by."""
OPENING_KEPT: Final = 4
_AROUND: Final = 8
"""Shingles that a channel may put before what it reposts."""
_LONGEST_FRAME: Final = 80
_STEM: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")
_WORD_OR_END: Final = re.compile(r"[^\W_]+|[.!?:;,\n«»\"()]")
_LEADS_AWAY: Final = re.compile(r"@\w{4,}|t\.me/|https?://", re.IGNORECASE)
_CALLS: Final = re.compile(
    r"\W*(подпи(саться|сыва|шись|шит)|падпі(сацца|сва|шы)|підпи(сатися|суй|шіть)|"
    r"прислать новост|даслаць нав|надіслати нов|"
    r"читайте (нас|также|полност)|чытайце (нас|таксама|цалкам)|читать (далее|полност)|чытаць (далей|цалкам)|"
    r"subscribe|follow us|join us|read more|send us|subskrybuj|czytaj (też|więcej))",
    re.IGNORECASE,
)


def fingerprint_of(words: str) -> str:
    """What two copies of a text have in common: its letters and digits, in small letters, without what a channel puts
    around it."""
    return sha256(letters_of(unframed(words)).encode()).hexdigest()


def letters_of(words: str) -> str:
    """The letters and digits of a text, in small letters, without anything between them."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def unframed(words: str) -> str:
    """A text without the lines at its beginning and end that only say whose channel it is and ask to subscribe."""
    lines = words.split("\n")
    kept = [number for number, line in enumerate(lines) if not _is_frame(line)]
    return "\n".join(lines[kept[0] : kept[-1] + 1]) if kept else words


def shingles(words: str) -> frozenset[int]:
    """Every four words that stand together, as 64-bit numbers that are the same on every machine."""
    return frozenset(_numbers(_WORD.findall(unframed(words).casefold())))


def openings(words: str) -> tuple[int, ...]:
    """Numbers, signed and of 64 bits, of which texts that begin alike have at least one in common, whatever their
    length; none where a text is too short for anything but its letters to tell a copy."""
    found = list(_numbers(_WORD.findall(unframed(words[:4000]).casefold())))
    if len(found) < FEWEST_SHINGLES:
        return ()
    return tuple(number - (1 << 63) for number in sorted(set(found[:OPENING]))[:OPENING_KEPT])


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


class Compared:
    """A text as it is held against others."""

    def __init__(self, words: str) -> None:
        self.words = unframed(words)

    @cached_property
    def in_order(self) -> list[int]:
        """Its shingles, the first one first."""
        return list(_numbers(_WORD.findall(self.words.casefold())))

    @cached_property
    def shingles(self) -> frozenset[int]:
        return frozenset(self.in_order)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(_stem(word) for word in _WORD.findall(self.words))

    @cached_property
    def names(self) -> tuple[_Name, ...]:
        return tuple(_names(_WORD_OR_END.findall(self.words)))

    def likeness(self, other: Compared) -> float:
        """How far one of the two is a copy of the other, as :func:`resemblance`; 0.0 where the same words are said of
        other people."""
        alike = resemblance(self.shingles, other.shingles) or self._as_an_opening(other)
        return 0.0 if alike and self._names_others(other) else alike

    def _as_an_opening(self, other: Compared) -> float:
        """The share of the shorter one with which the longer begins, where that is nearly all of it."""
        shorter, longer = sorted((self.in_order, other.in_order), key=lambda order: (len(order), order))
        if len(shorter) < FEWEST_SHINGLES:
            return 0.0
        begins = set(longer[: len(shorter) + len(shorter) // 4 + _AROUND])
        share = len(set(shorter) & begins) / len(set(shorter))
        return share if share >= WITHIN else 0.0

    def _names_others(self, other: Compared) -> bool:
        """Does each of them, between the same words, name somebody or some place that the other does not know?"""
        ours = [name for name in self.names if not name.stems <= other.stems]
        theirs = [name for name in other.names if not name.stems <= self.stems]
        around = {key for name in theirs for key in (name.before, name.after) if key}
        return any(key in around for name in ours for key in (name.before, name.after) if key)


class _Name(NamedTuple):
    """Capitalised words, and the two words before and after them, marked with their side."""

    stems: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


def _names(parts: Sequence[str]) -> Iterator[_Name]:
    """Runs of capitalised words; a single one that begins a sentence is none."""
    words = [part.casefold() for part in parts if part[0].isalnum()]
    at, begins = 0, True
    for is_name, run in groupby(parts, key=lambda part: part[0].isupper() and len(part) > 1):
        held = list(run)
        if is_name and (len(held) > 1 or not begins):
            before, after = words[max(at - 2, 0) : at], words[at + len(held) : at + len(held) + 2]
            yield _Name(frozenset(map(_stem, held)), _key("<", before), _key(">", after))
        at += sum(part[0].isalnum() for part in held)
        begins = not held[-1][0].isalnum() and held[-1] != ","


def _key(side: str, words: list[str]) -> tuple[str, ...]:
    return (side, *words) if len(words) == 2 or (side == "<" and not words) else ()


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _is_frame(line: str) -> bool:
    letters = sum(map(str.isalnum, line))
    words = (word for word in line.split() if any(map(str.isalnum, word)))
    if not letters or all(word.startswith("#") for word in words):
        return True
    return letters <= _LONGEST_FRAME and bool(_LEADS_AWAY.search(line) or _CALLS.match(line))


def _numbers(words: Sequence[str]) -> Iterator[int]:
    for at in range(len(words) - WORDS_TOGETHER + 1):
        together = " ".join(words[at : at + WORDS_TOGETHER])
        yield int.from_bytes(blake2b(together.encode(), digest_size=8).digest(), "big")
