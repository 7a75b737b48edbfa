"""Places where they lie: a circle of a size on a grid of degrees, with no picture of a map from anybody."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from sprava.findings.charts.labels import plain
from sprava.findings.charts.look import Look, Spec, framed, possible, rimmed
from sprava.findings.charts.saying import Said

_AXES = 40
_LARGEST = {"wide": 34, "narrow": 20, "small": 20}
_LETTER, _LINE = 6.6, 15
_CLEAR = 10
_SIDE = 62
"""What the axis of latitude and the margins take of the width."""
_EDGE = 0.45
"""Degrees around the outermost places."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A town with what is counted in it; with nobody in it, a town that is only named."""

    label: str
    lat: float
    lon: float
    lower: int
    value: int
    upper: int


@dataclass(frozen=True, slots=True)
class _Written:
    """A label where it was put: its rectangle, and the point and side by which it is aligned."""

    left: float
    top: float
    right: float
    bottom: float
    align: str

    def touches(self, other: _Written) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def widened(self, by: float) -> _Written:
        """With so much room at each side that a label beside it is not taken for its own."""
        return replace(self, left=self.left - by, right=self.right + by)


class _Label(NamedTuple):
    text: str
    place: _Written


@dataclass(frozen=True, slots=True)
class _Box:
    """The degrees drawn. A degree of longitude is shorter than one of latitude by the cosine of the latitude."""

    south: float
    north: float
    west: float
    east: float
    width: float

    @classmethod
    def around(cls, spots: Sequence[Spot], look: Look) -> _Box:
        lats, lons = [spot.lat for spot in spots], [spot.lon for spot in spots]
        return cls(
            min(lats) - _EDGE, max(lats) + _EDGE, min(lons) - 2 * _EDGE, max(lons) + 2 * _EDGE, look.width - _SIDE
        )

    @property
    def by_lon(self) -> float:
        """Pixels of a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def by_lat(self) -> float:
        """Pixels of a degree of latitude."""
        return self.by_lon / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def high(self) -> float:
        """Pixels from south to north."""
        return (self.north - self.south) * self.by_lat

    def at(self, spot: Spot) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        return (spot.lon - self.west) * self.by_lon, (self.north - spot.lat) * self.by_lat

    def holds(self, place: _Written) -> bool:
        """Does it lie inside, as far as the width goes?"""
        return place.left >= 0 and place.right <= self.width


def map_spec(spots: Sequence[Spot], said: Said, look: Look) -> Spec:
    """At least one spot; the largest figures are labelled first, and a label that finds no room is left out. So is the
    cross of an empty town that lies under a label: half a cross says nothing."""
    box = _Box.around(spots, look)
    top = max([1, *(spot.upper for spot in spots)])
    largest = _LARGEST[look.size]
    circles = [_circle(spot, box, largest / math.sqrt(top)) for spot in spots]
    labels = _labels(spots, box, said, circles)
    rows = [
        {
            "label": plain(spot.label), "lat": spot.lat, "lon": spot.lon, "lower": spot.lower, "value": spot.value,
            "upper": spot.upper, "covered": any(circle.touches(label.place) for label in labels.values()),
        }
        for spot, circle in zip(spots, circles, strict=True)
    ]  # fmt: skip
    words = [_written(label, spots[number], box) for number, label in labels.items()]
    size = {"type": "quantitative", "legend": None, "scale": {"domain": [0, top], "range": [0, largest**2]}}
    nobody = {
        "transform": [{"filter": "datum.upper === 0 && !datum.covered"}],
        "mark": {"type": "point", "shape": "cross", "size": 26, "filled": True, "opacity": 1, "fill": look.soft},
    }
    drawn = [
        _circles("upper", size, possible(look)),
        _circles("value", size, {"fill": look.ink, "fillOpacity": 0.4, "stroke": None}),
        _circles("lower", size, {"fill": look.ink, "fillOpacity": 1, "stroke": None}),
    ]
    parts: Spec = {
        "datasets": {"places": rows, "words": words},
        "encoding": {
            "x": _degrees("lon", box.west, box.east, 2 if look.is_narrow else 1),
            "y": _degrees("lat", box.south, box.north),
        },
        "layer": [
            {"data": {"name": "places"}, "layer": [nobody, *drawn]},
            {"data": {"name": "words"}, "layer": list(_texts(look))},
        ],
    }  # fmt: skip
    return framed(look, said.title, said.notes, round(box.high) + _AXES, parts)


def _circles(bound: str, size: Spec, inks: Spec) -> Spec:
    return {
        "transform": [{"filter": f"datum.{bound} > 0"}],
        "mark": {"type": "point", "shape": "circle", "filled": True, "opacity": 1, **inks},
        "encoding": {"size": {"field": bound, **size}},
    }


def _texts(look: Look) -> Iterator[Spec]:
    """Labels with a rim in the colour of the sheet, so that the cross of an empty town does not run through them."""
    weight = {"condition": {"test": "datum.counted", "value": 1}, "value": 0.75}
    text = {"type": "text", "baseline": "middle", "fontSize": 11 if look.is_narrow else 12}
    layers = zip(rimmed(text, look), ({"value": 1}, weight), strict=True)
    for align, (mark, opacity) in product(("left", "right", "center"), layers):
        yield {
            "transform": [{"filter": f"datum.align === '{align}'"}],
            "mark": {**mark, "align": align},
            "encoding": {"text": {"field": "text", "type": "nominal"}, "opacity": opacity},
        }


def _degrees(field: str, low: float, high: float, step: int = 1) -> Spec:
    axis = {
        "values": list(range(math.ceil(low / step) * step, math.floor(high) + 1, step)),
        "format": "d", "grid": True, "gridDash": [1, 3], "ticks": False, "domain": False,
        "labelExpr": "datum.label + '°'",
    }  # fmt: skip
    scale = {"domain": [low, high], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "title": None, "scale": scale, "axis": axis}


def _labels(spots: Sequence[Spot], box: _Box, said: Said, circles: Sequence[_Written]) -> dict[int, _Label]:
    """The labels that find room, by the place of their spot: those with the largest figures first."""
    near = [circle.widened(_CLEAR) for circle in circles]
    held = [circle for spot, circle in zip(spots, circles, strict=True) if spot.upper]
    found: dict[int, _Label] = {}
    for number in sorted(range(len(spots)), key=lambda number: (-spots[number].upper, number)):
        spot = spots[number]
        taken, name = [label.place for label in found.values()], plain(spot.label)
        others = [[*taken, *(one for place, one in enumerate(marks) if place != number)] for marks in (near, circles)]
        tries = [(name, others[0])]
        if spot.upper:
            # Rather close to another, over the cross of an empty town, or a figure alone than nothing at all.
            figure = said.reported(spot)
            full, over = f"{name} {figure}", [*taken, *(one for one in held if one is not circles[number])]
            tries = [(text, marks) for text in (full, figure) for marks in (*others, over)]
        places = ((text, _free(text, circles[number], box, marks)) for text, marks in tries)
        if label := next((_Label(text, place) for text, place in places if place), None):
            found[number] = label
    return found


def _free(text: str, own: _Written, box: _Box, others: Sequence[_Written]) -> _Written | None:
    return next(
        (
            place
            for place in _around(text, own)
            if box.holds(place) and not any(place.touches(other) for other in others)
        ),
        None,
    )


def _written(label: _Label, spot: Spot, box: _Box) -> Spec:
    """A label as a point of the map."""
    place = label.place
    across = {"left": place.left, "right": place.right, "center": (place.left + place.right) / 2}[place.align]
    return {
        "lon": round(box.west + across / box.by_lon, 4),
        "lat": round(box.north - (place.top + place.bottom) / 2 / box.by_lat, 4),
        "text": label.text, "align": place.align, "counted": spot.upper > 0,
    }  # fmt: skip


def _circle(spot: Spot, box: _Box, radius_of_one: float) -> _Written:
    x, y = box.at(spot)
    radius = max(radius_of_one * math.sqrt(spot.upper) / 2, 4)
    return _Written(x - radius, y - radius, x + radius, y + radius, "center")


def _around(text: str, circle: _Written) -> Iterator[_Written]:
    """To the right, to the left, below, above, and the same a line higher and lower."""
    long, middle = len(text) * _LETTER, (circle.top + circle.bottom) / 2
    across = (circle.left + circle.right) / 2
    for down in (0, -_LINE * 0.6, _LINE * 0.6):
        top, bottom = middle + down - _LINE / 2, middle + down + _LINE / 2
        yield _Written(circle.right + 3, top, circle.right + 3 + long, bottom, "left")
        yield _Written(circle.left - 3 - long, top, circle.left - 3, bottom, "right")
    for top in (circle.bottom + 1, circle.top - 1 - _LINE):
        yield _Written(across - long / 2, top, across + long / 2, top + _LINE, "center")
        yield _Written(across, top, across + long, top + _LINE, "left")
        yield _Written(across - long, top, across, top + _LINE, "right")
