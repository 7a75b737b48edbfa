"""How a chart looks: its width, its inks by day and by night, and the frame that all charts share.

Solid is known, pale with a broken edge is possible, a circle is what others published: nothing depends on colour.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""A name, not an address that is asked: the program that draws carries the schema with it."""
FONT = "Liberation Sans, Arial, Noto Sans, Helvetica, sans-serif"
"""The first one is inside the program that draws, with і and ў: so it measures texts alike on every machine."""
THEMES, SIZES = ("light", "dark"), ("wide", "narrow", "small")
_WIDTH: Mapping[str, int] = {"wide": 760, "narrow": 330, "small": 344}
_TITLE, _NOTE, _TEXT, _LINE = 17, 12, 12, 16
_MARGIN, _LETTER = 12, 7.2
_WIDE, _BOLD = 0.52, 1.12
"""A letter is about half as wide as it is high; in a title it is wider by so much."""


@dataclass(frozen=True, slots=True)
class Look:
    """One rendering of a chart."""

    size: str
    theme: str
    sheet: str
    ink: str
    soft: str
    rule: str

    @property
    def width(self) -> int:
        """In pixels of the page."""
        return _WIDTH[self.size]

    @property
    def is_narrow(self) -> bool:
        """For a telephone, or beside others."""
        return self.size != "wide"

    @property
    def is_bare(self) -> bool:
        """Without title and reading aid, for a gallery that has the title in its text."""
        return self.size == "small"


_INKS = {
    "light": ("#ffffff", "#1a1917", "#55524b", "#d3d0c7"),
    "dark": ("#1d1c20", "#ece9e3", "#b3afa6", "#43414a"),
}
LOOKS: Mapping[tuple[str, str], Look] = {
    (size, theme): Look(size, theme, *_INKS[theme]) for size in SIZES for theme in THEMES
}


def framed(look: Look, title: str, notes: Sequence[str], plot_height: int, parts: Spec) -> Spec:
    """A whole specification: ``parts`` in the frame of every chart, its title and reading aid above."""
    head = wrapped(title, look, _TITLE * _BOLD)
    below = [line for note in notes for line in wrapped(note, look, _NOTE)]
    if look.is_bare:
        head, below = [], []
    height = plot_height + _LINE * len(below) + (_LINE + 6) * len(head) + 2 * _MARGIN
    words = {
        "text": head, "subtitle": below, "anchor": "start", "frame": "bounds", "offset": 14, "align": "left",
        "fontSize": _TITLE, "lineHeight": _LINE + 6, "subtitleFontSize": _NOTE, "subtitleLineHeight": _LINE,
        "subtitlePadding": 4, "color": look.ink, "subtitleColor": look.soft,
    }  # fmt: skip
    return {
        "$schema": SCHEMA,
        "background": look.sheet,
        "width": look.width,
        "height": height,
        "padding": _MARGIN,
        "autosize": {"type": "fit", "contains": "padding"},
        **({"title": words} if head else {}),
        **parts,
        "config": _config(look),
    }


def blank(look: Look, title: str, words: str) -> Spec:
    """A chart with nothing in it, which says so."""
    lines = wrapped(words, look, _TEXT)
    mark = {"type": "text", "text": lines, "align": "left", "baseline": "top", "lineHeight": _LINE}
    where = {"x": {"value": 0}, "y": {"value": 0}}
    return framed(look, title, (), _LINE * len(lines) + 16, {"data": {"values": [{}]}, "mark": mark, "encoding": where})


def rimmed(mark: Spec, look: Look) -> list[Spec]:
    """A text twice: a rim in the colour of the sheet, so that no line runs through the letters, and itself upon it."""
    return [{**mark, "stroke": look.sheet, "strokeWidth": 5, "strokeJoin": "round"}, mark]


def wrapped(text: str, look: Look, size: float) -> list[str]:
    """Lines that fit."""
    return textwrap.wrap(text, width=int((look.width - 2 * _MARGIN) / (size * _WIDE))) or [""]


def with_room(top: float, texts: Iterable[str], plot: float) -> float:
    """The end of an axis of so many pixels on which ``top`` is the largest, so that texts behind it have room."""
    room = min(max((len(text) for text in texts), default=0) * _LETTER + 12, plot * 0.6)
    return top * plot / (plot - room)


def beside(look: Look, labels: float) -> float:
    """The pixels left for a plot beside labels of so many."""
    return look.width - 2 * _MARGIN - labels


def _config(look: Look) -> Spec:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": look.soft, "titleColor": look.soft, "labelFontSize": _TEXT, "titleFontSize": _TEXT,
            "titleFontWeight": "normal", "domainColor": look.ink, "tickColor": look.ink, "gridColor": look.rule,
        },
        "text": {"color": look.ink, "fontSize": _TEXT},
    }  # fmt: skip


def possible(look: Look) -> Spec:
    """The mark of what is possible and not certain: pale, with a broken edge."""
    return {"fill": look.ink, "fillOpacity": 0.14, "stroke": look.ink, "strokeWidth": 1, "strokeDash": [4, 3]}


def counts_axis(thousands: str, title: str | None = None, **more: Any) -> Spec:  # noqa: ANN401 Vega-Lite's own words
    """An axis of whole numbers, with the thousands mark of the language."""
    mark = thousands.replace("\\", "").replace("'", "")
    return {
        "title": title, "tickMinStep": 1, "tickCount": 5, "ticks": False, "domain": False, "labelPadding": 6,
        "labelExpr": f"replace(format(datum.value, ',d'), regexp(',', 'g'), '{mark}')", **more,
    }  # fmt: skip
