"""Figures over time: a line for the certain, a band for the possible, rules for events, dots for figures of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sprava.findings.charts.labels import plain
from sprava.findings.charts.look import Look, Spec, beside, counts_axis, framed, possible, rimmed, with_room
from sprava.findings.charts.saying import Said

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TALL = {"wide": 340, "narrow": 280, "small": 230}
_AXES = 40
_AXIS = 50
"""The pixels that the figures of the axis take."""
_LEVELS = 3
_SPLIT = 0.5
"""Where two panels meet, as part of the height."""
_GAP = 0.12
SAME_SCALE = 3
"""Published figures so many times larger than ours would press our line flat: they get a panel of their own."""


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of a day."""

    day: date
    lower: int
    value: int
    upper: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure that somebody published of a day, in their words."""

    day: date
    count: int
    by: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An event to be marked; ``letter`` stands at its rule, ``when`` says the day as exactly as it is known."""

    day: date
    when: str
    words: str
    source: str
    letter: str = ""


def lettered(events: Sequence[Happened]) -> list[Happened]:
    """The first events of an order in time, as many as there are letters, each with one."""
    return [replace(event, letter=letter) for event, letter in zip(events, _LETTERS, strict=False)]


def over_time_spec(
    points: Sequence[Point], dots: Sequence[Dot], events: Sequence[Happened], said: Said, look: Look
) -> Spec:
    """At least one point; ``events`` bear letters already."""
    top = max([1, *(point.upper for point in points)])
    highest = max([0, *(dot.count for dot in dots)])
    apart = highest > SAME_SCALE * top
    ours = _panel(0.0, _SPLIT) if apart else _panel(0.0, 1.0)
    theirs = _panel(_SPLIT + _GAP, 1.0) if apart else ours
    top = top if apart else max(top, highest)
    ends = _ends(points, said, top)
    parts: Spec = {
        "datasets": {
            "figures": [
                {"day": point.day.isoformat(), "lower": point.lower, "value": point.value, "upper": point.upper}
                for point in points
            ],
            "ends": ends,
            "published": [
                {"day": dot.day.isoformat(), "count": dot.count, "by": plain(dot.by), "source": dot.source}
                for dot in dots
            ],
            "events": _rules_in(events, points, look),
        },
        "encoding": {"x": _days(points, ends, look)},
        "layer": [
            _events(look),
            {"layer": _ours(look, _counts(ours, top, said))},
            {"layer": _published(look, _counts(theirs, highest if apart else top, said), shown=apart)},
            *(_headings(said, look) if apart else []),
        ],
        **({"resolve": {"scale": {"y": "independent"}}} if apart else {}),
    }
    return framed(look, said.title, said.notes, _TALL[look.size] + _AXES, parts)


def _panel(above: float, below: float) -> list[Spec]:
    """A range of heights, as parts of the whole, from below to above."""
    return [{"expr": f"height * {below}"}, {"expr": f"height * {above}"}]


def _counts(panel: list[Spec], top: int, said: Said) -> Spec:
    scale = {"domain": [0, top * 1.08], "nice": False, "zero": True, "range": panel}
    return {
        "type": "quantitative",
        "scale": scale,
        "axis": counts_axis(said.thousands, grid=True, orient="left", tickCount=4),
    }


def _days(points: Sequence[Point], ends: Sequence[Spec], look: Look) -> Spec:
    first, last = points[0].day, points[-1].day
    length = max((last - first).days, 1)
    drawn = with_room(length, (end["figure"] for end in ends), beside(look, _AXIS))
    end = first + timedelta(days=max(round(drawn), length + 1))
    years = [date(year, 1, 1).isoformat() for year in range(first.year, last.year + 1) if date(year, 1, 1) >= first]
    short = "'%y" if look.is_narrow else "%Y"
    return {
        "field": "day", "type": "temporal", "title": None,
        "scale": {"type": "utc", "domain": [_moment(first), _moment(end)], "nice": False},
        "axis": {
            "values": [_moment_of(year) for year in years], "format": short if len(years) > 1 else "%Y", "grid": False,
            "labelFlush": False,
        },
    }  # fmt: skip


def _moment(day: date) -> Spec:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def _moment_of(day: str) -> Spec:
    return _moment(date.fromisoformat(day))


def _named(name: str) -> Spec:
    return {"name": name, "format": {"parse": {"day": "utc:'%Y-%m-%d'"}}}


def _ours(look: Look, counts: Spec) -> list[Spec]:
    band = {key: possible(look)[key] for key in ("fill", "fillOpacity")}
    edge = {"stroke": look.ink, "strokeWidth": 1.25, "strokeDash": [5, 4]}
    figures = [
        {
            "mark": {"type": "area", **band},
            "encoding": {"y": {"field": "lower", **counts}, "y2": {"field": "upper"}},
        },
        {"mark": {"type": "line", **edge}, "encoding": {"y": {"field": "upper", **counts}}},
        {
            "mark": {"type": "line", "stroke": look.ink, "strokeWidth": 2.5},
            "encoding": {"y": {"field": "lower", **counts}},
        },
    ]
    ends = {
        "data": _named("ends"),
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold"},
        "encoding": {"y": {"field": "at", **counts}, "text": {"field": "figure", "type": "nominal"}},
    }
    # A set of rows is named once: named by several layers, it is drawn by none of them.
    return [{"data": _named("figures"), "layer": figures}, ends]


def _ends(points: Sequence[Point], said: Said, top: int) -> list[Spec]:
    """What is written behind the last day: both bounds, or one text where they would lie upon each other."""
    last = points[-1]
    day = last.day.isoformat()
    if last.upper - last.lower < top * 0.09:
        return [{"day": day, "at": (last.lower + last.upper) / 2, "figure": said.between(last)}]
    return [{"day": day, "at": bound, "figure": said.number(bound)} for bound in (last.lower, last.upper)]


def _published(look: Look, counts: Spec, *, shown: bool) -> list[Spec]:
    mark = {"type": "point", "shape": "circle", "size": 34, "fill": look.sheet, "stroke": look.ink, "strokeWidth": 1.4}
    axis = counts["axis"] if shown else None
    counted = {"field": "count", **counts, **({"axis": axis} if shown else {})}
    return [{"data": _named("published"), "mark": {**mark, "opacity": 1}, "encoding": {"y": counted}}]


def _rules_in(events: Sequence[Happened], points: Sequence[Point], look: Look) -> list[Spec]:
    """The events that lie in the time drawn; letters that would touch stand on different levels."""
    first, last = points[0].day, points[-1].day
    a_letter = (last - first).days / beside(look, 2 * _AXIS) * 14
    rows: list[Spec] = []
    ends = [date.min] * _LEVELS
    for event in events:
        free = [level for level in range(_LEVELS) if (event.day - ends[level]).days >= a_letter]
        level = free[0] if free else _LEVELS - 1
        ends[level] = event.day
        rows.append({"day": event.day.isoformat(), "letter": event.letter, "words": plain(event.words), "level": level})
    return rows


def _events(look: Look) -> Spec:
    rule = {"type": "rule", "stroke": look.soft, "strokeDash": [2, 3], "strokeWidth": 1}
    letters = [
        {
            "transform": [{"filter": f"datum.level === {level}"}],
            "mark": {"type": "text", "fontWeight": "bold", "baseline": "bottom", "dy": -3 - 13 * level},
            "encoding": {"y": {"value": 0}, "text": {"field": "letter", "type": "nominal"}},
        }
        for level in range(_LEVELS)
    ]
    return {"data": _named("events"), "layer": [{"mark": rule}, *letters]}


def _headings(said: Said, look: Look) -> list[Spec]:
    """What the second panel counts, written at its upper edge, with a rim that keeps rules off the letters."""
    where = {"x": {"value": 4}, "y": {"value": {"expr": f"height * {_SPLIT + _GAP} - 4"}}}
    mark = {
        "type": "text", "align": "left", "baseline": "bottom", "color": look.soft, "limit": look.width - 80,
        "text": said.published,
    }  # fmt: skip
    return [{"data": {"values": [{}]}, "mark": one, "encoding": where} for one in rimmed(mark, look)]
