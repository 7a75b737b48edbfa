"""Words that a machine read in a picture of text: the table that Tesseract writes, as lines with boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from sprava.core.locators import DOUBTFUL, Box
from sprava.reading.documents.lines import Line, Stretch
from sprava.reading.documents.pieces import plain

_WORD: Final = "5"
"""Level of a row that is one word."""
_ENOUGH: Final = 3
"""Words of which the machine must be sure: what it sees in a photograph of a street is no text."""
_DIVIDED: Final = re.compile(r"(?<=[^\W\d_])[-‐¬]$")
_ENDS: Final = tuple(".!?…:;»”\"'")
BoxOf = Callable[[int, int, int, int], Box]
"""From left, top, right and bottom in pixels to the box in the document."""


def lines_of(table: str, box_of: BoxOf) -> list[Line]:
    """The lines of a page in the order in which they are read; empty where there is no text to speak of."""
    rows = list(_rows(table))
    lines, counted = [], 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        line = _with_figures(_line([word for _, word in group], box_of), counted)
        counted += line.goes_on_counting(counted)
        lines.append(line)
    sure = sum((one.sure or 0) >= DOUBTFUL and any(map(str.isalpha, one.words)) for _, (one, _) in rows)
    return lines if sure >= _ENOUGH else []


def doubtful(lines: Sequence[Line]) -> int:
    """Of how many words the machine was not sure."""
    return sum((one.sure or 0) < DOUBTFUL for line in lines for one in line.stretches)


_Read = tuple[Stretch, tuple[int, int, int, int]]


def _rows(table: str) -> Iterator[tuple[tuple[str, ...], _Read]]:
    """Block, paragraph and line of each word, and the word with its pixels. A row that is none is passed over."""
    for row in table.splitlines():
        cells = row.split("\t")
        words = plain(cells[11]).strip() if len(cells) == 12 and cells[0] == _WORD else ""
        if not words:
            continue
        try:
            left, top, width, height = map(int, cells[6:10])
            sure = min(max(int(float(cells[10])), 0), 100)
        except (ValueError, OverflowError):
            continue
        yield tuple(cells[1:5]), (Stretch(words, (0, 0, 0, 0), sure), (left, top, left + width, top + height))


def _line(read: list[_Read], box_of: BoxOf) -> Line:
    found = [replace(one, box=box_of(*pixels)) for one, pixels in read]
    last = _DIVIDED.sub("", found[-1].words)
    is_divided = last != found[-1].words
    return Line((*found[:-1], replace(found[-1], words=last)), is_divided)


def _with_figures(line: Line, counted: int) -> Line:
    """The line with the figure 3 where a capital letter that looks the same can be no word: within a sentence, and as
    the number after the second of a list. It is doubtful then."""
    found = list(line.stretches)
    if counted == 2 and found[0].words == "З.":
        found[0] = replace(found[0], words="3.", sure=0)
    for at, (before, one) in enumerate(pairwise(line.stretches), 1):
        if one.words == "З" and not before.words.endswith(_ENDS) and not before.words.isupper():
            found[at] = replace(one, words="3", sure=0)
    return replace(line, stretches=tuple(found))
