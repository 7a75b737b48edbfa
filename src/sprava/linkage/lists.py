"""Lists for bulk linkage, in CSV: columns recognised by their titles, read block by block."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from sprava.core.errors import Unreadable

from .cells import GROUPS, Numbers, read_cells, whole_names
from .prepared import Prepared
from .records import Record, columns, record

_ROW_TITLES: Final = ("row", "id", "number", "№")
AT_A_TIME: Final = 100_000
"""Rows in a block."""


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


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of one list: how it numbers them, and a column for each part that it has."""

    row: list[str]
    cells: dict[str, Sequence[str]]


class Records(Sequence[Record]):
    """Records made from cells when they are asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int) -> Record:  # type: ignore[override]
        return record({part: column[at] for part, column in self._rows.cells.items()})


def read_lists(paths: Iterable[Path]) -> Rows:
    """Read lists whose columns are recognised by their titles (see data/columns.toml).

    Raises:
        Unreadable: a list has no column that holds names, or is no CSV in UTF-8.
    """
    rows = Rows([], [], [], {})
    same: dict[str, str] = {}
    for path in paths:
        for block in read_blocks(path):
            before = len(rows)
            rows.file += [len(rows.files)] * len(block.row)
            rows.row += block.row
            for part in {*block.cells, *rows.cells}:
                column = rows.cells.setdefault(part, [""] * before)
                cells = block.cells.get(part)
                # Each distinct text is kept once, however often it comes.
                column += [same.setdefault(cell, cell) for cell in cells] if cells else [""] * len(block.row)
        rows.files.append(str(path))
    return rows


def read_blocks(path: Path, most: int = AT_A_TIME) -> Iterator[Block]:
    """Read a list, so many rows at a time; see :func:`read_lists`."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        lines = csv.reader(opened)
        try:
            yield from _blocks(path, lines, most)
        except UnicodeDecodeError as cause:
            raise Unreadable(
                f"{path}: after row {lines.line_num} it is not UTF-8. Save the list as CSV in UTF-8."
            ) from cause
        except csv.Error as cause:
            raise Unreadable(f"{path}, line {lines.line_num}: this cannot be read as CSV ({cause}).") from cause


def _blocks(path: Path, lines: Iterator[list[str]], most: int) -> Iterator[Block]:
    header = next(lines, [])
    held = columns(header)
    if not held.keys() & {"name", "surname", "given"}:
        raise Unreadable(
            f"{path}: no column holds names. Call one of them name, or three surname, given and patronymic."
        )
    own = next((at for at, title in enumerate(header) if title.strip().casefold() in _ROW_TITLES), None)
    width = max(*held.values(), -1 if own is None else own) + 1
    before = 0
    while chunk := list(islice(lines, most)):
        body = [line if len(line) >= width else line + [""] * (width - len(line)) for line in chunk if line]
        by_column: list[tuple[str, ...]] = list(zip(*body, strict=False)) or [()] * width
        numbers = map(str, range(before + 1, before + len(body) + 1)) if own is None else by_column[own]
        yield Block(list(numbers), {part: by_column[at] for part, at in held.items()})
        before += len(body)


def prepare_rows(rows: Rows) -> Prepared:
    """Make lists ready for scoring: every distinct cell is read once."""
    cells = {**rows.cells, **whole_names(rows.cells, len(rows))}
    numbered = {
        group: Numbers.of([cells.get(part) or [""] * len(rows) for part in parts])
        if any(part in cells for part in parts)
        else Numbers.nothing(len(parts), len(rows))
        for group, parts in GROUPS.items()
    }
    tables = read_cells({group: numbers.cells for group, numbers in numbered.items()})
    return tables.rows({group: numbers.at for group, numbers in numbered.items()}, Records(rows))
