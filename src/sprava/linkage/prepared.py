"""Rows made ready for scoring by the million: each distinct word once, and whole numbers in place of words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from sprava.core.names import Name, Word
from sprava.core.names.comparing import simple, turnable

from .records import Record

Ids = NDArray[np.int32]
Flags = NDArray[np.bool_]
NONE: Final = -1
Value = TypeVar("Value")


class Vocabulary(Generic[Value]):
    """Distinct values in the order in which they came, and their numbers."""

    def __init__(self, key: Callable[[Value], Hashable]) -> None:
        self.values: list[Value] = []
        self._key = key
        self._numbers: dict[Hashable, int] = {}

    def number(self, value: Value) -> int:
        key = self._key(value)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.values)
            self.values.append(value)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The distinct words, fathers' names, places and other circumstances of a list; rows hold their numbers."""

    words: Sequence[Word]
    fathers: Sequence[str]
    places: Sequence[str]
    circumstances: Sequence[Record]


class Chosen(Sequence[Record]):
    """Records of some rows, made when they are asked for."""

    def __init__(self, records: Sequence[Record], rows: Ids) -> None:
        self._records, self._rows = records, rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int) -> Record:  # type: ignore[override]
        return self._records[int(self._rows[at])]


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Columns over rows; -1 where a row lacks the part. ``vectored`` rows have at most one given name and one
    surname, and neither initials nor previous surnames: the others are compared one by one.
    """

    lexicon: Lexicon
    records: Sequence[Record]
    given: Ids
    surname: Ids
    father: Ids
    sex: NDArray[np.int8]
    vectored: Flags
    turnable: Flags
    enough: Flags
    born: NDArray[np.int16]
    """Year, month, day; 0 where not known."""
    place: Ids
    elsewhere: Ids
    """Articles, facility and cases together."""

    def __len__(self) -> int:
        return len(self.given)

    def take(self, rows: Ids) -> Prepared:
        """These rows, in this order, any row as often as it comes."""
        return Prepared(self.lexicon, Chosen(self.records, rows), *(getattr(self, column)[rows] for column in COLUMNS))


COLUMNS: Final = (
    "given", "surname", "father", "sex", "vectored", "turnable", "enough", "born", "place", "elsewhere",
)  # fmt: skip


def word_key(word: Word) -> Hashable:
    return (word.codes, word.meant, word.father)


def elsewhere_key(record: Record) -> Hashable:
    return (record.articles, record.facility, record.cases)


def prepare(records: Sequence[Record]) -> Prepared:
    """Make rows ready. What two rows share is computed once."""
    words, fathers, places = Vocabulary(word_key), Vocabulary[str](str), Vocabulary[str](str)
    elsewhere = Vocabulary(elsewhere_key)
    count = len(records)
    ids = np.full((5, count), NONE, np.int32)
    flags = np.zeros((3, count), np.bool_)
    sex = np.zeros(count, np.int8)
    for row, record in enumerate(records):
        name = record.name
        ids[0, row] = words.number(name.given[0]) if name.given else NONE
        ids[1, row] = words.number(name.surnames[0]) if name.surnames else NONE
        ids[2, row] = fathers.number(name.father) if name.patronymic else NONE
        ids[3, row] = places.number(record.place) if record.place else NONE
        if record.articles or record.facility or record.cases:
            ids[4, row] = elsewhere.number(record)
        flags[0, row], flags[1, row], flags[2, row] = _vectored(name), turnable(name), name.enough
        sex[row] = SEXES[name.sex]
    born = np.array([record.born for record in records], np.int16).reshape(-1, 3)
    lexicon = Lexicon(words.values, fathers.values, places.values, elsewhere.values)
    return Prepared(lexicon, records, ids[0], ids[1], ids[2], sex, flags[0], flags[1], flags[2], born, ids[3], ids[4])


SEXES: Final = {"": 0, "f": 1, "m": 2}


def _vectored(name: Name) -> bool:
    return simple(name) and not name.initials and not name.previous
