"""Lists for bulk linkage, column by column: each distinct cell is read once, and its number stands in every row that
has it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprava.core import names
from sprava.core.errors import Unreadable
from sprava.core.names import Name, frequency, given
from sprava.core.names.comparing import simple, turnable

from .prepared import NONE, SEXES, Ids, Prepared, Vocabulary, elsewhere_key, word_key
from .records import Record, born, code, columns, name_of, record, several

PARTS: Final = ("name", "surname", "given", "patronymic", "previous", "born", "place", "article", "facility", "case")
_ROW_TITLES: Final = ("row", "id", "number", "№")


@dataclass(slots=True)
class Rows:
    """The rows of one or more lists. ``cells`` has a column for each part that any of them has."""

    files: list[str]
    file: list[int]
    row: list[str]
    """How each list numbers the row itself, or else its place in the list, the first being 1."""
    cells: dict[str, list[str]]

    def __len__(self) -> int:
        return len(self.row)

    def of(self, part: str) -> list[str]:
        """The column of a part; empty texts where no list has it."""
        return self.cells.get(part) or [""] * len(self)


class Records(Sequence[Record]):
    """Records made from cells when they are asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int) -> Record:  # type: ignore[override]
        return record({part: column[at] for part, column in self._rows.cells.items()})


def read_lists(paths: Iterable[Path]) -> Rows:
    """Read lists in CSV whose columns are recognised by their titles (see data/columns.toml).

    Raises:
        Unreadable: a list has no column that holds names.
    """
    rows = Rows([], [], [], {})
    same: dict[str, str] = {}
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            _add(rows, str(path), csv.reader(opened), same)
    return rows


def _add(rows: Rows, file: str, lines: Iterator[list[str]], same: dict[str, str]) -> None:
    header = next(lines, [])
    held = columns(header)
    if not held.keys() & {"name", "surname", "given"}:
        raise Unreadable(
            f"{file}: no column holds names. Call one of them name, or three surname, given and patronymic."
        )
    own = next((at for at, title in enumerate(header) if title.strip().casefold() in _ROW_TITLES), None)
    before = len(rows)
    body = [line for line in lines if line]
    width = max(held.values())
    if any(len(line) <= width for line in body):
        body = [line + [""] * (width + 1 - len(line)) for line in body]
    for part in {*held, *rows.cells}:
        column = rows.cells.setdefault(part, [""] * before)
        at = held.get(part)
        # Each distinct text is kept once, however often it comes.
        column += [same.setdefault(line[at], line[at]) for line in body] if at is not None else [""] * len(body)
    rows.file += [len(rows.files)] * len(body)
    rows.row += [line[own] for line in body] if own is not None else [str(number) for number in range(1, len(body) + 1)]
    rows.files.append(file)


@dataclass(slots=True)
class _Numbers:
    """A column as numbers of its distinct cells."""

    cells: list[str]
    at: Ids

    @classmethod
    def of(cls, column: Sequence[str]) -> _Numbers:
        cells = list(dict.fromkeys(column))
        numbers = {cell: number for number, cell in enumerate(cells)}
        return cls(cells, np.fromiter((numbers[cell] for cell in column), np.int32, len(column)))

    def column(self, values: Iterable[int | bool], kind: type[np.generic]) -> NDArray[Any]:
        """A value of each distinct cell, in every row that has it."""
        return np.fromiter(values, kind, len(self.cells))[self.at]


class _Builder:
    """Columns of :class:`.prepared.Prepared`, from the cells."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.words, self.fathers = Vocabulary(word_key), Vocabulary[str](str)

    def word(self, words: Sequence[names.Word]) -> int:
        return self.words.number(words[0]) if words else NONE

    def parts(self) -> dict[str, NDArray[Any]]:
        """The name columns of rows whose parts stand in columns of their own."""
        surname, given_, patronymic = (_Numbers.of(self.rows.of(part)) for part in ("surname", "given", "patronymic"))
        previous = _Numbers.of(self.rows.of("previous"))
        read = [names.in_columns(surname=cell) for cell in surname.cells]
        called = [names.in_columns(given=cell) for cell in given_.cells]
        fathers = [names.in_columns(patronymic=cell) for cell in patronymic.cells]
        letters = surname.column((_letters(name) for name in read), np.int32)
        vectored = surname.column((simple(name) and not name.previous for name in read), np.bool_)
        vectored &= given_.column((simple(name) and not name.initials for name in called), np.bool_)
        vectored &= patronymic.column((not name.initials for name in fathers), np.bool_)
        vectored &= previous.column((not cell.strip() for cell in previous.cells), np.bool_)
        by_father = patronymic.column((SEXES[name.sex] for name in fathers), np.int8)
        by_given = given_.column((SEXES[name.sex] for name in called), np.int8)
        return {
            "surname": surname.column((self.word(name.surnames) for name in read), np.int32),
            "given": given_.column((self.word(name.given) for name in called), np.int32),
            "father": patronymic.column(
                (self.fathers.number(name.father) if name.patronymic else NONE for name in fathers), np.int32
            ),
            "sex": np.where(by_father > 0, by_father, by_given),
            "vectored": vectored,
            "turnable": np.zeros(len(self.rows), np.bool_),
            "enough": letters + given_.column((_letters(name) for name in called), np.int32) >= 3,
        }

    def whole(self, into: Mapping[str, NDArray[Any]]) -> None:
        """Put the parts of names that stand in one column where no other column has them."""
        surnames, called, column = self.rows.of("surname"), self.rows.of("given"), self.rows.cells.get("name")
        if column is None:
            return
        for at, text in enumerate(column):
            if text.strip() and not surnames[at].strip() and not called[at].strip():
                self._put(into, at, name_of({"name": text, "previous": self.rows.of("previous")[at]}))

    def _put(self, into: Mapping[str, NDArray[Any]], at: int, name: Name) -> None:
        values = {
            "surname": self.word(name.surnames), "given": self.word(name.given), "sex": SEXES[name.sex],
            "father": self.fathers.number(name.father) if name.patronymic else NONE, "turnable": turnable(name),
            "enough": name.enough, "vectored": simple(name) and not name.initials and not name.previous,
        }  # fmt: skip
        for part, value in values.items():
            into[part][at] = value


def _letters(name: Name) -> int:
    return sum(len(word.code) for word in (*name.given, *name.surnames))


def prepare_rows(rows: Rows) -> Prepared:
    """Make lists ready for scoring: every distinct cell is read once."""
    builder = _Builder(rows)
    made = builder.parts()
    builder.whole(made)
    days = _Numbers.of(rows.of("born"))
    read = np.array([born(cell) for cell in days.cells] or [(0, 0, 0)], np.int16)
    places, elsewhere = Vocabulary[str](str), Vocabulary(elsewhere_key)
    cells = _Numbers.of(rows.of("place"))
    place = cells.column((places.number(found) if (found := code(cell)) else NONE for cell in cells.cells), np.int32)
    return Prepared(
        Records(rows), builder.words.values, builder.fathers.values, made["given"], made["surname"], made["father"],
        made["sex"], made["vectored"], made["turnable"], made["enough"], read[days.at], place, places.values,
        _elsewhere(rows, elsewhere), elsewhere.values,
    )  # fmt: skip


def _elsewhere(rows: Rows, distinct: Vocabulary[Record]) -> Ids:
    """Articles, facility and cases of every row, as numbers of what is said together."""
    out = np.full(len(rows), NONE, np.int32)
    if not rows.cells.keys() & {"article", "facility", "case"}:
        return out
    empty = names.parse("")
    known: dict[tuple[str, str, str], int] = {}
    said = zip(rows.of("article"), rows.of("facility"), rows.of("case"), strict=True)
    for at, cells in enumerate(said):
        if cells not in known:
            articles, facility, cases = cells
            made = Record(empty, articles=several(articles), facility=code(facility), cases=several(cases))
            nothing = not (made.articles or made.facility or made.cases)
            known[cells] = NONE if nothing else distinct.number(made)
        out[at] = known[cells]
    return out


def rarity_of(prepared: Prepared) -> frequency.Rarity:
    """How rare the names of a list are, by the list itself if it is long enough."""
    surnames: Counter[str] = Counter()
    called: Counter[str] = Counter()
    fathers: Counter[str] = Counter()
    for number, count in _counted(prepared.surname):
        surnames[prepared.words[number].stems[0]] += count
    for number, count in _counted(prepared.given):
        meant = prepared.words[number].meant
        if meant:
            called[meant[0][0]] += count
    for number, count in _counted(prepared.father):
        fathers[given.father_class(prepared.fathers[number])] += count
    return frequency.by_counts(surnames, called, fathers)


def place_rarity(prepared: Prepared) -> dict[str, float]:
    """How rare each place is in a list, in bits."""
    counts = dict(_counted(prepared.place))
    whole = sum(counts.values())
    return (
        {prepared.places[number]: float(np.log2(whole / count)) for number, count in counts.items()}
        if whole > 500
        else {}
    )


def _counted(numbers: Ids) -> Iterator[tuple[int, int]]:
    counts = np.bincount(numbers[numbers >= 0])
    for number in np.flatnonzero(counts).tolist():
        yield number, int(counts[number])
