"""On which line of its file a row begins: TOML, once read, no longer says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*\[\[\s*([\w.-]+)\s*\]\]")
_LONG_QUOTES = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one file. ``rows`` by section and number, ``nested`` also by the part and the number in it.

    ``text`` is the file as it was read, whatever it has become since.
    """

    rows: Mapping[tuple[str, int], int] = field(default_factory=dict)
    nested: Mapping[tuple[str, int, str, int], int] = field(default_factory=dict)
    text: tuple[str, ...] = ()

    def of(self, section: str, number: int) -> int:
        """The line of a row, counted from 1; 0 where it is not known, as of a row written in braces."""
        return self.rows.get((section, number), 0)

    def inside(self, section: str, number: int, part: str, inner: int) -> int:
        """The line of a row that stands in another; 0 where it is not known."""
        return self.nested.get((section, number, part, inner), 0)


def lines_of(text: str) -> Lines:
    """Where the ``[[section]]`` and ``[[section.part]]`` of a TOML file stand."""
    rows: dict[tuple[str, int], int] = {}
    nested: dict[tuple[str, int, str, int], int] = {}
    counted: Counter[str] = Counter()
    inside: Counter[tuple[str, int, str]] = Counter()
    quoted = ""
    written = tuple(text.splitlines())
    for number, line in enumerate(written, 1):
        found = None if quoted else _HEADER.match(line)
        quoted = _still_quoted(line, quoted)
        if found is None:
            continue
        section, _dot, part = found[1].partition(".")
        if not part:
            counted[section] += 1
            rows[section, counted[section]] = number
            continue
        row = (section, counted[section], part)
        inside[row] += 1
        nested[(*row, inside[row])] = number
    return Lines(rows, nested, written)


def _still_quoted(line: str, quoted: str) -> str:
    """The quotes of several lines that are open after a line; empty where none are."""
    marks = (quoted,) if quoted else _LONG_QUOTES
    for mark in marks:
        if line.count(mark) % 2:
            return "" if quoted else mark
    return quoted
