"""Lines as they stand on a page, put together to paragraphs: of a text layer, or as a machine read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sprava.core.locators import Box
from sprava.reading.documents.pieces import Gathered

_NUMBER: Final = re.compile(r"(\d{1,3})[.)](?=\s|$)")
_SENTENCE_ENDS: Final = tuple('.!?…:;»”"')


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with the box around them; ``sure`` is how sure a machine was of them, in per cent."""

    words: str
    box: Box
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, at least one stretch long."""

    stretches: tuple[Stretch, ...]
    is_divided: bool = False
    """Its last word goes on in the next line."""

    @property
    def box(self) -> Box:
        lefts, bottoms, rights, tops = zip(*(one.box for one in self.stretches), strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)

    def goes_on_counting(self, counted: int) -> bool:
        """Does it begin with the number after ``counted``, as the lines of a list do?"""
        found = _NUMBER.match(self.stretches[0].words)
        return found is not None and int(found[1]) == counted + 1


def add_lines(gathered: Gathered, lines: Sequence[Line], label: str) -> None:
    """Put the lines of a page behind what is there: a word that was divided grows together, a paragraph stays one."""
    if not lines:
        return
    boxes = [line.box for line in lines]
    widest = max(right - left for left, _, right, _ in boxes)
    usual = _usual_gap(boxes)
    before, counted = None, 0
    for line in lines:
        after = "\n" if before is None else _between(before, line, widest, usual)
        if line.goes_on_counting(counted) or line.goes_on_counting(0):
            counted = counted + 1 if line.goes_on_counting(counted) else 1
            after = "\n" if after == " " else after
        for one in line.stretches:
            gathered.add(one.words, label, one.box, after=after, sure=one.sure)
            after = " "
        before = line


def _usual_gap(boxes: Sequence[Box]) -> float:
    """Between two lines of one paragraph; where a page has too few lines to tell, nearly the height of one."""
    gaps = [before[1] - box[3] for before, box in pairwise(boxes)]
    downward = sorted(gap for gap in gaps if gap >= 0)
    height = max(boxes[0][3] - boxes[0][1], 1)
    # Not the middle one: on a short page headings and numbers stand further apart than lines.
    return downward[(len(downward) - 1) // 3] if len(downward) > 2 else 0.6 * height


def _between(before: Line, line: Line, widest: int, usual: float) -> str:
    left, bottom, right, top = before.box
    if before.is_divided:
        # Every hyphen at the end of a line looks alike: in Шарендо-Панасюк it belongs to the name.
        return "-" if line.stretches[0].words[0].isupper() else ""
    height = max(top - bottom, 1)
    gap = bottom - line.box[3]
    if gap > max(1.4 * usual + 1, 0.45 * height) or gap < -2 * height:
        return "\n\n"
    is_short = (right - left) < 0.75 * widest
    is_indented = line.box[0] > left + height
    return "\n" if is_short or (before.stretches[-1].words.endswith(_SENTENCE_ENDS) and is_indented) else " "
