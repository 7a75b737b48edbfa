"""Groups as bars that lie: solid for certain, pale for possible, a stroke where something was last reported."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from sprava.findings.charts.labels import told_apart
from sprava.findings.charts.look import Look, Spec, beside, counts_axis, framed, possible, rimmed, with_room
from sprava.findings.charts.saying import Said

_BAR, _AXIS, _LINE = 26, 34, 13
_LETTER = 6.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A group with its figure: ``lower <= value <= upper``."""

    label: str
    lower: int
    value: int
    upper: int


def bars_spec(bars: Sequence[Bar], said: Said, look: Look) -> Spec:
    """One bar for each group, in the order given."""
    limit = 150 if look.is_narrow else 280
    labels = [textwrap.wrap(label, int(limit / _LETTER)) or [""] for label in told_apart(bar.label for bar in bars)]
    rows: list[Spec] = [
        {
            "label": "\n".join(lines), "lower": bar.lower, "value": bar.value, "upper": bar.upper,
            "figure": said.between(bar),
        }
        for lines, bar in zip(labels, bars, strict=True)
    ]  # fmt: skip
    high = _BAR + _LINE * (max(map(len, labels), default=1) - 1)
    top = max((bar.upper for bar in bars), default=0) or 1
    widest = max((len(line) for lines in labels for line in lines), default=0) * _LETTER
    end = with_room(top, (row["figure"] for row in rows), beside(look, min(widest, limit)))
    across = {"type": "quantitative", "scale": {"domain": [0, end], "nice": False}}
    axis = counts_axis(said.thousands, said.unit, grid=True, values=_ticks(top))
    parts: Spec = {
        "data": {"values": rows},
        "encoding": {
            "y": {
                "field": "label", "type": "nominal", "sort": [row["label"] for row in rows], "title": None,
                "axis": {
                    "ticks": False, "labelPadding": 6, "labelLimit": limit, "labelColor": look.ink,
                    "labelExpr": "split(datum.label, '\\n')", "labelLineHeight": _LINE,
                },
                "scale": {"paddingInner": 1 - 0.65 * _BAR / high, "paddingOuter": 0.2},
            }
        },
        "layer": [
            {
                "transform": [{"filter": "datum.upper > datum.lower"}],
                "mark": {"type": "bar", **possible(look)},
                "encoding": {"x": {"field": "upper", **across, "axis": axis}},
            },
            {"mark": {"type": "bar", "fill": look.ink}, "encoding": {"x": {"field": "lower", **across, "axis": axis}}},
            {
                "transform": [{"filter": "datum.value > datum.lower"}],
                "mark": {"type": "tick", "color": look.ink, "thickness": 3, "size": 20, "opacity": 1},
                "encoding": {"x": {"field": "value", **across}},
            },
            *(
                {
                    "mark": mark,
                    "encoding": {"x": {"field": "upper", **across}, "text": {"field": "figure", "type": "nominal"}},
                }
                for mark in rimmed({"type": "text", "align": "left", "dx": 6, "fontWeight": "bold"}, look)
            ),
        ],
    }  # fmt: skip
    return framed(look, said.title, said.notes, len(bars) * high + _AXIS + 20, parts)


def _ticks(top: int) -> list[int]:
    """Four or five round numbers from nought on."""
    step = 1
    while top / step > 5:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return list(range(0, top + 1, step))
