"""Which pairs of rows are worth scoring: those that share a key of core.names, or a birth date and part of the name.

Keys are numbers made of the distinct words of a list, so no row is looked at one by one. Groups in which too many
rows share a key are told apart by birth date, by father and by place: where names are that common, the name alone
decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sprava.core import names
from sprava.core.names import Word, given
from sprava.core.names.folding import skeleton_of
from sprava.core.names.keys import LONGEST_SKELETON, rows_of

from .prepared import Flags, Ids, Lexicon, Prepared

Keys = NDArray[np.int64]
MOST_TOGETHER: Final = 40
LEAST_TOGETHER: Final = 10
LONG: Final = 1_000_000


def most_together(rows: int) -> int:
    """Rows that share a key and are all compared with one another. In a list of more than :data:`LONG` rows the fewer,
    the longer it is: there such groups are mostly namesakes, and pairs would grow as the square of the rows.
    """
    return max(LEAST_TOGETHER, min(MOST_TOGETHER, MOST_TOGETHER * LONG // max(rows, 1)))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Numbers of two rows each, the lower first, every pair once."""

    left: Ids
    right: Ids

    def __len__(self) -> int:
        return len(self.left)


@dataclass(frozen=True, slots=True)
class _Lists:
    """A list of numbers for each word: those of word w are ``items[starts[w] : starts[w] + lengths[w]]``."""

    items: Keys
    starts: Keys
    lengths: Keys

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> _Lists:
        lengths = np.array([len(one) for one in lists] or [0], np.int64)
        items = np.fromiter((item for one in lists for item in one), np.int64)
        return cls(items, np.cumsum(lengths) - lengths, lengths)

    def expanded(self, words: Ids) -> tuple[Keys, Keys]:
        """For rows that have these words: the place of the row, and an item, for every item of every row."""
        lengths = self.lengths[words]
        rows = np.repeat(np.arange(len(words)), lengths)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return rows, self.items[self.starts[words][rows] + within]


@dataclass(frozen=True, slots=True)
class Keyed:
    """Rows and keys, a row as often as it has keys. ``family`` says by what rule rows that share a key are paired."""

    family: int
    rows: Ids
    keys: Keys


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells rows of one key apart, by row: year of birth, number of the father's name and of the place, 0 where
    not known; and the consonants of a surname, for names of which there is no doubt which part that is.
    """

    year: Keys
    father: Keys
    place: Keys
    whole: Keys


WHOLE: Final = 0
SLIPS: Final = 1
PLAIN: Final = 2
"""Families: all consonants of the surname; all or all but one; :data:`PLAIN` and above: with something else."""


class KeyMaker:
    """Keys of rows: numbers made of the sounds of their words, the same in every part of a list."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._slips = _Lists.of([_slips_of(word) for word in words])
        self._wholes = _Lists.of([_wholes_of(word) for word in words])
        self._called = _Lists.of([[_called(row) for row in rows_of(word)] for word in words])
        fathers = [_called(given.father_class(father)) for father in lexicon.fathers]
        self._fathers = np.array(fathers or [0], np.int64)
        self._places = np.array([_called(place) for place in lexicon.places] or [0], np.int64)
        self._whole = np.array([_skeleton(_consonants(word.stems[0])) for word in words] or [0], np.int64)

    def keys(self, prepared: Prepared) -> Iterator[Keyed]:
        """Every key of every row: surname and given name in two families; surname and father; birth date and surname,
        given name, father or place.
        """
        many_rows, many_keys = _of_many_words(prepared)
        for family, skeletons in ((WHOLE, self._wholes), (SLIPS, self._slips)):
            rows, keys = self._by_name(prepared, skeletons)
            yield Keyed(family, np.concatenate((rows, many_rows)), np.concatenate((keys, many_keys)))
        for number, (rows, keys) in enumerate(self._by_others(prepared)):
            yield Keyed(PLAIN + number, rows, keys)

    def signs(self, prepared: Prepared, rows: Keys | None = None) -> Signs:
        """What tells rows apart; ``rows`` are their numbers in the list, where this is a part of it."""
        sure = prepared.vectored & ~prepared.turnable & (prepared.surname >= 0)
        numbers = np.arange(len(prepared)) if rows is None else rows
        whole = np.where(sure, self._whole[prepared.surname], -1 - numbers)
        year, father, place = (
            column.astype(np.int64) for column in (prepared.born[:, 0], prepared.father, prepared.place)
        )
        return Signs(year, father + 1, place + 1, whole)

    def _by_name(self, of: Prepared, skeletons: _Lists) -> tuple[Ids, Keys]:
        """Of simple names in either order."""
        turned = of.vectored & of.turnable
        parts = [
            self._pairs(of.surname, of.given, of.vectored, skeletons),
            self._pairs(of.given, of.surname, turned, skeletons),
        ]
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    def _pairs(self, surname: Ids, called: Ids, chosen: Flags, skeletons: _Lists) -> tuple[Ids, Keys]:
        at = np.flatnonzero(chosen & (surname >= 0) & (called >= 0)).astype(np.int32)
        places, row = self._called.expanded(called[at])
        more, skeleton = skeletons.expanded(surname[at][places])
        return at[places][more], skeleton << 24 | row[more]

    def _by_others(self, of: Prepared) -> Iterator[tuple[Ids, Keys]]:
        at = np.flatnonzero((of.father >= 0) & (of.surname >= 0)).astype(np.int32)
        yield at, self._whole[of.surname[at]] << 24 | self._fathers[of.father[at]]
        days = _days(of)
        at = np.flatnonzero((days > 0) & (of.surname >= 0)).astype(np.int32)
        yield at, self._whole[of.surname[at]] << 24 | days[at]
        at = np.flatnonzero((days > 0) & (of.given >= 0)).astype(np.int32)
        places, row = self._called.expanded(of.given[at])
        yield at[places], row << 24 | days[at[places]]
        for said, numbers in ((of.father, self._fathers), (of.place, self._places)):
            at = np.flatnonzero((days > 0) & (said >= 0)).astype(np.int32)
            yield at, numbers[said[at]] << 24 | days[at]


def _of_many_words(prepared: Prepared) -> tuple[Ids, Keys]:
    """Rows and keys of names of many words."""
    rows, keys = [], []
    for row in np.flatnonzero(~prepared.vectored).tolist():
        for key in names.blocking_keys(prepared.records[row].name):
            if key.startswith("~"):
                skeleton, _, called = key[1:].partition("|")
                rows.append(row)
                keys.append(_skeleton(skeleton) << 24 | _called(called))
    return np.array(rows, np.int32), np.array(keys, np.int64)


def _wholes_of(word: Word) -> list[int]:
    """The consonants of a surname, for each code that it may have."""
    return [_skeleton(found) for found in dict.fromkeys(map(_consonants, word.stems))]


def _slips_of(word: Word) -> list[int]:
    """The same, and all but one of them."""
    found: dict[str, None] = {}
    for skeleton in map(_consonants, word.stems):
        found[skeleton] = None
        if len(skeleton) > 2:
            found.update((skeleton[:at] + skeleton[at + 1 :], None) for at in range(1, len(skeleton)))
    return [_skeleton(skeleton) for skeleton in found]


def _consonants(stem: str) -> str:
    return skeleton_of(stem)[:LONGEST_SKELETON]


def _skeleton(text: str) -> int:
    """A number for a text, the same everywhere. Two texts may share one: then more rows meet than need to."""
    return crc32(text.encode())


def _called(text: str) -> int:
    return crc32(text.encode()) & 0xFFFFFF


def _days(prepared: Prepared) -> Keys:
    """Birth dates known to the day as numbers; 0 where not."""
    born = prepared.born.astype(np.int64)
    return np.where(born[:, 2] > 0, (born[:, 0] << 9) | (born[:, 1] << 5) | born[:, 2], 0)


def candidates(prepared: Prepared, most: int | None = None) -> Pairs:
    """The pairs of rows worth scoring; ``most`` as :func:`most_together` has it."""
    most = most_together(len(prepared)) if most is None else most
    maker = KeyMaker(prepared.lexicon)
    signs = maker.signs(prepared)
    found: list[Keys] = []
    for keyed in maker.keys(prepared):
        found += [_codes(*pair, len(prepared)) for pair in together(keyed, signs, most)]
    return _distinct(found, len(prepared))


def together(keyed: Keyed, signs: Signs, most: int) -> Iterator[tuple[Ids, Ids]]:
    """Pairs of rows that share a key, by the rule of its family. All rows that have one of the keys must be there."""
    rows, keys = keyed.rows, keyed.keys
    if keyed.family == WHOLE:
        pairs, rows, keys = _together(rows, keys, most)
        yield pairs
        for more in (signs.year, signs.father, signs.place):
            yield _together(*_told_apart(rows, keys, more), most)[0]
    elif keyed.family == SLIPS:
        # Those that share all the consonants of the surname are found by the other family.
        pairs, rows, keys = _together(rows, keys, most, signs.whole)
        yield pairs
        yield _together(*_told_apart(rows, keys, signs.father), most, signs.whole)[0]
    else:
        yield _together(rows, keys, most)[0]


def _told_apart(rows: Ids, keys: Keys, more: Keys) -> tuple[Ids, Keys]:
    """Rows and keys of a group, with something else that the row says put into the key."""
    if not len(rows):
        return rows, keys
    _, group = np.unique(keys, return_inverse=True)
    told = more[rows] > 0
    return rows[told], (group[told].astype(np.int64) << 32) | more[rows[told]]


def _together(rows: Ids, keys: Keys, most: int, same: Keys | None = None) -> tuple[tuple[Ids, Ids], Ids, Keys]:
    """All pairs in groups of at most ``most`` rows of one key; then the rows and keys of greater groups.

    Rows that are alike in ``same`` are no pair.
    """
    order = np.argsort(keys)
    rows, keys = rows[order], keys[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, len(keys)))
    each = np.repeat(sizes, sizes)
    small = np.flatnonzero((each > 1) & (each <= most))
    lefts, rights = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for apart in range(1, most):
        small = small[small + apart < len(keys)]
        small = small[keys[small] == keys[small + apart]]
        if not len(small):
            break
        one, other = rows[small], rows[small + apart]
        if same is not None:
            differ = same[one] != same[other]
            one, other = one[differ], other[differ]
        lefts.append(one)
        rights.append(other)
    great = each > most
    return (np.concatenate(lefts), np.concatenate(rights)), rows[great], keys[great]


def _codes(lefts: Ids, rights: Ids, count: int) -> Keys:
    """Each pair as one number, whichever of its rows comes first; a row is no pair with itself."""
    apart = lefts != rights
    low, high = np.minimum(lefts, rights)[apart], np.maximum(lefts, rights)[apart]
    found: Keys = low.astype(np.int64) * count + high
    return found


def _distinct(found: list[Keys], count: int) -> Pairs:
    """Every pair once, the lower row first. What was found is used up: of many rows it is most of what is in memory."""
    codes = np.empty(sum(map(len, found)), np.int64)
    end = len(codes)
    while found:
        part = found.pop()
        codes[end - len(part) : end] = part
        end -= len(part)
    codes.sort()
    if len(codes):
        codes = codes[np.concatenate(([True], codes[1:] != codes[:-1]))]
    lefts = (codes // max(count, 1)).astype(np.int32)
    codes %= max(count, 1)
    return Pairs(lefts, codes.astype(np.int32))
