"""Two groupings at once: a square of a size for each pair, with its figure in it or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprava.findings.charts.labels import told_apart
from sprava.findings.charts.look import Look, Spec, framed, possible, rimmed
from sprava.findings.charts.saying import Said

_ROW, _AXES, _LINE = 34, 44, 14
_LARGEST = {"wide": 24, "narrow": 20, "small": 20}


@dataclass(frozen=True, slots=True)
class Cell:
    """The figure of a group of rows and a group of columns."""

    row: str
    column: str
    lower: int
    value: int
    upper: int


def matrix_spec(cells: Sequence[Cell], said: Said, look: Look) -> Spec:
    """Rows and columns in the order in which they first come; a pair that is not given is left empty."""
    names = [list(dict.fromkeys(getattr(cell, side) for cell in cells)) for side in ("row", "column")]
    rows, columns = (dict(zip(group, told_apart(group), strict=True)) for group in names)
    # Beside each other on a telephone, labels of several words would lie upon each other.
    lines = max((text.count(" ") for text in columns.values()), default=0) if look.is_narrow else 0
    top = max([1, *(cell.upper for cell in cells)])
    largest = _LARGEST[look.size]
    values = [
        {
            "row": rows[cell.row], "column": columns[cell.column], "lower": cell.lower, "value": cell.value,
            "upper": cell.upper, "figure": said.between(cell),
        }
        for cell in cells
    ]  # fmt: skip
    size = {"type": "quantitative", "legend": None, "scale": {"domain": [0, top], "range": [0, largest**2]}}
    parts: Spec = {
        "data": {"values": values},
        "encoding": {
            "y": _side("row", list(rows.values()), look),
            "x": _side("column", list(columns.values()), look, said.across, lines),
        },
        "layer": [
            _squares("upper", "datum.upper > datum.lower", size, possible(look)),
            _squares("lower", "datum.lower > 0", size, {"fill": look.ink, "stroke": None}),
            *(
                {
                    "transform": [{"filter": "datum.upper > 0"}],
                    "mark": mark,
                    "encoding": {"text": {"field": "figure", "type": "nominal"}},
                }
                for mark in rimmed({"type": "text", "align": "left", "dx": largest / 2 + 3}, look)
            ),
        ],
    }  # fmt: skip
    return framed(look, said.title, said.notes, len(rows) * _ROW + _AXES + lines * _LINE, parts)


def _squares(bound: str, shown: str, size: Spec, inks: Spec) -> Spec:
    mark = {"type": "point", "shape": "square", "filled": True, "opacity": 1, **inks}
    return {
        "transform": [{"filter": shown}],
        "mark": mark,
        "encoding": {"size": {"field": bound, **size}},
    }


def _side(field: str, order: list[str], look: Look, title: str = "", lines: int = 0) -> Spec:
    """The labels of one side; with so many lines more than one where each word of theirs has one."""
    axis = {
        "ticks": False, "domain": False, "grid": True, "labelColor": look.ink, "labelAngle": 0,
        "labelLimit": 110 if look.is_narrow else 260, "orient": "left" if field == "row" else "top",
        **({"labelExpr": "split(datum.label, ' ')", "labelLineHeight": _LINE, "labelPadding": 3 + lines * _LINE}
           if lines else {}),
    }  # fmt: skip
    return {"field": field, "type": "nominal", "sort": order, "title": title or None, "axis": axis}
