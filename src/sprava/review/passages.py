"""Sentences of a report among which a reviewer chooses the words that say something, with the keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sprava.reading.text import taken_apart

MOST: Final = 12
"""Sentences that are offered: those of the paragraph and around it."""
AROUND: Final = 1500
"""Characters before and after the proposed words in which sentences are looked for."""
Stretch = tuple[int, int]


def passages(text: str, start: int, end: int) -> list[Stretch]:
    """Sentences around the proposed words in the order of the text, and the whole paragraph of those words if it has
    several."""
    from_ = text.rfind("\n", 0, max(start - AROUND, 0)) + 1 if start > AROUND else 0
    to = text.find("\n", min(end + AROUND, len(text)))
    found = list(_sentences(text[from_ : to if to >= 0 else len(text)], from_))
    here = [one for one in found if one[1][0] < end and one[1][1] > start]
    blocks = {block for block, _ in here}
    whole = [_stretch(list(of)) for block, of in groupby(found, key=lambda one: one[0]) if block in blocks]
    first = found.index(here[0]) if here else 0
    begin = max(min(first - MOST // 2, len(found) - MOST), 0)
    sentences = [stretch for _, stretch in found[begin : begin + MOST]]
    return list(dict.fromkeys([*sentences, *whole]))


def _sentences(part: str, offset: int) -> Iterator[tuple[int, Stretch]]:
    """The paragraph and the characters of every sentence."""
    tokens = taken_apart(part)
    for sentence in tokens.sentences:
        yield sentence.block, (offset + tokens.starts[sentence.first], offset + tokens.ends[sentence.last - 1])


def _stretch(sentences: list[tuple[int, Stretch]]) -> Stretch:
    return sentences[0][1][0], sentences[-1][1][1]
