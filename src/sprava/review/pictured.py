"""Texts that a machine read in pictures: of which words it was not sure, and where in the picture words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from sprava.core.locators import Box, Place, boxes_by_page, of_rows, touching
from sprava.reading.documents.kinds import MEDIA_TYPES, Kind
from sprava.reading.documents.raster import Raster, raster_of
from sprava.records.actions.reports import Proposed, Understood
from sprava.records.actions.sources import archive
from sprava.records.models import Document, Report

PICTURE: Final = "picture"
"""How places in a picture are called; those of a PDF are ``page 2``."""
_AROUND: Final = 8
"""Pixels around words."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a picture: of a page of a PDF, or of a picture that is the whole document."""

    box: Box
    page: int = 0
    """0 for a picture."""
    whole: Raster | None = None

    @property
    def view(self) -> str:
        """The part of the picture, as SVG says it: from the upper left corner."""
        left, bottom, right, top = self.box
        height = self.whole.height if self.whole else 0
        return f"{left - _AROUND} {height - top - _AROUND} {right - left + 2 * _AROUND} {top - bottom + 2 * _AROUND}"

    @property
    def corners(self) -> str:
        return ",".join(map(str, self.box))


class Pictured:
    """The map of one text, as far as a machine read it in a picture."""

    def __init__(self, report: Report) -> None:
        self.document = report.document
        self.places = of_rows(report.places)

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """Those that a machine read: none of a text that has letters of its own, 0 for a picture."""
        return tuple(dict.fromkeys(page_of(one) for one in self.places if one.sure is not None))

    def doubtful(self) -> list[tuple[int, int]]:
        """The characters of the words of which the machine was not sure."""
        return [(one.start, one.end) for one in self.places if one.is_doubtful]

    def crops(self, start: int, end: int) -> list[Crop]:
        """Where in the pictures the characters from ``start`` to ``end`` stand; nothing of what was not read in one."""
        if not self.pages:
            return []
        seen = [one for one in touching(self.places, start, end) if one.sure is not None]
        return [
            Crop(box, int(label.removeprefix("page ")) if label != PICTURE else 0, self._whole)
            for label, box in boxes_by_page(seen)
        ]

    @cached_property
    def _whole(self) -> Raster | None:
        return picture_of(self.document) if 0 in self.pages else None


def page_of(place: Place) -> int:
    """The page on which it stands, 0 in a picture."""
    number = place.label.removeprefix("page ")
    return int(number) if number.isdigit() else 0


def picture_of(document: Document) -> Raster | None:
    """What an archived picture is and how large; None of what is no picture that a browser is shown."""
    path = archive().path_of(document.sha256)
    return raster_of(path) if path.is_file() else None


def is_portable(document: Document) -> bool:
    """Has it pages that can be drawn?"""
    return document.media_type == MEDIA_TYPES[Kind.PDF]


def less_sure(found: Understood, places: Sequence[Place]) -> Understood:
    """Whatever stands on words that a machine read in a picture is of tier B at most, and of tier C where the machine
    was not sure of one of them."""
    if all(one.sure is None for one in places):
        return found
    return replace(found, proposed=[replace(one, tier=max(one.tier, _best(one, places))) for one in found.proposed])


def _best(one: Proposed, places: Sequence[Place]) -> str:
    behind = touching(places, one.start, one.end)
    if any(place.is_doubtful for place in behind):
        return "C"
    return "B" if any(place.sure is not None for place in behind) else "A"
