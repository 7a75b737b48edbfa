"""A chart before it is drawn: its words, its rows, the answers it rests on, and the specification for any look."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sprava.findings.answers import Answer
from sprava.findings.asked import written_moment
from sprava.findings.charts.look import Look, Spec, blank
from sprava.findings.charts.saying import Said

# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("kind", "group", "code", "by", "day", "lower", "value", "upper", "words", "source", "title")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table and of the file. ``kind`` is ``figure``, ``published`` or ``event``.

    ``people`` is the query of the page with the people behind it, where there is one. ``title`` says what an article is
    about.
    """

    kind: str = "figure"
    group: str = ""
    code: str = ""
    by: str = ""
    day: date | None = None
    lower: int | None = None
    value: int | None = None
    upper: int | None = None
    words: str = ""
    source: str = ""
    people: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks of a chart. ``first`` is where charts over time begin; ``known_at`` None is now."""

    on: date
    first: date | None = None
    known_at: datetime | None = None

    def pairs(self) -> list[tuple[str, str]]:
        """For an address."""
        asked = {
            "on": self.on.isoformat(),
            "from": self.first.isoformat() if self.first else "",
            "known_at": written_moment(self.known_at) if self.known_at else "",
        }
        return [(name, value) for name, value in asked.items() if value]


@dataclass(frozen=True, slots=True)
class Chart:
    """``finding`` says in a sentence what is seen; ``spec`` writes the specification for a look."""

    name: str
    said: Said
    finding: str
    lines: tuple[Line, ...]
    answers: tuple[Answer, ...]
    spec: Callable[[Look], Spec]

    @property
    def is_drawn(self) -> bool:
        """Is there anything to draw?"""
        return any(line.upper for line in self.lines)

    def drawn(self, look: Look) -> Spec:
        """The specification, or one that says that there is nothing to draw."""
        return self.spec(look) if self.is_drawn else blank(look, self.said.title, self.finding)

    @property
    def figures(self) -> list[Line]:
        """The rows with figures of our own."""
        return [line for line in self.lines if line.kind == "figure"]

    @property
    def is_by_day(self) -> bool:
        """Is there a figure for each day and no group?"""
        return all(line.day and not line.group for line in self.figures)

    @property
    def is_crossed(self) -> bool:
        """Do two groupings cross?"""
        return any(line.by for line in self.figures)

    @property
    def is_read_apart(self) -> bool:
        """Does any figure read otherwise than it is certain?"""
        return any(line.value != line.lower for line in self.figures)

    @property
    def published(self) -> list[Line]:
        """Figures of others."""
        return [line for line in self.lines if line.kind == "published"]

    @property
    def events(self) -> list[Line]:
        """What is marked."""
        return [line for line in self.lines if line.kind == "event"]

    def as_csv(self) -> str:
        """Everything that is drawn, one line for each row."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        for line in self.lines:
            writer.writerow([_cell(getattr(line, column)) for column in COLUMNS])
        return text.getvalue()

    def people_digest(self) -> str:
        """Of who is counted: the same people in the same bounds give the same one."""
        return hashlib.sha256("\n".join(answer.digest for answer in self.answers).encode()).hexdigest()[:32]

    def figures_digest(self) -> str:
        """Of what is shown."""
        return hashlib.sha256(self.as_csv().encode()).hexdigest()[:32]


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
