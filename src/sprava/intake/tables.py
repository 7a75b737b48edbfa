"""A list as all its readers hand it on: named columns and numbered records, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sprava.intake.problems import ListRefused, Problem

MOST_COLUMNS = 256
HEADING_WITHIN = 30  # rows; lists carry titles and dates above their heading, not pages


@dataclass(frozen=True, slots=True)
class Record:
    """One row. ``number`` counts as spreadsheets do (the heading is row 1); in JSON entries count from 1.

    ``cells`` holds every column that has something in it. ``broken`` says why the row cannot be taken, ``notes`` what
    the reader had to do to it.
    """

    number: int
    locator: str
    cells: Mapping[str, str]
    broken: Problem | None = None
    notes: tuple[Problem, ...] = ()

    def quote(self) -> str:
        """The row as text, column by column: what a passage keeps."""
        return "\n".join(f"{column}: {cell}" for column, cell in self.cells.items())


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about how the file was read."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """The columns of a list and its records.

    ``records`` can be run through once; open the list again for a second time.
    ``remarks`` may grow while the records are read.
    """

    name: str
    columns: tuple[str, ...]
    records: Iterator[Record]
    remarks: list[Remark] = field(default_factory=list)
    twice: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    open_ended: bool = False  # entries of JSON may bring columns that the first ones did not have

    def first(self, count: int) -> list[Record]:
        """The next records, at most ``count``."""
        return [record for _, record in zip(range(count), self.records, strict=False)]


@dataclass(frozen=True, slots=True)
class Heading:
    """The names that columns get, and the ones that appear more than once with the places of the first two."""

    names: tuple[str, ...]
    twice: Mapping[str, tuple[int, int]]
    unnamed: tuple[int, ...]

    @classmethod
    def of(cls, cells: Sequence[str], file_name: str) -> Heading:
        """A second column of the same name is called ``name (2)``, one without a name ``column 7``."""
        if len(cells) > MOST_COLUMNS:
            raise ListRefused("too_many_columns", name=file_name, count=len(cells), limit=MOST_COLUMNS)
        names: list[str] = []
        first: dict[str, int] = {}
        twice: dict[str, tuple[int, int]] = {}
        for place, cell in enumerate(cells, 1):
            plain = " ".join(cell.replace("\0", "").split())
            name = plain or f"column {place}"
            if name in first:
                twice.setdefault(name, (first[name], place))
            else:
                first[name] = place
            names.append(_fresh(name, names))
        unnamed = tuple(place for place, cell in enumerate(cells, 1) if not cell.strip())
        return cls(tuple(names), twice, unnamed)

    def remarks(self) -> list[Remark]:
        """What there is to say about the heading."""
        return [Remark("unnamed_columns", {"columns": ", ".join(map(str, self.unnamed))})] if self.unnamed else []


def _fresh(name: str, taken: Sequence[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


def trimmed(cells: Sequence[str]) -> list[str]:
    """``cells`` without the empty ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return list(cells[:end])


def looks_like_heading(cells: Sequence[str], following: Sequence[str]) -> bool:
    """A heading names at least two columns, or the only one there is; a title above it stands alone in its row."""
    named = sum(1 for cell in cells if cell.strip())
    return named >= 2 or (named == 1 and len(trimmed(following)) <= 1)
