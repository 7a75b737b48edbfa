"""Bits of pairs of words: each distinct pair is weighed once, spellings of surnames over whole columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from sprava.core.names import Word, likeness
from sprava.core.names import given as givens
from sprava.core.names.folding import skeleton_of

from .prepared import Flags, Ids

Bits = NDArray[np.float64]
Kinds = NDArray[np.int8]
HOW: Final = ("", "same", "variant", "diminutive", "like", "other", "contradicted")
"""How two words stand to one another, as :mod:`sprava.core.names.likeness` calls it."""
_MOST_DENSE: Final = 16_000_000


class WordTable:
    """Bits of pairs of words and how the two stand to one another."""

    def __init__(self, compute: Callable[[int, int], likeness.Finding], rows: int, columns: int) -> None:
        self._compute = compute
        self._columns = max(columns, 1)
        size = rows * self._columns
        self._dense = np.full(size, np.nan, np.float64) if size <= _MOST_DENSE else None
        self._kinds = np.zeros(size, np.int8) if size <= _MOST_DENSE else None

    def bits(self, one: Ids, other: Ids) -> tuple[Bits, Kinds]:
        pairs = one.astype(np.int64) * self._columns + other
        if self._dense is None or self._kinds is None:
            distinct, back = np.unique(pairs, return_inverse=True)
            bits, kinds = self._computed(distinct)
            return bits[back], kinds[back]
        missing = np.isnan(self._dense[pairs])
        if missing.any():
            distinct = np.unique(pairs[missing])
            self._dense[distinct], self._kinds[distinct] = self._computed(distinct)
        return self._dense[pairs], self._kinds[pairs]

    def _computed(self, pairs: NDArray[np.int64]) -> tuple[Bits, Kinds]:
        found = [self._compute(*divmod(pair, self._columns)) for pair in pairs.tolist()]
        return (
            np.array([bits for bits, _ in found], np.float64),
            np.array([HOW.index(how) for _, how in found], np.int8),
        )


class SurnameTable:
    """Bits of pairs of surnames."""

    def __init__(self, left: Sequence[Word], right: Sequence[Word], weights: likeness.Weights) -> None:
        self._left, self._right, self._names = left, right, weights
        codes: dict[str, int] = {}
        self._code_left, self._plain_left = _codes(left, codes)
        self._code_right, self._plain_right = _codes(right, codes)
        self._codes = np.array(list(codes), object)
        self._skeletons = np.array([skeleton_of(code) for code in codes], object)
        self._rarity = np.array([weights.rarity.surname(code) for code in codes] or [0.0])
        self._length = np.array([len(code) for code in codes] or [0])

    def bits(self, one: Ids, other: Ids) -> Bits:
        out, alike = self.rarity(one), self.alike(one, other)
        differ = alike < 1.0
        out[differ] = graded(alike[differ], self._names)
        rest = np.flatnonzero(np.isnan(alike))
        if len(rest):
            out[rest] = self._one_by_one(one[rest], other[rest])
        return out

    def rarity(self, one: Ids) -> Bits:
        """What it is worth that another has the same surname."""
        found: Bits = self._rarity[self._code_left[one]]
        return found

    def alike(self, one: Ids, other: Ids) -> Bits:
        """How alike two surnames are spelt, 1 being the same; not a number where either may have several codes, or be
        a patronymic.
        """
        code, other_code = self._code_left[one], self._code_right[other]
        out = np.where(self._plain_left[one] & self._plain_right[other], 1.0, np.nan)
        differ = np.flatnonzero(~np.isnan(out) & (code != other_code))
        if len(differ):
            out[differ] = self._spelt(code[differ], other_code[differ])
        return out

    def _spelt(self, one: Ids, other: Ids) -> Bits:
        whole = cpdist(self._codes[one], self._codes[other], scorer=OSA.distance, dtype=np.int32)
        bones = cpdist(self._skeletons[one], self._skeletons[other], scorer=OSA.distance, dtype=np.int32)
        longest = np.maximum(self._length[one], self._length[other])
        alike: Bits = np.maximum(0.0, 1.0 - (whole + bones) / 2 / longest)
        return alike

    def _one_by_one(self, one: Ids, other: Ids) -> Bits:
        columns = len(self._right)
        distinct, back = np.unique(one.astype(np.int64) * columns + other, return_inverse=True)
        pairs = (divmod(pair, columns) for pair in distinct.tolist())
        found = (likeness.surname(self._left[left], self._right[right], self._names)[0] for left, right in pairs)
        return np.fromiter(found, np.float64, len(distinct))[back]


def _codes(words: Sequence[Word], codes: dict[str, int]) -> tuple[Ids, Flags]:
    """The number of the code of each word's stem, and whether that is all there is to the word."""
    numbers = np.array([codes.setdefault(word.stems[0], len(codes)) for word in words] or [0], np.int32)
    plain = [len(word.stems) == 1 and not givens.is_father(word.father) for word in words]
    return numbers, np.array(plain or [False], np.bool_)


def graded(alike: Bits, weights: likeness.Weights) -> Bits:
    """:func:`sprava.core.names.likeness.graded` for a column."""
    steps, bits = np.array(likeness.STEPS[::-1]), np.array(weights.surname_like[::-1])
    below = np.maximum(weights.surname_other, bits[0] + (alike - steps[0]) * likeness.SLOPE)
    found: Bits = np.where(alike >= steps[0], np.interp(alike, steps, bits), below)
    return found
