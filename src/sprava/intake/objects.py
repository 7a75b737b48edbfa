"""Lists as JSON: a list of objects, an object that holds one, or one object a line. Streamed entry by entry.

Nested objects become columns with a dot (``prison.address``), lists of plain values one cell with semicolons. A list
of objects inside an entry can be unfolded (``each``): every one of them becomes a record that also carries the fields
around it.
"""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sprava.intake.encodings import encoding_of, lines_before
from sprava.intake.problems import ListRefused, Problem, Severity
from sprava.intake.tables import MOST_COLUMNS, Record, Remark, Table

_CHUNK = 1 << 16
_LONGEST_ENTRY = 64 << 20
_LOOKED_INTO = 1 << 20
_LOOKED_AT = 200  # entries whose fields are taken for the columns
_SPACE = re.compile(r"[ \t\r\n]*")


class _Twice(dict[str, Any]):
    """An object in which a name was given twice, with different values."""

    repeated: str = ""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = _Twice(pairs)
    if len(made) < len(pairs):
        seen: dict[str, Any] = {}
        for name, value in pairs:
            if name in seen and seen[name] != value:
                made.repeated = name
            seen[name] = value
    return made


# Numbers stay as the source printed them: 007 is refused by JSON itself, 1e400 and 0.10 survive.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str, strict=False)


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    place: str
    value: Any


def open_objects(path: Path, *, entries: str = "", each: str = "", encoding: str = "") -> Table:
    """The entries of ``path``.

    Args:
        entries: the field of the outer object that holds the list; found out if empty.
        each: a field of every entry that holds a list of objects, to be unfolded.
    """
    found = _unfolded(_entries(path, entries, each, encoding or encoding_of(path)), each)
    records = (_record(entry, around) for entry, around in found)
    opening = list(itertools.islice(records, _LOOKED_AT))
    if not opening:
        raise ListRefused("no_entries", name=path.name)
    columns = tuple(dict.fromkeys(itertools.chain.from_iterable(record.cells for record in opening)))
    if len(columns) > MOST_COLUMNS:
        raise ListRefused("too_many_columns", name=path.name, count=len(columns), limit=MOST_COLUMNS)
    remarks: list[Remark] = []
    return Table(path.name, columns, itertools.chain(opening, records), remarks, open_ended=True)


def _unfolded(entries: Iterator[_Entry], each: str) -> Iterator[tuple[_Entry, Mapping[str, Any]]]:
    number = 0
    for entry in entries:
        inner = entry.value.get(each) if each and isinstance(entry.value, dict) else None
        if not isinstance(inner, list):
            if not each:
                yield entry, {}
            continue
        around = {name: value for name, value in entry.value.items() if name != each}
        for place, one in enumerate(inner):
            number += 1
            where = (
                f"{entry.place} $.{each}[{place}]"
                if entry.place.startswith("line")
                else f"{entry.place}.{each}[{place}]"
            )
            yield _Entry(number, where, {each: one} if isinstance(one, dict) else one), around


def _record(entry: _Entry, around: Mapping[str, Any]) -> Record:
    if not isinstance(entry.value, dict):
        kind = {list: "[…]", str: '"…"', bool: "true/false"}.get(type(entry.value), "null")
        return Record(entry.number, entry.place, {}, Problem(entry.number, "", "not_an_entry", facts={"kind": kind}))
    cells: dict[str, str] = {}
    repeated = _flatten(entry.value, "", cells) or _flatten(around, "", cells)
    broken = Problem(entry.number, repeated, "twice_in_entry") if repeated else None
    notes: tuple[Problem, ...] = ()
    if any("\0" in cell for cell in cells.values()):
        cells = {name: cell.replace("\0", "") for name, cell in cells.items()}
        notes = (Problem(entry.number, "", "unseen", Severity.NOTE),)
    return Record(entry.number, entry.place, cells, broken, notes)


def _flatten(value: Mapping[str, Any], before: str, cells: dict[str, str]) -> str:
    """Fill ``cells``; returns the name of a field that was given twice, if any."""
    repeated = f"{before}{value.repeated}" if isinstance(value, _Twice) and value.repeated else ""
    for name, inner in value.items():
        column = f"{before}{name}"
        if isinstance(inner, dict):
            repeated = _flatten(inner, f"{column}.", cells) or repeated
        elif isinstance(inner, list) and any(isinstance(one, dict) for one in inner):
            for place, one in enumerate(inner):
                repeated = (
                    _flatten(one if isinstance(one, dict) else {"": one}, f"{column}.{place}.", cells) or repeated
                )
        elif text := _plain(inner):
            cells[column] = text
    return repeated


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case True:
            return "yes"
        case False:
            return "no"
        case list():
            return "; ".join(text for one in value if (text := _plain(one)))
        case _:
            return str(value).strip()


def _entries(path: Path, wanted: str, each: str, encoding: str) -> Iterator[_Entry]:
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding, errors="strict") as text:
        source = _Source(text, path.name, encoding)
        try:
            yield from _top(source, wanted, each)
        except RecursionError as cause:
            raise ListRefused("nested_too_deep", name=path.name) from cause


def _top(source: _Source, wanted: str, each: str) -> Iterator[_Entry]:
    first = source.peek()
    if first == "[":
        return _list_entries(source, "$")
    if first != "{":
        raise ListRefused("no_entries", name=source.name)
    if not wanted and (each or source.is_one_entry_of_many()):
        return _line_entries(source)
    return _held_entries(source, wanted)


def _list_entries(source: _Source, place: str) -> Iterator[_Entry]:
    source.take("[")
    number = 0
    while source.peek() != "]":
        if number:
            source.take(",")
        yield _Entry(number + 1, f"{place}[{number}]", source.value())
        number += 1
    source.take("]")


def _held_entries(source: _Source, wanted: str) -> Iterator[_Entry]:
    """The list inside ``{"total": 3, "data": […]}``: the one asked for, else the first list of objects."""
    source.take("{")
    began = True
    while source.peek() != "}":
        if not began:
            source.take(",")
        began = False
        name = source.value()
        source.take(":")
        if source.peek() == "[" and (name == wanted or (not wanted and source.begins("[{"))):
            yield from _list_entries(source, f"$.{name}")
            return
        source.value()
    raise ListRefused("no_entries", name=source.name)


def _line_entries(source: _Source) -> Iterator[_Entry]:
    number = 0
    while source.peek():
        line = source.line
        number += 1
        yield _Entry(number, f"line {line}", source.value())


class _Source:
    """A text read in pieces, with the next JSON value at hand."""

    def __init__(self, text: io.TextIOWrapper, name: str, encoding: str) -> None:
        self.name = name
        self._text, self._encoding = text, encoding
        self._buffer, self._at, self._line, self._ended = "", 0, 1, False

    @property
    def line(self) -> int:
        """The line on which the next value begins."""
        return self._line + self._buffer.count("\n", 0, self._at)

    def peek(self) -> str:
        """The next character that is not space; empty at the end."""
        while True:
            match = _SPACE.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def take(self, character: str) -> None:
        if self.peek() != character:
            raise self._broken(f"{character!r} expected")
        self._at += 1

    def value(self) -> Any:  # noqa: ANN401 - JSON holds anything
        """The next value, read further as long as it is cut off."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if self._more():
                    continue
                raise self._broken(error.msg, error.pos) from error
            # A number at the very end of the piece may go on in the next one.
            if end == len(self._buffer) and not isinstance(value, dict | list) and self._more():
                continue
            self._forget(end)
            return value

    def begins(self, marks: str) -> bool:
        """Do these characters come next, whatever space there is between them?"""
        while True:
            ahead = "".join(self._buffer[self._at :].split(None, len(marks)))[: len(marks)]
            if len(ahead) == len(marks) or not self._more():
                return ahead == marks

    def is_one_entry_of_many(self) -> bool:
        """Does another object follow this one, or is it the only one and holds no list of objects?

        An object so long that it does not end within the first pieces is one that holds the list.
        """
        while len(self._buffer) < _LOOKED_INTO and self._more():
            pass
        try:
            value, end = _DECODER.raw_decode(self._buffer, self._at)
        except json.JSONDecodeError:
            return False
        if self._buffer[end:].strip():
            return True
        return not any(isinstance(held, list) and held and isinstance(held[0], dict) for held in value.values())

    def _forget(self, end: int) -> None:
        if end > _CHUNK:
            self._line += self._buffer.count("\n", 0, end)
            self._buffer, end = self._buffer[end:], 0
        self._at = end

    def _more(self) -> bool:
        """Read another piece behind what is at hand; larger and larger ones, or long values would cost their square."""
        if self._ended:
            return False
        waiting = len(self._buffer) - self._at
        if waiting > _LONGEST_ENTRY:
            raise self._broken("an entry is longer than any entry should be")
        try:
            piece = self._text.read(max(_CHUNK, waiting))
        except UnicodeError as cause:
            row = self._line + self._buffer.count("\n") + lines_before(cause, self._encoding)
            raise ListRefused("broken_encoding", name=self.name, encoding=self._encoding, row=row) from cause
        self._ended = not piece
        self._buffer += piece
        return bool(piece)

    def _broken(self, reason: str, at: int | None = None) -> ListRefused:
        at = self._at if at is None else at
        column = at - self._buffer.rfind("\n", 0, at)
        line = self._line + self._buffer.count("\n", 0, at)
        return ListRefused("broken_json", name=self.name, line=line, column=column, reason=reason)
