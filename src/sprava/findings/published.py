"""Figures that others published, with their sources, to stand beside ours: read together, never added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.core.dates import When
from sprava.core.wording import figure
from sprava.findings.answers import Row, stocks_on
from sprava.findings.asked import Question
from sprava.packs.calendar import pack_of

MEASURES: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "political_prisoners": ("persons", ()),
    "political_prisoners_women": ("persons", (("sex", "female"),)),
}
"""Of which unit and of whom a published measure speaks. The others have no figure of ours to stand beside."""
_BOUNDS: Mapping[str, str | Promise] = {
    "exact": "%(n)s",
    "at_least": _("at least %(n)s"),
    "about": _("about %(n)s"),
    "at_most": _("at most %(n)s"),
}


Filters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """What somebody published. ``day`` is the last on which it can have been so."""

    day: date
    when: When
    count: int
    bound: str
    by: str
    what: str
    source: str
    unverified: bool
    measure: str

    @property
    def words(self) -> str:
        """The figure as the page put it: ``at least 190``."""
        return str(_BOUNDS.get(self.bound, "%(n)s")) % {"n": figure(self.count, get_language() or "en")}


@dataclass(frozen=True, slots=True)
class Beside:
    """A published figure with ours of the same day, and the question that ours answers."""

    theirs: PublishedRow
    ours: Row
    asked: Question


def published(
    unit: str, first: date, last: date, filters: Filters = ()
) -> tuple[PublishedRow, ...]:  # fmt: skip
    """What others published of a unit, with these filters and no others, for days from ``first`` to ``last``; earliest
    first, and what contradicts all stays."""
    measures = {measure for measure, asked in MEASURES.items() if asked == (unit, tuple(filters))}
    return tuple(row for row in _rows(first, last) if row.measure in measures)


def beside(first: date, last: date, reader: Member, *, most: int, question: Question) -> list[Beside]:
    """The newest published figures, newest first, each with ours of its day as known when the question asks."""
    rows = [row for row in _rows(first, last) if row.measure in MEASURES][-most:][::-1]
    ours: dict[tuple[str, date], Row] = {}
    for measure in {row.measure for row in rows}:
        days = [row.day for row in rows if row.measure == measure]
        ours |= {
            (measure, row.day): row for row in stocks_on(days, _asked(measure, days[0], question), reader) if row.day
        }
    return [Beside(row, ours[row.measure, row.day], _asked(row.measure, row.day, question)) for row in rows]


def _asked(measure: str, day: date, question: Question) -> Question:
    unit, filters = MEASURES[measure]
    return Question(unit, on=day, filters=filters, known_at=question.known_at)


def _rows(first: date, last: date) -> list[PublishedRow]:
    pack = pack_of(settings.JURISDICTION)
    found = (
        PublishedRow(
            row.day.latest(), row.day, row.count, row.bound, row.by, row.what, row.source[0] if row.source else "",
            row.is_unverified, row.measure,
        )
        for row in (pack.published_counts if pack else ())
        if first <= row.day.latest() <= last
    )  # fmt: skip
    return sorted(found, key=lambda row: (row.day, row.by, row.count))
