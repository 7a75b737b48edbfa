"""Workbooks (XLSX, XLS, ODS), opened by a process of their own that has little memory and little time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sprava.intake.delimited import record_of
from sprava.intake.problems import ListRefused
from sprava.intake.tables import (
    HEADING_WITHIN,
    MOST_COLUMNS,
    Heading,
    Record,
    Remark,
    Table,
    looks_like_heading,
    trimmed,
)

_CHILD = Path(__file__).with_name("workbook_child.py")
_NOWHERE = subprocess.DEVNULL
_HEAVY = "1 GB, 120 s"
_Row = tuple[int, list[str]]


def open_workbook(path: Path, sheet: str = "", heading_row: int = 0) -> Table:
    """The list on ``sheet``, or on the first sheet that has something in it."""
    rows = _rows(path, sheet)
    _, opening = next(rows)
    name, others = str(opening[0]), opening[1:]
    heading_number, heading, waiting, wide = _heading(rows, path.name, heading_row)
    remarks = heading.remarks()
    if others:
        remarks.append(Remark("other_sheets", {"sheet": name, "others": ", ".join(others)}))
    if heading_number > 1:
        remarks.append(Remark("heading_at", {"row": str(heading_number)}))
    if wide > len(heading.names):
        remarks.append(Remark("trimmed_columns", {"count": str(wide), "kept": str(len(heading.names))}))
    return Table(path.name, heading.names, _records(name, waiting, rows, heading.names), remarks, heading.twice)


def _heading(rows: Iterator[_Row], name: str, at: int) -> tuple[int, Heading, list[_Row], int]:
    seen: list[_Row] = []
    for row in rows:
        seen.append(row)
        if at:
            if row[0] == at:
                return at, Heading.of(trimmed(row[1]), name), [], 0
        elif len(seen) > 1 and looks_like_heading(seen[-2][1], row[1]):
            return seen[-2][0], Heading.of(trimmed(seen[-2][1]), name), [row], max(len(seen[-2][1]), len(row[1]))
        if row[0] >= max(at, HEADING_WITHIN):
            break
    if seen and not at and looks_like_heading(seen[-1][1], ()):
        return seen[-1][0], Heading.of(trimmed(seen[-1][1]), name), [], 0
    raise ListRefused("no_heading", name=name, rows=at or HEADING_WITHIN)


def _records(sheet: str, waiting: list[_Row], rows: Iterator[_Row], names: tuple[str, ...]) -> Iterator[Record]:
    width = len(names)
    for numbered in (waiting, rows):
        for number, cells in numbered:
            # A sheet has no separators to slip: cells that it does not have are empty.
            yield record_of(number, f"sheet {sheet} row {number}", trimmed(cells), names, given=width, width=width)


def _rows(path: Path, sheet: str) -> Iterator[_Row]:
    """First (0, [sheet, other sheets…]), then every row that has something in it, with its number."""
    command = [sys.executable, "-I", str(_CHILD), str(path.absolute()), *([sheet] if sheet else [])]
    # Our own interpreter and script; the name of the file is one argument and no shell reads it.
    with subprocess.Popen(command, stdin=_NOWHERE, stdout=subprocess.PIPE, stderr=_NOWHERE) as child:  # noqa: S603
        try:
            yield from _said(child.stdout or (), path, sheet)
            if child.wait() not in (0, 3):
                raise ListRefused("workbook_too_heavy", name=path.name, limit=_HEAVY)
        finally:
            child.kill()


def _said(lines: Iterable[bytes], path: Path, sheet: str) -> Iterator[_Row]:
    opened = False
    for line in lines:
        said: Any = json.loads(line)
        if isinstance(said, list):
            number, cells = said
            if len(trimmed(cells)) > MOST_COLUMNS:
                raise ListRefused("too_many_columns", name=path.name, count=len(cells), limit=MOST_COLUMNS)
            yield number, cells
        elif "refused" in said:
            raise ListRefused(said["refused"], **{"name": path.name, "sheet": sheet, "limit": _HEAVY, **said["facts"]})
        else:
            opened = True
            yield 0, [said["sheet"], *said["others"]]
    if not opened:
        raise ListRefused("workbook_too_heavy", name=path.name, limit=_HEAVY)
