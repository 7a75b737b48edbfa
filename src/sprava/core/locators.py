"""Where words stand in a document, in the document's own terms: page and box, paragraph, message, entry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

LONGEST_LOCATOR: Final = 150
"""Characters; whoever keeps a locator adds the characters of the text to it."""

Box = tuple[int, int, int, int]
"""Left, bottom, right and top in points, counted from the lower left corner of the page, as PDF counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """The characters of a text from ``start`` up to but not with ``end``, and where the document has them.

    ``label`` is ``page 2``, ``paragraph 14``, ``part 1.2 line 7``.
    """

    start: int
    end: int
    label: str
    box: Box | None = None


def locator(places: Sequence[Place], start: int, end: int) -> str:
    """Where the characters from ``start`` to ``end`` stand: ``page 2 box 72,500,300,530``, ``paragraph 3 to paragraph
    5``.

    ``places`` are in the order of the text and do not overlap. Empty where the map says nothing of these characters.
    """
    first = max(bisect_right(places, start, key=lambda place: place.start) - 1, 0)
    touched = []
    for place in places[first:]:
        if place.start >= end:
            break
        if place.end > start:
            touched.append(place)
    if not touched:
        return ""
    if all(place.box for place in touched):
        boxes = "; ".join(_on_page(label, group) for label, group in groupby(touched, key=lambda place: place.label))
        if len(boxes) <= LONGEST_LOCATOR:
            return boxes
    return _from_to(touched[0].label, touched[-1].label)[:LONGEST_LOCATOR]


def as_rows(places: Iterable[Place]) -> list[list[Any]]:
    """The map as a JSON field keeps it: ``[start, end, label]`` or ``[start, end, label, [box]]``."""
    return [[place.start, place.end, place.label, *([list(place.box)] if place.box else [])] for place in places]


def of_rows(rows: Iterable[Sequence[Any]]) -> list[Place]:
    """The map that :func:`as_rows` wrote."""
    return [Place(row[0], row[1], row[2], _box(row[3]) if len(row) > 3 else None) for row in rows]


def _box(corners: Sequence[int]) -> Box:
    left, bottom, right, top = corners
    return left, bottom, right, top


def _on_page(label: str, group: Iterable[Place]) -> str:
    boxes = [place.box for place in group if place.box]
    around = (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip
    return f"{label} box {','.join(map(str, around))}"


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
