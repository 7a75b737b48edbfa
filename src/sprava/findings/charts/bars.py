"""Groups as bars that lie: solid for certain, pale for possible, a stroke where something was last reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprava.findings.charts.labels import told_apart
from sprava.findings.charts.look import Look, Spec, beside, counts_axis, framed, possible, with_room
from sprava.findings.charts.saying import Said

_BAR, _AXIS = 26, 34


@dataclass(frozen=True, slots=True)
class Bar:
    """A group with its figure: ``lower <= value <= upper``."""

    label: str
    lower: int
    value: int
    upper: int


def bars_spec(bars: Sequence[Bar], said: Said, look: Look) -> Spec:
    """One bar for each group, in the order given."""
    rows: list[Spec] = [
        {"label": label, "lower": bar.lower, "value": bar.value, "upper": bar.upper, "figure": said.between(bar)}
        for label, bar in zip(told_apart(bar.label for bar in bars), bars, strict=True)
    ]
    top = max((bar.upper for bar in bars), default=0) or 1
    widest, limit = max((len(row["label"]) for row in rows), default=0) * 6.5, 150 if look.is_narrow else 280
    end = with_room(top, (row["figure"] for row in rows), beside(look, min(widest, limit)))
    across = {"type": "quantitative", "scale": {"domain": [0, end], "nice": False}}
    axis = counts_axis(said.thousands, said.unit, grid=True, values=_ticks(top))
    parts: Spec = {
        "data": {"values": rows},
        "encoding": {
            "y": {
                "field": "label", "type": "nominal", "sort": [row["label"] for row in rows], "title": None,
                "axis": {
                    "ticks": False, "labelPadding": 6, "labelLimit": limit,
                    "labelColor": look.ink,
                },
                "scale": {"paddingInner": 0.35, "paddingOuter": 0.2},
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
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold"},
                "encoding": {"x": {"field": "upper", **across}, "text": {"field": "figure", "type": "nominal"}},
            },
        ],
    }  # fmt: skip
    return framed(look, said.title, said.notes, len(bars) * _BAR + _AXIS + 20, parts)


def _ticks(top: int) -> list[int]:
    """Four or five round numbers from nought on."""
    step = 1
    while top / step > 5:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return list(range(0, top + 1, step))
