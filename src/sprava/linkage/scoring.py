"""Scores of pairs by the million: what :func:`.comparing.compare` answers, computed for whole columns.

Each distinct pair of words is weighed once, the spelling of surnames by rapidfuzz over whole columns; the rest is
adding up. Names of many words, initials and previous surnames go through :func:`.comparing.compare` itself.
"""

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

from .comparing import DEFAULT, compare, is_sunk
from .evidence import Weights, circumstances, place_bits
from .prepared import NONE, Flags, Ids, Prepared

Bits = NDArray[np.float64]
CHUNK: Final = 1_000_000
"""Pairs scored at a time, so that memory does not grow with their number."""


class Scorer:
    """Scores pairs of rows of two prepared lists, which may be one list."""

    def __init__(self, left: Prepared, right: Prepared, weights: Weights = DEFAULT) -> None:
        self._left, self._right, self._weights = left, right, weights
        self._surnames = _Surnames(left, right, weights)
        names = weights.names
        self._givens = _Table(
            lambda a, b: likeness.given(left.words[a], right.words[b], names)[0], len(left.words), len(right.words)
        )
        self._fathers = _Table(
            lambda a, b: likeness.father(left.fathers[a], right.fathers[b], names)[0],
            len(left.fathers),
            len(right.fathers),
        )
        self._elsewhere = _Table(self._of_circumstances, len(left.circumstances), len(right.circumstances))
        rarity = [place_bits(place, weights) for place in left.places]
        self._place_bits = np.array(rarity or [0.0])
        numbers = {place: number for number, place in enumerate(right.places)}
        self._place_there = np.array([numbers.get(place, NONE) for place in left.places] or [NONE], np.int32)

    def scores(self, lefts: Ids, rights: Ids) -> tuple[Bits, Flags]:
        """The weight of each pair, in bits, and whether a part of the name is contradicted."""
        out, sunk = np.empty(len(lefts)), np.empty(len(lefts), np.bool_)
        for start in range(0, len(lefts), CHUNK):
            part = slice(start, start + CHUNK)
            out[part], sunk[part] = self._chunk(lefts[part], rights[part])
        return out, sunk

    def _chunk(self, lefts: Ids, rights: Ids) -> tuple[Bits, Flags]:
        left, right = self._left, self._right
        out, sunk = np.zeros(len(lefts)), np.zeros(len(lefts), np.bool_)
        whole = left.vectored[lefts] & right.vectored[rights] & left.enough[lefts] & right.enough[rights]
        same_number = (left.given[lefts] >= 0).astype(np.int8) + (left.surname[lefts] >= 0)
        same_number -= (right.given[rights] >= 0).astype(np.int8) + (right.surname[rights] >= 0)
        whole &= same_number == 0
        out[whole], sunk[whole] = self._whole(lefts[whole], rights[whole])
        for at in np.flatnonzero(~whole):
            found = compare(left.records[lefts[at]], right.records[rights[at]], self._weights)
            out[at], sunk[at] = found.weight, is_sunk(found)
        return out, sunk

    def _whole(self, lefts: Ids, rights: Ids) -> tuple[Bits, Flags]:
        """Pairs of names of one given name and one surname."""
        name, surname, sunk = self._straight(lefts, rights, turn_left=False, turn_right=False)
        for turn_left, turn_right in ((True, False), (False, True), (True, True)):
            turned = np.ones(len(lefts), np.bool_)
            if turn_left:
                turned &= self._left.turnable[lefts]
            if turn_right:
                turned &= self._right.turnable[rights]
            if turned.any():
                other, other_surname, other_sunk = self._straight(
                    lefts[turned], rights[turned], turn_left=turn_left, turn_right=turn_right
                )
                better = other > name[turned]
                at = np.flatnonzero(turned)[better]
                name[at], surname[at], sunk[at] = other[better], other_surname[better], other_sunk[better]
        bits, contradicted = self._patronymics(lefts, rights)
        total = name + bits + self._circumstances(lefts, rights) + self._by_birth(lefts, rights, surname)
        sunk |= contradicted
        np.minimum(total, self._weights.sunk, out=total, where=sunk)
        return np.round(total, 3), sunk

    def _straight(self, lefts: Ids, rights: Ids, *, turn_left: bool, turn_right: bool) -> tuple[Bits, Bits, Flags]:
        """The evidence of given names, surnames and sex; that of surnames alone; where a given name is contradicted."""
        left, right, weights = self._left, self._right, self._weights.names
        givens_left, surnames_left = (left.surname, left.given) if turn_left else (left.given, left.surname)
        givens_right, surnames_right = (right.surname, right.given) if turn_right else (right.given, right.surname)
        one, other = surnames_left[lefts], surnames_right[rights]
        both = (one >= 0) & (other >= 0)
        total = np.where((one >= 0) ^ (other >= 0), weights.surname_missing, 0.0)
        surname = np.full(len(lefts), np.inf)
        surname[both] = self._surnames.bits(one[both], other[both])
        total[both] += surname[both]
        one, other = givens_left[lefts], givens_right[rights]
        both = (one >= 0) & (other >= 0)
        given = np.zeros(len(lefts))
        given[both] = self._givens.bits(one[both], other[both])
        sunk: Flags = both & (given == weights.given_other)
        sex_left, sex_right = left.sex[lefts], right.sex[rights]
        differ = (sex_left > 0) & (sex_right > 0) & (sex_left != sex_right)
        # Where there is no given name to compare, the sex says nothing either that the patronymic does not say.
        differ &= ~sunk
        return total + given + np.where(differ, weights.sex_other, 0.0), surname, sunk | differ

    def _patronymics(self, lefts: Ids, rights: Ids) -> tuple[Bits, Flags]:
        one, other = self._left.father[lefts], self._right.father[rights]
        both = (one >= 0) & (other >= 0)
        out = np.zeros(len(lefts))
        out[both] = self._fathers.bits(one[both], other[both])
        return out, both & (out == self._weights.names.patronymic_other)

    def _circumstances(self, lefts: Ids, rights: Ids) -> Bits:
        total = self._born(lefts, rights)
        one, other = self._left.place[lefts], self._right.place[rights]
        said = (one >= 0) & (other >= 0)
        same = said & (self._place_there[one] == other)
        total += np.where(same, self._place_bits[one], np.where(said, self._weights.place_other, 0.0))
        one, other = self._left.elsewhere[lefts], self._right.elsewhere[rights]
        said = (one >= 0) & (other >= 0)
        if said.any():
            total[said] += self._elsewhere.bits(one[said], other[said])
        return total

    def _by_birth(self, lefts: Ids, rights: Ids, surname: Bits) -> Bits:
        """:func:`.evidence.surname_by_birth` for columns."""
        left, right = self._left.born[lefts], self._right.born[rights]
        by_name, by_birth = self._weights.surname_by_birth
        applies = (left == right).all(axis=1) & (left[:, 2] > 0) & (surname <= by_name[-1])
        out = np.zeros(len(lefts))
        out[applies] = np.interp(surname[applies], by_name, by_birth) - surname[applies]
        return out

    def _of_circumstances(self, one: int, other: int) -> float:
        left, right = self._left.circumstances[one], self._right.circumstances[other]
        found = circumstances(left, right, self._weights)
        return sum(item.weight for item in found if item.part not in ("born", "place"))

    def _born(self, lefts: Ids, rights: Ids) -> Bits:
        """:func:`.evidence.born_finding` for columns."""
        weights = self._weights
        left, right = self._left.born[lefts], self._right.born[rights]
        year, month, day = (left[:, part] for part in range(3))
        other_year, other_month, other_day = (right[:, part] for part in range(3))
        both = (year > 0) & (other_year > 0)
        gap = np.abs(year - other_year)
        same_rest = (month == other_month) & (day == other_day)
        swapped = (month == other_day) & (day == other_month)
        return np.select(
            [
                ~both,
                (gap > 0) & same_rest & (month > 0) & ((gap == 1) | (gap == 10)),
                gap > 0,
                (month == 0) | (other_month == 0),
                (month == other_month) & ((day == 0) | (other_day == 0)),
                same_rest,
                (month == other_month) | ((day == other_day) & (day > 0)) | swapped,
            ],
            [
                0.0, weights.born_near, weights.born_other, weights.born_year, weights.born_month, weights.born_same,
                weights.born_near,
            ],
            weights.born_other,
        )  # fmt: skip


class _Table:
    """Bits of pairs of words, each distinct pair computed once and kept."""

    def __init__(self, compute: Callable[[int, int], float], rows: int, columns: int) -> None:
        self._compute = compute
        self._columns = max(columns, 1)
        self._dense = np.full(rows * self._columns, np.nan, np.float64) if rows * self._columns <= _MOST_DENSE else None

    def bits(self, one: Ids, other: Ids) -> Bits:
        pairs = one.astype(np.int64) * self._columns + other
        if self._dense is None:
            distinct, back = np.unique(pairs, return_inverse=True)
            return self._computed(distinct)[back]
        missing = np.isnan(self._dense[pairs])
        if missing.any():
            distinct = np.unique(pairs[missing])
            self._dense[distinct] = self._computed(distinct)
        found: Bits = self._dense[pairs]
        return found

    def _computed(self, pairs: NDArray[np.int64]) -> Bits:
        return np.fromiter(
            (self._compute(*divmod(pair, self._columns)) for pair in pairs.tolist()), np.float64, len(pairs)
        )


_MOST_DENSE: Final = 16_000_000


class _Surnames:
    """Bits of pairs of surnames."""

    def __init__(self, left: Prepared, right: Prepared, weights: Weights) -> None:
        self._left, self._right, self._names = left.words, right.words, weights.names
        codes: dict[str, int] = {}
        self._code_left, self._plain_left = _codes(left.words, codes)
        self._code_right, self._plain_right = _codes(right.words, codes)
        self._codes = np.array(list(codes), object)
        self._skeletons = np.array([skeleton_of(code) for code in codes], object)
        self._rarity = np.array([weights.names.rarity.surname(code) for code in codes] or [0.0])
        self._length = np.array([len(code) for code in codes] or [0])

    def bits(self, one: Ids, other: Ids) -> Bits:
        plain = self._plain_left[one] & self._plain_right[other]
        code, other_code = self._code_left[one], self._code_right[other]
        out = np.empty(len(one))
        same = plain & (code == other_code)
        out[same] = self._rarity[code[same]]
        differ = np.flatnonzero(plain & ~same)
        if len(differ):
            out[differ] = self._spelt(code[differ], other_code[differ])
        rest = np.flatnonzero(~plain)
        if len(rest):
            out[rest] = self._one_by_one(one[rest], other[rest])
        return out

    def _spelt(self, one: Ids, other: Ids) -> Bits:
        whole = cpdist(self._codes[one], self._codes[other], scorer=OSA.distance, dtype=np.int32)
        bones = cpdist(self._skeletons[one], self._skeletons[other], scorer=OSA.distance, dtype=np.int32)
        longest = np.maximum(self._length[one], self._length[other])
        alike = np.maximum(0.0, 1.0 - (whole + bones) / 2 / longest)
        return _graded(alike, self._names)

    def _one_by_one(self, one: Ids, other: Ids) -> Bits:
        """Words that may have several codes, or be patronymics."""
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


def _graded(alike: Bits, weights: likeness.Weights) -> Bits:
    """:func:`sprava.core.names.likeness.graded` for a column."""
    steps, bits = np.array(likeness.STEPS[::-1]), np.array(weights.surname_like[::-1])
    below = np.maximum(weights.surname_other, bits[0] + (alike - steps[0]) * likeness.SLOPE)
    found: Bits = np.where(alike >= steps[0], np.interp(alike, steps, bits), below)
    return found
