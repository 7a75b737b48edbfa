"""The answer to a question: rows of figures with their bounds, and the recipe by which anybody can make them again."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.findings.asked import Question
from sprava.findings.chosen import Chosen, chosen, grouped
from sprava.findings.labels import every_code
from sprava.findings.lasting import counted
from sprava.findings.units import UNITS
from sprava.findings.views import PastView, Shelf, View, steadily
from sprava.findings.wording import is_unverified
from sprava.records.times import FIRST_DAY, LAST_DAY
from sprava.statistics.spans import (
    CERTAIN,
    POSSIBLE,
    READ,
    Account,
    Flags,
    Numbers,
    Spans,
    account,
    begun,
    distinct,
    ended,
    in_order,
    inside,
    stocks,
    whole,
)

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: ``lower`` certainly, ``upper`` certainly or possibly; ``value`` as the register reads it, in between.

    ``label`` is the code of the group, empty for those of whom nothing is said and where nothing is split. ``measure``
    is ``stock``, or in a period ``before``, ``in``, ``out`` and ``after``; ``day`` is that of a stock.
    """

    label: str
    day: date | None
    lower: int
    value: int
    upper: int
    measure: str = "stock"


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows in the order of their labels, days and measures. ``accounts`` balance to the thing, certain and possible."""

    question: Question
    rows: tuple[Row, ...]
    recipe: Mapping[str, Any]
    digest: str
    accounts: Mapping[str, Account] = field(default_factory=dict)

    def as_plain(self) -> dict[str, Any]:
        """For JSON: a single figure by itself, groups of a day by their label, everything else as rows."""
        plain: dict[str, Any] = {"unit": self.question.unit}
        if self.question.kind == "day":
            plain |= _bounds(self.recipe["whole"])
            if self.question.by:
                plain["groups"] = {row.label: _bounds(row) for row in self.rows}
        else:
            plain["rows"] = [
                {"label": row.label, "day": row.day.isoformat() if row.day else None, "measure": row.measure}
                | _bounds(row)
                for row in self.rows
            ]
        if self.accounts:
            plain["accounts"] = {name: one._asdict() for name, one in self.accounts.items()}
        return {**plain, "recipe": {name: value for name, value in self.recipe.items() if name != "whole"}}

    def as_csv(self) -> str:
        """One line for each row."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["unit", "label", "day", "measure", "lower", "value", "upper"])
        for row in self.rows:
            day = row.day.isoformat() if row.day else ""
            writer.writerow([self.question.unit, row.label, day, row.measure, row.lower, row.value, row.upper])
        return text.getvalue()


def _bounds(row: Row) -> dict[str, int]:
    return {"value": row.value, "lower": row.lower, "upper": row.upper}


def answer(question: Question, reader: Member) -> Answer:
    """What the register answers, as far as ``reader`` may know.

    It is what the register knows: a lower bound on the truth. Method: docs/methods/figures.md.

    Raises:
        Refused: the question makes no sense, in words that say what to ask instead.
    """
    question.checked()
    return steadily(reader, lambda shelf: _answered(question, shelf.view(question.known_at), reader))


def _now(view: View | PastView) -> View:
    return view.now if isinstance(view, PastView) else view


def _answered(question: Question, view: View | PastView, reader: Member) -> Answer:
    everyone = chosen(question, view)
    groups = grouped(question, view) if question.by else [("", everyone)]
    if len(groups) * max(len(question.days), 1) > MOST_ROWS:
        raise Refused(
            _("That would be more than %(most)s figures. Ask for fewer days or groups.") % {"most": MOST_ROWS}
        )
    rows = tuple(row for label, part in groups for row in _rows(question, label, part.spans))
    digest = _digest(question, groups)
    recipe = {**_recipe(question, view, reader), **_unsure(question, groups), "digest": digest}
    if question.on:
        recipe["whole"] = next(_stocks(question, "", everyone.spans))
    return Answer(question, rows, recipe, digest, _accounts(question, everyone.spans))


def stocks_on(days: Sequence[date], question: Question, reader: Member) -> list[Row]:
    """The stock of the question on each of some days, in their order."""
    if not days:
        return []
    asked = replace(question, on=None, first=min(days), last=max(days), every="", by="")
    counts = steadily(reader, lambda shelf: stocks(chosen(asked, shelf.view(asked.known_at)).spans, days))
    return [Row("", day, *count) for day, count in zip(days, counts.T.tolist(), strict=True)]


def _rows(question: Question, label: str, spans: Spans) -> Iterator[Row]:
    return _flows(question, label, spans) if question.kind == "flow" else _stocks(question, label, spans)


def _stocks(question: Question, label: str, spans: Spans) -> Iterator[Row]:
    if question.on:
        lower, value, upper = _distinct(spans, question.on)
        yield Row(label, question.on, lower, value, upper)
        return
    for day, counts in zip(question.days, stocks(spans, question.days).T.tolist(), strict=True):
        yield Row(label, day, *counts)


def _distinct(spans: Spans, day: date) -> list[int]:
    return [len(keys) for keys in _lasting_on(spans, day)]


def _lasting_on(spans: Spans, day: date) -> list[Numbers]:
    """What lasts on a day, in order, at each level: few rows need no place for every thing that there is."""
    if len(spans.key) * 4 > spans.size:
        return [np.flatnonzero(there) for there in inside(spans, day)]
    at = day.toordinal()
    lasting = (spans.first <= at) & (spans.last >= at)
    return [distinct(spans.key[lasting[level]]) for level in (CERTAIN, READ, POSSIBLE)]


def _flows(question: Question, label: str, spans: Spans) -> Iterator[Row]:
    first, last = question.window
    balance = [account(spans, level, first, last) for level in (CERTAIN, READ, POSSIBLE)]
    yield _row(label, first, "before", (one.before for one in balance))
    times = whole(spans)
    for measure, events in (("in", begun(times, first, last)), ("out", ended(times, first, last))):
        yield _row(label, None, measure, (int(flags.sum()) for flags in events))
    yield _row(label, last, "after", (one.after for one in balance))


def _row(label: str, day: date | None, measure: str, counts: Iterable[int]) -> Row:
    lower, value, upper = counts
    return Row(label, day, lower, value, upper, measure)


def _accounts(question: Question, spans: Spans) -> dict[str, Account]:
    if question.kind != "flow":
        return {}
    return {
        name: account(spans, level, *question.window) for name, level in (("certain", CERTAIN), ("possible", POSSIBLE))
    }


def _recipe(question: Question, view: View | PastView, reader: Member) -> dict[str, Any]:
    known_at = question.known_at or _now(view).last_change()
    days = {"on": question.on, "from": question.first, "to": question.last}
    filters: dict[str, Any] = {
        "visible_to": "the command line" if reader.kind == Member.Kind.COMMAND_LINE else "one member"
    }
    for name, code in question.filters:
        filters.setdefault(name, []).append(code)
    return {
        "definition": str(UNITS[question.unit].definition),
        "method": "docs/methods/figures.md",
        **{name: day.isoformat() for name, day in days.items() if day},
        **({"every": question.every} if question.every else {}),
        "known_at": known_at.isoformat() if known_at else None,
        "filters": filters,
        "by": question.by or None,
        "version": version("sprava"),
    }


def _unsure(question: Question, groups: list[tuple[str, Chosen]]) -> dict[str, list[str]]:
    """What is doubtful about what was asked, and which groups rest on rows of the law pack that nobody verified."""
    named = {*question.filters, *((question.by, code) for code, _part in groups if question.by)}
    unverified = [f"{field}={code}" for field, code in sorted(named) if is_unverified(field, code)]
    return {"doubts": list(question.doubts), "unverified": unverified}


# ── the digest: the same people in the same bounds give the same one, and nobody can be told from it ──


def _digest(question: Question, groups: list[tuple[str, Chosen]]) -> str:
    digest = hashlib.sha256()
    for label, part in groups:
        digest.update(f"{label}\n".encode())
        for column in _counted_on(part, question.on) if question.on else _drawn(part):
            digest.update(column.astype("<i8").tobytes())
    return digest.hexdigest()


def _counted_on(part: Chosen, day: date) -> Iterator[Numbers]:
    """Whom each counted thing happened to, for each level."""
    for keys in _lasting_on(part.spans, day):
        yield np.sort(part.people[keys], kind="stable")  # they mostly lie in order already
        yield np.array([-1])


def _drawn(part: Chosen) -> Iterator[Numbers]:
    """Every span with its person, in an order that does not depend on how the tables lie."""
    columns = [part.owners, *part.spans.first, *part.spans.last]
    order = in_order(*columns)
    return (column[order] for column in columns)


# ── what a control offers ──


def codes_of(question: Question, fields: Iterable[str], reader: Member) -> dict[str, list[str]]:
    """For each of these fields the codes that occur of the unit in the register."""
    known = list(fields)
    return steadily(reader, lambda shelf: {one: every_code(shelf.now, question.unit, one) for one in known})


def first_day(question: Question, reader: Member) -> date | None:
    """The first day on which anything of the unit possibly lasted, as far as anybody dates it."""

    def earliest(shelf: Shelf) -> date | None:
        first = counted(shelf.now, question.unit).spans.first[POSSIBLE]
        dated = first[(first >= FIRST_DAY.toordinal()) & (first <= LAST_DAY.toordinal())]
        return date.fromordinal(int(dated.min())) if len(dated) else None

    return steadily(reader, earliest)


# ── the people behind a figure ──


@dataclass(frozen=True, slots=True)
class Behind:
    """The numbers of the people counted: those certainly, and those possibly and not certainly."""

    certain: frozenset[int]
    possible: frozenset[int]


def behind(question: Question, reader: Member, measure: str = "stock") -> Behind:
    """Who is counted in the whole figure of a question about a day, or as who came or went in a period.

    Raises:
        Refused: the question makes no sense, or is about many days.
    """
    question.checked()
    if question.every:
        raise Refused(_("A series has no list of people. Ask for one of its days."))
    return steadily(reader, lambda shelf: _behind(chosen(question, shelf.view(question.known_at)), question, measure))


def _behind(part: Chosen, question: Question, measure: str) -> Behind:
    first, last = question.window
    if measure in ("in", "out") and question.kind == "flow":
        times = whole(part.spans)
        events = (begun if measure == "in" else ended)(times, first, last)
        surely, perhaps = events.surely, events.possibly
        people = part.people[times.key]
    else:
        at = (last if measure == "after" else first).toordinal()
        surely, perhaps = (_there(part.spans, level, at, measure) for level in (CERTAIN, POSSIBLE))
        people = part.owners
    certain = frozenset(people[surely].tolist())
    return Behind(certain, frozenset(people[perhaps].tolist()) - certain)


def _there(spans: Spans, level: int, at: int, measure: str) -> Flags:
    """Inside on a day; ``before`` it began, or ``after`` it was over."""
    earlier, later = int(measure == "before"), int(measure == "after")
    found: Flags = (spans.first[level] <= at - earlier) & (spans.last[level] >= at + later)
    return found
