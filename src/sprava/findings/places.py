"""Reports that place people: stays and sightings, each until the next one at most."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sprava.findings.columns import NO_DAY, Table
from sprava.findings.custody import NONE, NOT, Counted, around, custody
from sprava.findings.views import View
from sprava.statistics.spans import FIRST, NEVER, Flags, Numbers, Spans, both, compact, nested, paired, stacked


class Placed(NamedTuple):
    """``who`` is a place in the view's people, ``stay`` tells a stay from a sighting. A report without a day lasts at
    all times until a dated one; whoever counts it cuts it to the time in custody."""

    spans: Spans
    who: Numbers
    facility: Numbers
    stay: Flags
    dated: Flags


def placed(view: View) -> Placed:
    """Every report of a place. Certain is what a source says, read is where somebody was last reported to be."""
    if "placed" not in view.kept:
        view.kept["placed"] = _placed(view)
    return view.kept["placed"]  # type: ignore[return-value] # what was put there


def _placed(view: View) -> Placed:
    rows = _reports(view)
    since, until, who = rows.span("since"), rows.span("until"), view.places(rows["person_id"])
    dated, left = since[0] != NO_DAY, until[0] != NO_DAY
    begin, surely = np.where(dated, since[0], FIRST), np.where(dated, since[1], NOT)
    later = _next(who, begin, surely)
    held = around(custody(view), who, np.where(dated, since[1], NEVER))
    ends = np.where(dated, np.where(held.known, held.last, since[1]), NEVER)
    last = np.where(
        left,
        np.stack([until[0], until[0], until[1]]),
        np.stack([np.where(dated, surely, NONE), np.minimum(ends[1], later - 1), np.minimum(ends[2], later)]),
    )
    # An end before the beginning is a contradiction that the page of the person shows; here it lasts one day.
    first = np.stack([surely, np.where(dated, surely, FIRST), begin])
    last[2] = np.maximum(last[2], begin)
    last[0] = np.where(dated & left, np.maximum(last[0], surely), last[0])
    drawn = compact(nested(np.arange(len(who)), first, last, len(who)))
    return Placed(drawn, who.astype(np.int32), rows["facility"], rows["id"] != 0, dated)


def _reports(view: View) -> Table:
    stay, seen = view.table("stay"), view.table("sighting")
    seen = seen.take((seen["facility"] != 0) & (seen["state"] == view.words.number("held")))
    none = np.full(len(seen), NO_DAY)
    sightings = Table(
        {
            "id": np.zeros(len(seen), dtype=np.int64), "person_id": seen["person_id"], "facility": seen["facility"],
            "since_earliest": seen["date_earliest"], "since_latest": seen["date_latest"],
            "until_earliest": none, "until_latest": none,
        }
    )  # fmt: skip
    rows = Table({name: stay[name] for name in sightings.columns}).plus(sightings)
    return rows.take(rows["facility"] != 0)


def _next(who: Numbers, begin: Numbers, surely: Numbers) -> Numbers:
    """For each report the day on which a later one of the same person has begun for certain; after all days if none.
    Two of the same days are neither later than the other."""
    later = np.full(len(who), NOT)
    if not len(who):
        return later
    order = np.lexsort((surely, begin, who))[::-1]
    person, since, day = who[order], begin[order], surely[order]
    # The smallest so far from the end, within each person: a running minimum that no other person can lower.
    width = NOT + 1
    group = np.cumsum(np.append(False, person[1:] != person[:-1]))
    lowest = np.minimum.accumulate(day - group * width) + group * width
    differs = (person[1:] != person[:-1]) | (since[1:] != since[:-1]) | (day[1:] != day[:-1])
    before = np.maximum.accumulate(np.where(np.append(True, differs), np.arange(len(who)), 0)) - 1
    later[order] = np.where((before >= 0) & (person[before] == person), lowest[before], NOT)
    return later


def stays(view: View) -> Counted:
    """Each stay; one without a day is possible while its person was in custody and no dated report says otherwise."""
    places = placed(view)
    key, owner = np.cumsum(places.stay) - 1, places.who[places.stay]
    undated = np.flatnonzero(places.stay & ~places.dated)
    times = custody(view)
    in_custody, _ = both(places.spans.take(undated), times, paired(places.who[undated], times.key))
    rows = stacked(places.spans.take(places.stay & places.dated), in_custody)
    return Counted(Spans(key[rows.key], rows.first, rows.last, len(owner)), owner)
