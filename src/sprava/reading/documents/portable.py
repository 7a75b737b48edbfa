"""PDF: the text layer of every page, line by line with its box. Nothing is drawn and no script is run."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from sprava.core.locators import Box
from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece

_MOST_PAGES: Final = 2_000
_LINE_ENDS: Final = (10, 13)
_HYPHENS: Final = (0xFFFE, 0x2, 0xAD)
"""How pdfium gives a hyphen at which a word was divided."""
_SENTENCE_ENDS: Final = tuple('.!?…:;»”"')
_MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    box: Box
    is_divided: bool
    """Its last word goes on in the next line."""


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The text of the document, paragraphs put together from their lines."""
    document = _opened(path)
    pages, empty = len(document), []
    if pages > _MOST_PAGES:
        raise DocumentRefused(State.PARTIAL, "too_many_pieces", limit=_MOST_PAGES)
    gathered = Gathered()
    for number in range(pages):
        lines = _lines(document, number)
        if not lines:
            empty.append(number + 1)
        _add(gathered, lines, f"page {number + 1}")
        if gathered.is_cut:
            remarks.add("cut", limit=LONGEST)
            break
    if not gathered:
        raise DocumentRefused(State.PARTIAL, "no_text_layer")
    if empty:
        which = ", ".join(map(str, empty[:_MOST_SHOWN])) + ("…" if len(empty) > _MOST_SHOWN else "")
        remarks.add("pages_without_text", count=len(empty), pages=pages, which=which)
    yield gathered.piece()


def _opened(path: Path) -> Any:  # noqa: ANN401 pypdfium2 has no types
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as cause:
        if "password" in str(cause).lower() or "security" in str(cause).lower():
            raise DocumentRefused(State.PARTIAL, "locked") from cause
        raise DocumentRefused(State.REFUSED, "damaged", reason="it is no PDF that can be opened") from cause


def _lines(document: Any, number: int) -> list[_Line]:  # noqa: ANN401 pypdfium2 has no types
    """The lines of a page, as its text runs. A page that cannot be loaded has none."""
    try:
        text = document[number].get_textpage()
    except pypdfium2.PdfiumError:
        return []
    letters = [raw.FPDFText_GetUnicode(text, at) for at in range(raw.FPDFText_CountChars(text))]
    found, start = [], 0
    # At a hyphen that divides a word pdfium lets two lines run on as one.
    ends = (at for at, letter in enumerate(letters, 1) if letter in _LINE_ENDS or letter in _HYPHENS)
    for at in (*ends, len(letters)):
        line = _line(text, letters[start:at], start)
        if line is not None:
            found.append(line)
        start = at
    return found


def _line(text: Any, letters: list[int], start: int) -> _Line | None:  # noqa: ANN401 pypdfium2 has no types
    # Letters beyond the first plane come as two halves, or as one number.
    units = "".join(chr(letter) for letter in letters if letter not in _HYPHENS)
    words = " ".join(units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").split())
    if not words:
        return None
    return _Line(words, _box(text, start, len(letters)), bool(letters) and letters[-1] in _HYPHENS)


def _box(text: Any, start: int, count: int) -> Box:  # noqa: ANN401 pypdfium2 has no types
    """Around ``count`` characters from ``start`` on; every box is in whole points and holds them."""
    left, top, right, bottom = corners = c_double(), c_double(), c_double(), c_double()
    found = [
        tuple(corner.value for corner in corners)
        for number in range(max(raw.FPDFText_CountRects(text, start, count), 0))
        if raw.FPDFText_GetRect(text, number, left, top, right, bottom)
    ]
    if not found:
        return 0, 0, 0, 0
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return _whole(min(lefts)), _whole(min(bottoms)), _whole(max(rights)) + 1, _whole(max(tops)) + 1


def _whole(points: float) -> int:
    return int(max(min(points, 100_000.0), -100_000.0) // 1) if points == points else 0


def _add(gathered: Gathered, lines: list[_Line], label: str) -> None:
    """Put the lines of a page behind what is there: a word that was divided grows together, a paragraph stays one."""
    if not lines:
        return
    widest = max(line.box[2] - line.box[0] for line in lines)
    usual = _usual_gap(lines)
    before: _Line | None = None
    for line in lines:
        gathered.add(line.words, label, line.box, after=_between(before, line, widest, usual))
        before = line


def _usual_gap(lines: list[_Line]) -> float:
    """Points between two lines of one paragraph; where a page has too few lines to tell, nearly the height of one."""
    gaps = [before.box[1] - line.box[3] for before, line in pairwise(lines)]
    downward = sorted(gap for gap in gaps if gap >= 0)
    height = max(lines[0].box[3] - lines[0].box[1], 1)
    return downward[len(downward) // 2] if len(downward) > 2 else 0.6 * height


def _between(before: _Line | None, line: _Line, widest: int, usual: float) -> str:
    if before is None:
        return "\n"
    if before.is_divided:
        # pdfium gives every hyphen at the end of a line alike: in Шарендо-Панасюк it belongs to the name.
        return "-" if line.words[0].isupper() else ""
    height = max(before.box[3] - before.box[1], 1)
    gap = before.box[1] - line.box[3]
    if gap > 1.4 * usual + 1 or gap < -2 * height:
        return "\n\n"
    is_short = (before.box[2] - before.box[0]) < 0.75 * widest
    is_indented = line.box[0] > before.box[0] + height
    return "\n" if is_short or (before.words.endswith(_SENTENCE_ENDS) and is_indented) else " "
