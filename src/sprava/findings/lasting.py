"""The units of counting as spans: when each person, detention, stay, sentence, prosecution or incident lasts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from sprava.core.custody import add_term
from sprava.core.nouns import CUSTODIAL
from sprava.findings.cases import prosecutions
from sprava.findings.columns import NO_DAY, Table
from sprava.findings.custody import Counted, around, custody
from sprava.findings.places import stays
from sprava.findings.views import View
from sprava.statistics.spans import Flags, Spans, compact, nested


def counted(view: View, unit: str) -> Counted:
    """The spans of a unit, reckoned once for a view."""
    if ("unit", unit) not in view.kept:
        rows, owner = _UNITS[unit](view)
        view.kept["unit", unit] = Counted(compact(rows), owner)
    return view.kept["unit", unit]  # type: ignore[return-value] # what was put there


def _persons(view: View) -> Counted:
    return Counted(custody(view), np.arange(len(view.people)))


def _detentions(view: View) -> Counted:
    times = custody(view)
    return Counted(Spans(np.arange(len(times.key)), times.first, times.last, len(times.key)), times.key)


def sentenced(view: View) -> Table:
    """Sentences of which a day is known."""
    rows = view.table("sentence")
    return rows.take(rows["date_earliest"] != NO_DAY)


def _sentences(view: View) -> Counted:
    rows = sentenced(view)
    who, (first, last) = view.places(rows["person_id"]), rows.span("date")
    held = around(custody(view), who, last)
    serving = _in_custody(view, rows) & held.known
    ends = np.where(serving, np.maximum(held.last, last), last)
    for row in np.flatnonzero(~_in_custody(view, rows) & (rows["term"] != 0)):
        # Of a term outside of custody nobody reports the end: it is read as pronounced, and certain on its first day.
        ends[1:, row] = add_term(date.fromordinal(int(last[row])), view.words.texts[rows["term"][row]]).toordinal()
    return Counted(nested(np.arange(len(rows)), np.stack([last, last, first]), ends, len(rows)), who)


def happened(view: View) -> Table:
    """Incidents inside of which a day is known."""
    rows = view.table("incident")
    return rows.take(rows["since_earliest"] != NO_DAY)


def _incidents(view: View) -> Counted:
    rows = happened(view)
    who, (first, last), (over, gone) = view.places(rows["person_id"]), rows.span("since"), rows.span("until")
    ends = np.where(over != NO_DAY, np.stack([over, over, gone]), last)
    return Counted(nested(np.arange(len(rows)), np.stack([last, last, first]), np.maximum(ends, last), len(rows)), who)


def _in_custody(view: View, rows: Table) -> Flags:
    number = view.words.number
    custodial: Flags = np.isin(rows["kind"], [number(kind) for kind in CUSTODIAL])
    unsaid: Flags = (rows["kind"] == 0) & (rows["term"] != 0)
    present: Flags = rows["presence"] != number("in_absentia")
    return (custodial | unsaid) & present


_UNITS: Mapping[str, Callable[[View], Counted]] = {
    "persons": _persons,
    "detentions": _detentions,
    "prosecutions": prosecutions,
    "sentences": _sentences,
    "stays": stays,
    "incidents": _incidents,
}
