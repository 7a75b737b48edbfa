"""Where words stand in a document, in the document's own terms: page and box, paragraph, message, entry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

LONGEST_LOCATOR: Final = 150
"""Characters; whoever keeps a locator adds the characters of the text to it."""

DOUBTFUL: Final = 70
"""Per cent below which a machine was not sure of a word that it read in a picture."""

Box = tuple[int, int, int, int]
"""Left, bottom, right and top counted from the lower left corner: of the page in points, as PDF counts, or of a
picture in its pixels."""


@dataclass(frozen=True, slots=True)
class Place:
    """The characters of a text from ``start`` up to but not with ``end``, and where the document has them.

    ``label`` is ``page 2``, ``paragraph 14``, ``part 1.2 line 7``. ``sure`` is how sure a machine was of words that it
    read in a picture, in per cent; None of words that the document itself has as letters.
    """

    start: int
    end: int
    label: str
    box: Box | None = None
    sure: int | None = None

    @property
    def is_doubtful(self) -> bool:
        """Was a machine not sure of it?"""
        return self.sure is not None and self.sure < DOUBTFUL


def locator(places: Sequence[Place], start: int, end: int) -> str:
    """Where the characters from ``start`` to ``end`` stand: ``page 2 box 72,500,300,530``, ``paragraph 3 to paragraph
    5``.

    ``places`` are in the order of the text and do not overlap. Empty where the map says nothing of these characters.
    """
    touched = touching(places, start, end)
    if not touched:
        return ""
    if all(place.box for place in touched):
        boxes = "; ".join(_on_page(label, group) for label, group in groupby(touched, key=lambda place: place.label))
        if len(boxes) <= LONGEST_LOCATOR:
            return boxes
    return _from_to(touched[0].label, touched[-1].label)[:LONGEST_LOCATOR]


def touching(places: Sequence[Place], start: int, end: int) -> list[Place]:
    """Those in which one of the characters from ``start`` to ``end`` stands."""
    first = max(bisect_right(places, start, key=lambda place: place.start) - 1, 0)
    touched = []
    for place in places[first:]:
        if place.start >= end:
            break
        if place.end > start:
            touched.append(place)
    return touched


def boxes_by_page(places: Iterable[Place]) -> list[tuple[str, Box]]:
    """The box around those that stand on one page after another; those without a box are left out."""
    return [
        (label, _around([place.box for place in group if place.box]))
        for label, group in groupby((place for place in places if place.box), key=lambda place: place.label)
    ]


def as_rows(places: Iterable[Place]) -> list[list[Any]]:
    """The map as a JSON field keeps it: ``[start, end, label]``, ``[start, end, label, [box]]`` or, of what a machine
    read, ``[start, end, label, [box], sure]``."""
    return [[place.start, place.end, place.label, *_rest(place)] for place in places]


def of_rows(rows: Iterable[Sequence[Any]]) -> list[Place]:
    """The map that :func:`as_rows` wrote."""
    return [
        Place(row[0], row[1], row[2], _box(row[3]) if len(row) > 3 else None, row[4] if len(row) > 4 else None)
        for row in rows
    ]


def _rest(place: Place) -> list[Any]:
    box = [list(place.box)] if place.box else []
    return [*box, place.sure] if box and place.sure is not None else box


def _box(corners: Sequence[int]) -> Box:
    left, bottom, right, top = corners
    return left, bottom, right, top


def _on_page(label: str, group: Iterable[Place]) -> str:
    return f"{label} box {','.join(map(str, _around([place.box for place in group if place.box])))}"


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
