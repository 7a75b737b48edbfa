"""Times in custody as spans, and which of them holds a day."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sprava.findings.views import View
from sprava.statistics.spans import FIRST, NEVER, POSSIBLE, Numbers, Spans, compact, spans

NOT = NEVER + 1
"""A first day that never comes."""
NONE = FIRST - 1
"""A last day before all days."""


class Counted(NamedTuple):
    """Spans of a unit; ``owner[key]`` is the place of the person whom the thing happened to."""

    spans: Spans
    owner: Numbers


def custody(view: View) -> Spans:
    """Times in custody by the place of their person."""
    if "custody" not in view.kept:
        spell = view.table("spell")
        key = view.places(spell["person_id"])
        view.kept["custody"] = compact(spans(key, spell.span("begin"), spell.span("end"), len(view.people)))
    return view.kept["custody"]  # type: ignore[return-value] # what was put there


class Around(NamedTuple):
    """The time in custody that holds a day of a person or comes next after it, by its ends at each level.

    Where there is none ``known`` is false, and it begins never and ended before all days.
    """

    known: Numbers
    first: Numbers
    last: Numbers


def around(times: Spans, who: Numbers, day: Numbers) -> Around:
    """For each of some days of some people, the first row of ``times`` that is not over by then."""
    if not len(times.key):
        none = np.zeros(len(who), dtype=bool)
        return Around(none, np.full((3, len(who)), NOT), np.full((3, len(who)), NONE))
    width = NEVER + 3
    ends = times.key.astype(np.int64) * width + times.last[POSSIBLE]
    order = np.argsort(ends, kind="stable")
    found = np.searchsorted(ends[order], who.astype(np.int64) * width + day, side="left")
    row = order[np.minimum(found, len(order) - 1)]
    known = (found < len(order)) & (times.key[row] == who)
    return Around(known, np.where(known, times.first[:, row], NOT), np.where(known, times.last[:, row], NONE))
