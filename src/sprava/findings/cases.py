"""Prosecutions: one person in one case, from its opening to its first sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from sprava.core.custody import Limits
from sprava.findings.columns import NO_DAY
from sprava.findings.custody import NONE, NOT, Counted, around, custody
from sprava.findings.views import View
from sprava.statistics.spans import NEVER, Flags, Numbers, nested

_NOUNS = ("charge", "hearing", "sentence")


class Cases(NamedTuple):
    """``person`` is a place, ``case`` the number of the proceeding, or 0 for everything of a person that names none.

    ``row_of`` says for the rows of charges, hearings and sentences to which of these they belong.
    """

    person: Numbers
    case: Numbers
    row_of: Mapping[str, Numbers]


class Bounds(NamedTuple):
    """For each case the earliest and the latest day that something can have been; where nothing is known, never."""

    earliest: Numbers
    latest: Numbers

    @property
    def known(self) -> Flags:
        return self.latest < NOT


def cases(view: View) -> Cases:
    """Every prosecution of which anything is known."""
    if "cases" not in view.kept:
        view.kept["cases"] = _cases(view)
    return view.kept["cases"]  # type: ignore[return-value] # what was put there


def _cases(view: View) -> Cases:
    tables = [view.table(name) for name in _NOUNS]
    who = np.concatenate([view.places(table["person_id"]) for table in tables])
    of = np.concatenate([table["of"] for table in tables])
    width = int(of.max(initial=0)) + 1
    keys, rows = np.unique(who.astype(np.int64) * width + of, return_inverse=True)
    parts = np.split(rows, np.cumsum([len(table) for table in tables])[:-1])
    return Cases(keys // width, keys % width, dict(zip(_NOUNS, parts, strict=True)))


def prosecutions(view: View) -> Counted:
    """Without any day of its own a case is possibly pending since the arrest; without a sentence it is certain until
    the last sign, read until the end of custody, and possible for as long as a remand may last."""
    known = cases(view)
    begun, judged, last_sign = _begun(view, known), _first_of(view, known, "sentence"), _last_sign(view, known)
    held = around(custody(view), known.person, np.where(judged.known, judged.latest, last_sign))
    since_custody = np.stack([judged.latest, held.first[1], held.first[2]])
    first = np.where(held.known, since_custody, np.stack([judged.latest, judged.latest, judged.earliest]))
    first = np.where(begun.known, np.stack([begun.latest, begun.latest, begun.earliest]), first)
    sure_end = np.where(first[0] < NOT, np.maximum(last_sign, first[0]), last_sign)
    silent = np.minimum(np.maximum(last_sign, np.where(first[1] < NOT, first[1], NONE)) + Limits().remand, NEVER)
    open_end = np.stack(
        [sure_end, np.where(_closed(view, known), sure_end, held.last[1]), np.maximum(silent, held.last[2])]
    )
    last = np.where(judged.known, np.stack([judged.earliest, judged.latest, judged.latest]), open_end)
    # What names no case may be the same as what does: it is possible, and neither certain nor read.
    first[:2, (known.case == 0) & np.isin(known.person, known.person[known.case != 0])] = NOT
    return Counted(nested(np.arange(len(known.person)), first, last, len(known.person)), known.person)


def _begun(view: View, known: Cases) -> Bounds:
    """The day on which a case was opened, else its first charge or hearing."""
    charged, heard = _first_of(view, known, "charge"), _first_of(view, known, "hearing")
    earliest, latest = np.minimum(charged.earliest, heard.earliest), np.minimum(charged.latest, heard.latest)
    rows = view.table("proceeding")
    rows = rows.take(rows["opened_earliest"] != NO_DAY)
    rows = rows.take(np.argsort(rows["id"]))
    if len(rows):
        place = np.minimum(np.searchsorted(rows["id"], known.case), len(rows) - 1)
        opened = rows["id"][place] == known.case
        earliest = np.where(opened, rows["opened_earliest"][place], earliest)
        latest = np.where(opened, rows["opened_latest"][place], latest)
    return Bounds(earliest, latest)


def _first_of(view: View, known: Cases, name: str) -> Bounds:
    rows, size = view.table(name), len(known.person)
    bounds = Bounds(np.full(size, NOT), np.full(size, NOT))
    dated = rows["date_earliest"] != NO_DAY
    for found, column in zip(bounds, rows.span("date"), strict=True):
        np.minimum.at(found, known.row_of[name][dated], column[dated])
    return bounds


def _last_sign(view: View, known: Cases) -> Numbers:
    """The last day by which the case is reported alive; before all days where nothing is dated."""
    last = np.full(len(known.person), NONE)
    for name in ("charge", "hearing"):
        np.maximum.at(last, known.row_of[name], view.table(name)["date_earliest"])
    return last


def _closed(view: View, known: Cases) -> Flags:
    """Cases of which somebody says that they are over: dropped, in force, or every charge decided."""
    charge, number = view.table("charge"), view.words.number
    decided = np.isin(charge["outcome"], [number(one) for one in ("acquitted", "dropped", "convicted")])
    charged, pending = np.zeros(len(known.person), dtype=bool), np.zeros(len(known.person), dtype=bool)
    charged[known.row_of["charge"]] = True
    pending[known.row_of["charge"][~decided]] = True
    rows = view.table("proceeding")
    done = rows["id"][np.isin(rows["stage"], [number(one) for one in ("dropped", "in_force", "appeal")])]
    return (charged & ~pending) | np.isin(known.case, done)
