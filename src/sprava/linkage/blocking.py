"""Which pairs of rows are worth scoring: those that share a key of core.names, or a birth date and part of the name.

Keys are numbers made of the distinct words of a list, so no row is looked at one by one. Groups in which too many
rows share a key are told apart by birth date, by father and by place: where names are that common, the name alone
decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprava.core import names
from sprava.core.names import Word, given
from sprava.core.names.folding import skeleton_of
from sprava.core.names.keys import LONGEST_SKELETON, rows_of

from .prepared import Flags, Ids, Prepared, Vocabulary

Keys = NDArray[np.int64]
MOST_TOGETHER: Final = 40
"""Rows that share a key and are all compared with one another."""


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


class _KeyMaker:
    """Numbers for skeletons of surnames and for given names."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._skeletons, self._called = Vocabulary[str](str), Vocabulary[str](str)
        self.skeletons = _Lists.of([self._of_surname(word) for word in prepared.words])
        self.wholes = _Lists.of([self._whole(word) for word in prepared.words])
        self.called = _Lists.of([[self._called.number(row) for row in rows_of(word)] for word in prepared.words])
        fathers = Vocabulary[str](str)
        self._fathers = np.array(
            [fathers.number(given.father_class(father)) for father in prepared.fathers] or [0], np.int64
        )
        self.whole = np.array(
            [self._skeletons.number(_consonants(word.stems[0])) for word in prepared.words] or [0], np.int64
        )

    def _whole(self, word: Word) -> list[int]:
        """The consonants of a surname, for each code that it may have."""
        return [self._skeletons.number(found) for found in dict.fromkeys(map(_consonants, word.stems))]

    def _of_surname(self, word: Word) -> list[int]:
        """The same, and all but one of them."""
        found: dict[str, None] = {}
        for skeleton in map(_consonants, word.stems):
            found[skeleton] = None
            if len(skeleton) > 2:
                found.update((skeleton[:at] + skeleton[at + 1 :], None) for at in range(1, len(skeleton)))
        return [self._skeletons.number(skeleton) for skeleton in found]

    def by_name(self, skeletons: _Lists) -> tuple[Ids, Keys]:
        """Rows and their keys of surname and given name, of simple names in either order and of names of many words."""
        of = self._prepared
        turned = of.vectored & of.turnable
        parts = [
            self._pairs(of.surname, of.given, of.vectored, skeletons),
            self._pairs(of.given, of.surname, turned, skeletons),
        ]
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    def by_many_words(self) -> tuple[Ids, Keys]:
        """Rows and keys of names of many words."""
        rows, keys = [], []
        for row in np.flatnonzero(~self._prepared.vectored).tolist():
            for key in names.blocking_keys(self._prepared.records[row].name):
                if key.startswith("~"):
                    skeleton, _, called = key[1:].partition("|")
                    rows.append(row)
                    keys.append((self._skeletons.number(skeleton) << 24) | self._called.number(called))
        return np.array(rows, np.int32), np.array(keys, np.int64)

    def _pairs(self, surname: Ids, called: Ids, chosen: Flags, skeletons: _Lists) -> tuple[Ids, Keys]:
        at = np.flatnonzero(chosen & (surname >= 0) & (called >= 0)).astype(np.int32)
        places, row = self.called.expanded(called[at])
        more, skeleton = skeletons.expanded(surname[at][places])
        return at[places][more], (skeleton << 24) | row[more]

    def by_others(self) -> Iterator[tuple[Ids, Keys]]:
        """Rows and their keys of surname and father, birth date and surname, birth date and given name."""
        father = self._prepared.father
        at = np.flatnonzero((father >= 0) & (self._prepared.surname >= 0)).astype(np.int32)
        yield at, (self.whole[self._prepared.surname[at]] << 24) | self._fathers[father[at]]
        days = _days(self._prepared)
        known = days > 0
        at = np.flatnonzero(known & (self._prepared.surname >= 0)).astype(np.int32)
        yield at, (self.whole[self._prepared.surname[at]] << 24) | days[at]
        at = np.flatnonzero(known & (self._prepared.given >= 0)).astype(np.int32)
        places, row = self.called.expanded(self._prepared.given[at])
        yield at[places], (row << 24) | days[at[places]]


def _consonants(stem: str) -> str:
    return skeleton_of(stem)[:LONGEST_SKELETON]


def _days(prepared: Prepared) -> Keys:
    """Birth dates known to the day as numbers; 0 where not."""
    born = prepared.born.astype(np.int64)
    return np.where(born[:, 2] > 0, (born[:, 0] << 9) | (born[:, 1] << 5) | born[:, 2], 0)


def candidates(prepared: Prepared, most: int = MOST_TOGETHER) -> Pairs:
    """The pairs of rows worth scoring."""
    maker = _KeyMaker(prepared)
    many_rows, many_keys = maker.by_many_words()
    found: list[tuple[Ids, Ids]] = []
    rows, keys = maker.by_name(maker.wholes)
    found += _grouped(np.concatenate((rows, many_rows)), np.concatenate((keys, many_keys)), prepared, most)
    rows, keys = maker.by_name(maker.skeletons)
    rows, keys = np.concatenate((rows, many_rows)), np.concatenate((keys, many_keys))
    found += _of_slips(rows, keys, prepared, most, maker.whole)
    found += [_together(*others, most)[0] for others in maker.by_others()]
    return _distinct(found, len(prepared))


def _grouped(rows: Ids, keys: Keys, prepared: Prepared, most: int) -> Iterator[tuple[Ids, Ids]]:
    """Pairs that share a key; in groups of too many, that share a year of birth, a father or a place besides."""
    pairs, rows, keys = _together(rows, keys, most)
    yield pairs
    year, father, place = prepared.born[:, 0], prepared.father, prepared.place
    for more in (year, father + 1, place + 1):
        yield _together(*_told_apart(rows, keys, more.astype(np.int64)), most)[0]


def _of_slips(rows: Ids, keys: Keys, prepared: Prepared, most: int, whole: Keys) -> Iterator[tuple[Ids, Ids]]:
    """Pairs that share a key and not all the consonants of the surname; those that do were found before."""
    sure = prepared.vectored & ~prepared.turnable & (prepared.surname >= 0)
    same = np.where(sure, whole[prepared.surname], -1 - np.arange(len(prepared)))
    pairs, rows, keys = _together(rows, keys, most, same)
    yield pairs
    yield _together(*_told_apart(rows, keys, prepared.father.astype(np.int64) + 1), most, same)[0]


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


def _distinct(found: Sequence[tuple[Ids, Ids]], count: int) -> Pairs:
    """Every pair once, the lower row first; a row is no pair with itself."""
    parts = []
    for lefts, rights in found:
        apart = lefts != rights
        low, high = np.minimum(lefts, rights)[apart], np.maximum(lefts, rights)[apart]
        parts.append(low.astype(np.int64) * count + high)
    codes = np.concatenate(parts)
    codes.sort()
    codes = codes[np.concatenate(([True], codes[1:] != codes[:-1]))] if len(codes) else codes
    return Pairs((codes // max(count, 1)).astype(np.int32), (codes % max(count, 1)).astype(np.int32))
