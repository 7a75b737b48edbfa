"""PDF: the text layer of every page, line by line with its box; of pages without one what a machine reads in their
picture. Nothing is drawn here, and no script is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import c_double
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from sprava.core.locators import Box
from sprava.reading.documents.drawn import box_on, scale_of
from sprava.reading.documents.lines import Line, Stretch, add_lines
from sprava.reading.documents.looking import MOST_PAGES
from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece, raised
from sprava.reading.documents.raster import DOTS
from sprava.reading.documents.recognised import doubtful, lines_of

_MOST_PAGES: Final = 2_000
_LINE_ENDS: Final = (10, 13)
_HYPHENS: Final = (0xFFFE, 0x2, 0xAD)
"""How pdfium gives a hyphen at which a word was divided."""
_FIGURES: Final = frozenset(range(0x30, 0x3A))
_FEW_LETTERS: Final = 60
"""What a program for scanning writes on a page besides its picture: its name, a number."""
_MOST_SHOWN: Final = 20


@dataclass
class _Pages:
    """The pages of a document as they are read."""

    remarks: Remarks
    empty: list[int] = field(default_factory=list)
    """Those without words."""
    looked_at: int = 0
    read_by_machine: int = 0
    doubtful: int = 0
    """Words of which the machine was not sure."""
    is_blind: bool = False
    """There are pictures of pages, and nothing here can read them."""

    def lines(self, page: Any, number: int) -> list[Line]:  # noqa: ANN401 pypdfium2 has no types
        """The lines of a page, of its text layer or as a machine reads them; none of a page that cannot be loaded."""
        lines = _lines(page) if page else []
        if page and _is_a_picture(page, lines):
            lines = self._seen(page, number) or lines
        if not lines:
            self.empty.append(number)
        return lines

    def _seen(self, page: Any, number: int) -> list[Line]:  # noqa: ANN401 pypdfium2 has no types
        if self.looked_at == MOST_PAGES:
            return []
        self.looked_at += 1
        try:
            table = self.remarks.look_at(number)
        except DocumentRefused:  # of this page alone: others can be read
            return []
        if table is None:
            self.is_blind = True
            return []
        lines = lines_of(table, _box_on(page))
        self.read_by_machine += bool(lines)
        self.doubtful += doubtful(lines)
        return lines


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The text of the document, paragraphs put together from their lines."""
    document = _opened(path)
    pages, seen = len(document), _Pages(remarks)
    if pages > _MOST_PAGES:
        raise DocumentRefused(State.PARTIAL, "too_many_pieces", limit=_MOST_PAGES)
    gathered = Gathered()
    for number in range(pages):
        page = _page(document, number)
        add_lines(gathered, seen.lines(page, number + 1), f"page {number + 1}")
        if gathered.is_cut:
            remarks.add("cut", limit=LONGEST)
            break
    if not gathered:
        if seen.is_blind:
            raise DocumentRefused(State.PARTIAL, "no_text_layer")
        raise DocumentRefused(State.PARTIAL, "no_words_seen")
    if seen.empty:
        which = ", ".join(map(str, seen.empty[:_MOST_SHOWN])) + ("…" if len(seen.empty) > _MOST_SHOWN else "")
        remarks.add("pages_without_text", count=len(seen.empty), pages=pages, which=which)
    if seen.read_by_machine:
        remarks.add("pages_read_by_machine", pages=seen.read_by_machine, count=seen.doubtful)
    yield gathered.piece()


def _opened(path: Path) -> Any:  # noqa: ANN401 pypdfium2 has no types
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as cause:
        if "password" in str(cause).lower() or "security" in str(cause).lower():
            raise DocumentRefused(State.PARTIAL, "locked") from cause
        raise DocumentRefused(State.REFUSED, "damaged", reason="it is no PDF that can be opened") from cause


def _page(document: Any, number: int) -> Any:  # noqa: ANN401 pypdfium2 has no types
    """None where it cannot be loaded."""
    try:
        return document[number]
    except pypdfium2.PdfiumError:
        return None


def _is_a_picture(page: Any, lines: list[Line]) -> bool:  # noqa: ANN401 pypdfium2 has no types
    """Has it something to see and hardly a letter?"""
    letters = sum(len(one.words) for line in lines for one in line.stretches)
    if letters >= _FEW_LETTERS:
        return False
    if not lines:
        return bool(raw.FPDFPage_CountObjects(page) > 0)
    width, height = page.get_size()
    return any(
        (right - left) * (top - bottom) * 2 > width * height
        for left, bottom, right, top in (one.get_bounds() for one in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], 2))
    )


def _box_on(page: Any) -> Callable[[int, int, int, int], Box]:  # noqa: ANN401 pypdfium2 has no types
    scale = scale_of(page, DOTS)
    return lambda *pixels: box_on(page, scale, pixels)


def _lines(page: Any) -> list[Line]:  # noqa: ANN401 pypdfium2 has no types
    """The lines of the text layer, as it runs."""
    try:
        text = page.get_textpage()
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


def _line(text: Any, letters: list[int], start: int) -> Line | None:  # noqa: ANN401 pypdfium2 has no types
    # Letters beyond the first plane come as two halves, or as one number.
    words = " ".join(
        "".join(_units(text, letters, start))
        .encode("utf-16-le", "surrogatepass")
        .decode("utf-16-le", "replace")
        .split()
    )
    if not words:
        return None
    is_divided = bool(letters) and letters[-1] in _HYPHENS
    return Line((Stretch(words, _box(text, start, len(letters))),), is_divided)


def _units(text: Any, letters: list[int], start: int) -> Iterator[str]:  # noqa: ANN401 pypdfium2 has no types
    """The letters without hyphens that divide. Figures that stand small behind a figure are said to: 361⁴, not 3614."""
    before, height = "", 0.0
    for at, letter in enumerate(letters, start):
        if letter in _HYPHENS:
            continue
        own = _height(text, at) if letter in _FIGURES else 0.0
        if own and own < 0.85 * height:
            before = raised(chr(letter), after=before)
        else:
            before, height = chr(letter), own
        yield before


def _height(text: Any, at: int) -> float:  # noqa: ANN401 pypdfium2 has no types
    return float(raw.FPDFText_GetFontSize(text, at))


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
