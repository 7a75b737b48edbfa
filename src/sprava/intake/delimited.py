"""Lists as text with separators, streamed: a file of two gigabytes costs no more memory than one of two kilobytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sprava.intake.encodings import encoding_of, is_utf8_misread, known, lines_before
from sprava.intake.problems import ListRefused, Problem, Severity
from sprava.intake.tables import HEADING_WITHIN, Heading, Record, Remark, Table, looks_like_heading, trimmed

LONGEST_LINE = 1 << 20
SEPARATORS = ",;\t|^~"
_PLAIN = frozenset(("utf-8", "utf-8-sig", "utf-16"))  # encodings of which there is no doubt
_SAMPLE_LINES = 60


@dataclass(frozen=True, slots=True)
class Writing:
    """How a file is written. Empty fields are found out from the file."""

    encoding: str = ""
    separator: str = ""
    quotation: str = '"'
    heading_row: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    line: int
    cells: list[str]


def open_delimited(path: Path, writing: Writing | None = None) -> Table:
    """The list in ``path``.

    Raises:
        ListRefused: the file has no heading, too many columns, or characters that cannot be made out.
    """
    writing = writing or Writing()
    encoding = known(writing.encoding, path.name) if writing.encoding else encoding_of(path)
    separator = writing.separator or _separator(path, encoding, writing.quotation)
    rows = _rows(path, encoding, separator, writing.quotation)
    heading_row, heading, waiting = _heading(rows, path.name, writing.heading_row)
    remarks = heading.remarks()
    if encoding not in _PLAIN and not writing.encoding:
        remarks.append(Remark("guessed_encoding", {"encoding": encoding}))
    if heading_row > 1:
        remarks.append(Remark("heading_at", {"row": str(heading_row)}))
    records = _records(_chained(waiting, rows), heading.names)
    return Table(path.name, heading.names, records, remarks, heading.twice)


def _heading(rows: Iterator[_Row], name: str, at: int) -> tuple[int, Heading, list[_Row]]:
    """The row of the heading, the heading, and the rows already read below it."""
    seen: list[_Row] = []
    for row in rows:
        if not at and row.number <= HEADING_WITHIN and not trimmed(row.cells):
            continue
        seen.append(row)
        if at:
            if row.number == at:
                return at, Heading.of(trimmed(row.cells), name), []
        elif len(seen) > 1 and looks_like_heading(seen[-2].cells, row.cells):
            return seen[-2].number, Heading.of(trimmed(seen[-2].cells), name), [row]
        if row.number >= max(at, HEADING_WITHIN):
            break
    if seen and not at and looks_like_heading(seen[-1].cells, ()):
        return seen[-1].number, Heading.of(trimmed(seen[-1].cells), name), []
    raise ListRefused("no_heading", name=name, rows=at or HEADING_WITHIN)


def _chained(waiting: Sequence[_Row], rows: Iterator[_Row]) -> Iterator[_Row]:
    yield from waiting
    yield from rows


def _records(rows: Iterator[_Row], names: Sequence[str]) -> Iterator[Record]:
    width = len(names)
    for row in rows:
        cells = trimmed(row.cells)
        if cells:
            yield record_of(row.number, _locator(row), cells, names, given=len(row.cells), width=width)


def record_of(
    number: int, locator: str, cells: Sequence[str], names: Sequence[str], *, given: int, width: int
) -> Record:
    """A record from its cells; ``given`` cells stood in the row, ``width`` are due."""
    notes: list[Problem] = []
    broken = None
    counts = {"cells": str(given), "columns": str(width)}
    if len(cells) > width:
        broken = Problem(number, "", "too_many_cells", facts=counts | {"cells": str(len(cells))})
    elif given < width:
        notes.append(Problem(number, "", "too_few_cells", Severity.NOTE, counts))
    if any("\0" in cell for cell in cells):
        cells = [cell.replace("\0", "") for cell in cells]
        notes.append(Problem(number, "", "unseen", Severity.NOTE))
    named = {name: cell for name, cell in zip(names, cells, strict=False) if cell.strip()}
    if broken:
        named |= {f"column {place}": cell for place, cell in enumerate(cells[width:], width + 1) if cell.strip()}
    return Record(number, locator, named, broken, tuple(notes))


def _locator(row: _Row) -> str:
    return f"row {row.number}" if row.line == row.number else f"row {row.number} line {row.line}"


def _separator(path: Path, encoding: str, quotation: str) -> str:
    """The separator that cuts the first rows into the same number of cells most often, and into most cells."""
    lines = [line for _, line in zip(range(_SAMPLE_LINES), _Lines(path, encoding), strict=False)]
    if lines and lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]
    return max(SEPARATORS, key=lambda separator: _steadiness(lines, separator, quotation))


def _steadiness(lines: Sequence[str], separator: str, quotation: str) -> tuple[float, int]:
    try:
        rows = list(csv.reader(lines, delimiter=separator, quotechar=quotation or None, quoting=_quoting(quotation)))
    except csv.Error:
        return 0.0, 0
    widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0, 0
    usual = max(set(wide), key=lambda width: (wide.count(width), width))
    return wide.count(usual) / len(widths) * min(usual, 4), usual


def _quoting(quotation: str) -> Literal[0, 3]:
    return csv.QUOTE_MINIMAL if quotation else csv.QUOTE_NONE


class _Lines:
    """The lines of a file with their ends, counted; a line without end is refused, not gathered."""

    def __init__(self, path: Path, encoding: str) -> None:
        self.name, self.encoding = path.name, encoding
        self.number = 0
        self.since: list[str] = []  # lines of the row that is being read
        self._path = path

    def __iter__(self) -> Iterator[str]:
        with self._path.open("rb") as raw, io.TextIOWrapper(raw, self.encoding, newline="") as text:
            while True:
                try:
                    line = text.readline(LONGEST_LINE)
                except UnicodeError as cause:
                    number = self.number + 1 + lines_before(cause, self.encoding)
                    raise self._refused("broken_encoding", number) from cause
                if not line:
                    return
                self.number += 1
                if len(line) >= LONGEST_LINE:
                    raise ListRefused("line_too_long", line=self.number, limit=LONGEST_LINE)
                if is_utf8_misread(line, self.encoding):
                    raise self._refused("two_encodings", self.number)
                self.since.append(line)
                yield line

    def _refused(self, code: str, number: int) -> ListRefused:
        return ListRefused(code, name=self.name, encoding=self.encoding, row=number)


def _rows(path: Path, encoding: str, separator: str, quotation: str) -> Iterator[_Row]:
    """Every row with its number and the line on which it begins. Empty lines are rows too: spreadsheets count them."""
    lines = _Lines(path, encoding)
    quoting = _quoting(quotation)
    reader = csv.reader(lines, delimiter=separator, quotechar=quotation or None, quoting=quoting)
    number, begins = 0, 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as cause:
            raise ListRefused("open_quotation", row=number + 1, line=begins) from cause
        if cells is None:
            return
        number += 1
        if len(lines.since) > 1 and _unclosed(lines.since, separator, quotation):
            raise ListRefused("open_quotation", row=number, line=begins)
        lines.since.clear()
        if not (number == 1 and len(cells) == 1 and cells[0].lower().startswith("sep")) or separator == "=":
            yield _Row(number, begins, cells)
        begins = lines.number + 1


def _unclosed(lines: Sequence[str], separator: str, quotation: str) -> bool:
    """A row over several lines that ends only because the file does."""
    try:
        for _ in csv.reader(lines, delimiter=separator, quotechar=quotation or None, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
