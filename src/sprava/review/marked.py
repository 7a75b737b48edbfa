"""The text of a report as a page shows it: paragraphs with marks by kind, and the numbers of the cards beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from sprava.review.words import MARKS

_PARAGRAPH = re.compile(r"[^\n]+")
Mark = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind one or more cards."""

    start: int
    end: int
    cards: tuple[int, ...]


def evidence_of(cards: Sequence[tuple[int, int, int]]) -> list[Evidence]:
    """Cards ``(number, start, end)`` gathered by the words behind them, in the order of the text.

    Words that overlap become one stretch: a page cannot say that one sentence lies half in another.
    """
    gathered: list[Evidence] = []
    for number, start, end in sorted(cards, key=lambda card: (card[1], card[0])):
        last = gathered[-1] if gathered else None
        if last is not None and start < last.end:
            gathered[-1] = Evidence(last.start, max(last.end, end), (*last.cards, number))
        else:
            gathered.append(Evidence(start, end, (number,)))
    return gathered


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks in their order, and the words of which the machine that read it was not sure."""

    text: str
    marks: Sequence[Mark]
    doubtful: Sequence[tuple[int, int]] = ()

    def shown(self, start: int, end: int) -> SafeString:
        """A stretch of it."""
        pieces: list[SafeString] = []
        at = start
        for kind, begin, stop in self.marks:
            first, last = max(begin, start), min(stop, end)
            if first >= last or kind not in MARKS:
                continue
            pieces.append(self._words(at, first))
            words, letter = MARKS[kind]
            pieces.append(
                format_html(
                    '<mark class="sp sp-{}" data-k="{}" title="{}">{}</mark>',
                    kind, letter, words, self._words(first, last),
                )
            )  # fmt: skip
            at = last
        pieces.append(self._words(at, end))
        return format_html_join("", "{}", ((piece,) for piece in pieces))

    def _words(self, start: int, end: int) -> SafeString:
        pieces: list[SafeString] = []
        at = start
        for begin, stop in self.doubtful[bisect_right(self.doubtful, start, key=lambda one: one[1]) :]:
            if begin >= end:
                break
            first, last = max(begin, start), min(stop, end)
            title = gettext("The machine that read the picture was not sure of this word")
            pieces.append(
                format_html(
                    '{}<span class="doubt" title="{}">{}</span>', self.text[at:first], title, self.text[first:last]
                )
            )
            at = last
        pieces.append(format_html("{}", self.text[at:end]))
        return format_html_join("", "{}", ((piece,) for piece in pieces))


def paragraphs(marked: Marked, evidence: Sequence[Evidence]) -> Iterator[SafeString]:
    """The inside of every paragraph of the text. No letter is added to it but marks and numbers, and none is lost."""
    numbered: set[int] = set()
    text = marked.text
    for found in _PARAGRAPH.finditer(text):
        at, pieces = found.start(), []
        for one in evidence:
            start, end = max(one.start, found.start()), min(one.end, found.end())
            if start >= end:
                continue
            pieces.append(marked.shown(at, start))
            numbers = _numbers(number for number in one.cards if number not in numbered)
            numbered.update(one.cards)
            pieces.append(format_html('<span class="ev">{}{}</span>', numbers, marked.shown(start, end)))
            at = end
        pieces.append(marked.shown(at, found.end()))
        yield format_html_join("", "{}", ((piece,) for piece in pieces))


def _numbers(cards: Iterator[int]) -> SafeString:
    label = gettext("Event %(number)s: to its card")
    return format_html_join(
        "",
        '<a class="ev-n" id="e{}" href="#c{}" aria-label="{}">{}</a>',
        ((number, number, label % {"number": number}, number) for number in cards),
    )
