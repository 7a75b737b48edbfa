"""Scores of pairs by the million: what :func:`.comparing.compare` answers, computed for whole columns.

Each distinct pair of words is weighed once, the spelling of surnames by rapidfuzz over whole columns; the rest is
adding up. Names of many words, initials and previous surnames go through :func:`.comparing.compare` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sprava.core.names import likeness

from .comparing import DEFAULT, compare, is_sunk
from .evidence import Weights, circumstances, place_bits
from .prepared import NONE, Flags, Ids, Prepared
from .wordpairs import Bits, Kinds, SurnameTable, WordTable

CHUNK: Final = 1_000_000
"""Pairs scored at a time, so that memory does not grow with their number."""
NOT_SAID: Final = 0
BORN: Final = ("", "same", "month", "year", "near", "other")
PLACE: Final = ("", "same", "other")


class Reading(NamedTuple):
    """Which words of two rows are the given names, and which the surnames."""

    given: Ids
    surname: Ids
    other_given: Ids
    other_surname: Ids

    def chosen(self, at: NDArray[np.intp] | Flags) -> Reading:
        return Reading(*(words[at] for words in self))


@dataclass(frozen=True, slots=True)
class Found:
    """What names, birth dates and places of pairs say: how they stand to one another, and what that is worth.

    ``alike`` is 1 where the surnames are the same, and not a number where their spelling alone does not decide.
    """

    alike: Bits
    rarity: Bits
    given: Kinds
    given_bits: Bits
    father: Kinds
    father_bits: Bits
    born: Kinds
    place: Kinds
    place_bits: Bits
    rest: Bits
    """What everything else is worth."""
    sunk: Flags


class Scorer:
    """Scores pairs of rows of two prepared lists, which may be one list."""

    def __init__(self, left: Prepared, right: Prepared, weights: Weights = DEFAULT) -> None:
        self._left, self._right, self._weights = left, right, weights
        one, other, names = left.lexicon, right.lexicon, weights.names
        self._surnames = SurnameTable(one.words, other.words, names)
        self._givens = WordTable(
            lambda a, b: likeness.given(one.words[a], other.words[b], names), len(one.words), len(other.words)
        )
        self._fathers = WordTable(
            lambda a, b: likeness.father(one.fathers[a], other.fathers[b], names), len(one.fathers), len(other.fathers)
        )
        self._elsewhere = WordTable(self._of_circumstances, len(one.circumstances), len(other.circumstances))
        self._place_bits = np.array([place_bits(place, weights) for place in one.places] or [0.0])
        numbers = {place: number for number, place in enumerate(other.places)}
        self._place_there = np.array([numbers.get(place, NONE) for place in one.places] or [NONE], np.int32)
        self._born_bits = np.array([
            0.0, weights.born_same, weights.born_month, weights.born_year, weights.born_near, weights.born_other,
        ])  # fmt: skip

    def scores(self, lefts: Ids, rights: Ids) -> tuple[Bits, Flags]:
        """The weight of each pair of rows, in bits, and whether a part of the name is contradicted."""
        out, sunk = np.empty(len(lefts)), np.empty(len(lefts), np.bool_)
        for start in range(0, len(lefts), CHUNK):
            part = slice(start, start + CHUNK)
            out[part], sunk[part] = self.beside(self._left.take(lefts[part]), self._right.take(rights[part]))
        return out, sunk

    def beside(self, left: Prepared, right: Prepared) -> tuple[Bits, Flags]:
        """The same for rows that stand side by side."""
        out, sunk = np.zeros(len(left)), np.zeros(len(left), np.bool_)
        whole = in_columns(left, right)
        if whole.all():
            return self._whole(left, right)
        at = np.flatnonzero(whole).astype(np.int32)
        out[at], sunk[at] = self._whole(left.take(at), right.take(at))
        for row in np.flatnonzero(~whole).tolist():
            found = compare(left.records[row], right.records[row], self._weights)
            out[row], sunk[row] = found.weight, is_sunk(found)
        return out, sunk

    def findings(self, left: Prepared, right: Prepared) -> Found:
        """What rows side by side say of one another. Each name has one given name and one surname at most."""
        reading, name, sunk = self._best(left, right)
        both = (reading.surname >= 0) & (reading.other_surname >= 0)
        alike, rarity = np.full(len(left), np.nan), np.zeros(len(left))
        alike[both] = self._surnames.alike(reading.surname[both], reading.other_surname[both])
        rarity[both] = self._surnames.rarity(reading.surname[both])
        surname = self._surname_bits(reading)
        given, given_kinds = _weighed(self._givens, reading.given, reading.other_given)
        father, father_kinds = _weighed(self._fathers, left.father, right.father)
        place, place_kinds = self._place(left, right)
        rest = name - np.where(both, surname, 0.0) - given + self._others(left, right)
        return Found(
            alike, rarity, given_kinds, given, father_kinds, father, born_kinds(left.born, right.born),
            place_kinds, place, rest, sunk | (father_kinds == _CONTRADICTED),
        )  # fmt: skip

    def _whole(self, left: Prepared, right: Prepared) -> tuple[Bits, Flags]:
        """Pairs of names of one given name and one surname."""
        reading, name, sunk = self._best(left, right)
        father, kinds = _weighed(self._fathers, left.father, right.father)
        born = self._born_bits[born_kinds(left.born, right.born)]
        total = name + father + (born + self._place(left, right)[0] + self._others(left, right))
        total += self._by_birth(left, right, reading)
        sunk |= kinds == _CONTRADICTED
        np.minimum(total, self._weights.sunk, out=total, where=sunk)
        return np.round(total, 3), sunk

    def _best(self, left: Prepared, right: Prepared) -> tuple[Reading, Bits, Flags]:
        """The reading that fits best, what its given names, surnames and sex are worth, and whether they contradict."""
        best = Reading(left.given, left.surname, right.given, right.surname)
        name, sunk = self._straight(best, left.sex, right.sex)
        if not (left.turnable.any() or right.turnable.any()):
            return best, name, sunk
        best = Reading(*(words.copy() for words in best))
        for turn_left, turn_right in ((True, False), (False, True), (True, True)):
            turned = (left.turnable | (not turn_left)) & (right.turnable | (not turn_right))
            at = np.flatnonzero(turned)
            reading = Reading(
                *((left.surname, left.given) if turn_left else (left.given, left.surname)),
                *((right.surname, right.given) if turn_right else (right.given, right.surname)),
            ).chosen(at)
            other, other_sunk = self._straight(reading, left.sex[at], right.sex[at])
            better = other > name[at]
            at = at[better]
            name[at], sunk[at] = other[better], other_sunk[better]
            for words, new in zip(best, reading, strict=True):
                words[at] = new[better]
        return best, name, sunk

    def _straight(self, reading: Reading, sex: NDArray[np.int8], other_sex: NDArray[np.int8]) -> tuple[Bits, Flags]:
        """The evidence of given names, surnames and sex, and where given name or sex are contradicted."""
        weights = self._weights.names
        missing = (reading.surname >= 0) ^ (reading.other_surname >= 0)
        surname = np.where(missing, weights.surname_missing, self._surname_bits(reading))
        given, kinds = _weighed(self._givens, reading.given, reading.other_given)
        sunk: Flags = kinds == _OTHER
        # Where there is no given name to compare, the sex says nothing either that the patronymic does not say.
        differ = (sex > 0) & (other_sex > 0) & (sex != other_sex) & ~sunk
        return surname + given + np.where(differ, weights.sex_other, 0.0), sunk | differ

    def _surname_bits(self, reading: Reading) -> Bits:
        """Nothing where either lacks a surname."""
        out = np.zeros(len(reading.surname))
        both = (reading.surname >= 0) & (reading.other_surname >= 0)
        out[both] = self._surnames.bits(reading.surname[both], reading.other_surname[both])
        return out

    def _place(self, left: Prepared, right: Prepared) -> tuple[Bits, Kinds]:
        said = (left.place >= 0) & (right.place >= 0)
        same = said & (self._place_there[left.place] == right.place)
        bits = np.where(same, self._place_bits[left.place], np.where(said, self._weights.place_other, 0.0))
        return bits, np.where(same, 1, np.where(said, 2, NOT_SAID)).astype(np.int8)

    def _others(self, left: Prepared, right: Prepared) -> Bits:
        """Articles, facilities and cases."""
        return _weighed(self._elsewhere, left.elsewhere, right.elsewhere)[0]

    def _by_birth(self, left: Prepared, right: Prepared, reading: Reading) -> Bits:
        """:func:`.evidence.surname_by_birth` for columns."""
        by_name, by_birth = self._weights.surname_by_birth
        out = np.zeros(len(left))
        if not by_name:
            return out
        applies = (left.born == right.born).all(axis=1) & (left.born[:, 2] > 0)
        at = np.flatnonzero(applies & (reading.surname >= 0) & (reading.other_surname >= 0))
        surname = self._surname_bits(reading.chosen(at))
        low = surname <= by_name[-1]
        out[at[low]] = np.interp(surname[low], by_name, by_birth) - surname[low]
        return out

    def _of_circumstances(self, one: int, other: int) -> likeness.Finding:
        left, right = self._left.lexicon.circumstances[one], self._right.lexicon.circumstances[other]
        found = circumstances(left, right, self._weights)
        return sum(item.weight for item in found if item.part not in ("born", "place")), ""


_OTHER: Final = 5
_CONTRADICTED: Final = 6


def in_columns(left: Prepared, right: Prepared) -> Flags:
    """Which rows side by side can be scored in columns: names of as many words, and enough of them."""
    whole: Flags = left.vectored & right.vectored & left.enough & right.enough
    number = (left.given >= 0).astype(np.int8) + (left.surname >= 0)
    number -= (right.given >= 0).astype(np.int8) + (right.surname >= 0)
    whole &= number == 0
    return whole


def _weighed(table: WordTable, one: Ids, other: Ids) -> tuple[Bits, Kinds]:
    """Bits and kinds where both have a word; else nothing."""
    both = (one >= 0) & (other >= 0)
    bits, kinds = np.zeros(len(one)), np.zeros(len(one), np.int8)
    if both.any():
        bits[both], kinds[both] = table.bits(one[both], other[both])
    return bits, kinds


def born_kinds(left: NDArray[np.int16], right: NDArray[np.int16]) -> Kinds:
    """:func:`.evidence.born_finding` for columns: numbers of :data:`BORN`."""
    year, month, day = (left[:, part] for part in range(3))
    other_year, other_month, other_day = (right[:, part] for part in range(3))
    gap = np.abs(year - other_year)
    same_rest = (month == other_month) & (day == other_day)
    swapped = (month == other_day) & (day == other_month)
    return np.select(
        [
            (year == 0) | (other_year == 0),
            (gap > 0) & same_rest & (month > 0) & ((gap == 1) | (gap == 10)),
            gap > 0,
            (month == 0) | (other_month == 0),
            (month == other_month) & ((day == 0) | (other_day == 0)),
            same_rest,
            (month == other_month) | ((day == other_day) & (day > 0)) | swapped,
        ],
        [0, 4, 5, 3, 2, 1, 4],
        5,
    ).astype(np.int8)
