"""A picture: kept as evidence, and read by machine where there is Tesseract. It is not decoded here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sprava.core.locators import Box
from sprava.reading.documents.lines import add_lines
from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece
from sprava.reading.documents.raster import READ, Raster, kind_of_picture, raster_of
from sprava.reading.documents.recognised import doubtful, lines_of


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The text in the picture. Its size is looked at before anybody decodes it."""
    picture = _known(path)
    table = remarks.look_at(1)
    if table is None:
        remarks.add("picture", kind=picture.kind)
        return
    lines = lines_of(table, lambda *pixels: _from_below(picture.height, *pixels))
    gathered = Gathered()
    add_lines(gathered, lines, "picture")
    if not gathered:
        remarks.add("no_words_seen")
        return
    if gathered.is_cut:
        remarks.add("cut", limit=LONGEST)
    remarks.add("read_by_machine", count=doubtful(lines))
    yield gathered.piece()


def _known(path: Path) -> Raster:
    picture = raster_of(path)
    if picture is None:
        with path.open("rb") as stream:
            kind = kind_of_picture(stream.read(16))
        if kind in READ:
            raise DocumentRefused(State.PARTIAL, "picture_damaged")
        raise DocumentRefused(State.PARTIAL, "picture_not_read", kind=kind)
    if picture.is_too_large:
        raise DocumentRefused(State.QUARANTINED, "picture_too_large", width=picture.width, height=picture.height)
    return picture


def _from_below(whole: int, left: int, top: int, right: int, bottom: int) -> Box:
    return left, whole - bottom, right, whole - top
