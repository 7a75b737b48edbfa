"""The words that dates of the calendar are made of: numbers of days, their endings, years."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.quantities import is_dash
from sprava.reading.text import Sentence, Tokens

OLDEST_YEAR, NEWEST_YEAR = 1500, 2100
NAMED_YEARS = {"last": -1, "this": 0, "next": 1, "before_last": -2}
LONGEST_MONTH = 31
OF = frozenset((("date", "of"),))
_LAST = frozenset((("date", "last"),))
_ORDINAL = frozenset((("date", "ordinal"),))
_ABBREVIATED = frozenset(("г", "р", "r"))


def day_number(tokens: Tokens, at: int) -> int | None:
    """The number of a day in figures that is no piece of a longer number, or None."""
    written = tokens.written[at]
    if not (tokens.words[at].is_number and len(written) <= 2 and 1 <= int(written) <= LONGEST_MONTH):
        return None
    before = at - 1
    joined = before >= 0 and tokens.joined(before)
    if joined and (tokens.written[before] in ".,/№" or tokens.words[before].is_number):
        return None
    return int(written)


def past_ordinal(tokens: Tokens, at: int, last: int) -> int:
    """Past ``-га``, ``-го``, ``th`` after a number."""
    if at < last and tokens.joined(at - 1):
        if is_dash(tokens.written[at]) and at + 1 < last and tokens.words[at + 1].labels & _ORDINAL:
            return at + 2
        if tokens.words[at].labels & _ORDINAL:
            return at + 1
    return at


def is_year(tokens: Tokens, at: int, last: int) -> bool:
    """Is it a number of four figures that may be a year, and no piece of ``2023.500``?"""
    if at >= last or not tokens.words[at].is_number or len(tokens.written[at]) != len("2023"):
        return False
    return OLDEST_YEAR <= int(tokens.written[at]) <= NEWEST_YEAR and not (
        at + 2 < last
        and tokens.joined(at)
        and tokens.written[at + 1] in ",."
        and tokens.joined(at + 1)
        and tokens.words[at + 2].is_number
    )


def past_year_word(tokens: Tokens, at: int, last: int) -> int:
    """Past ``года``, ``г.``, ``-м годзе`` after a year."""
    after = past_ordinal(tokens, at, last)
    if after < last and ("year", "word") in tokens.words[after].labels:
        after += 1
        if after < last and tokens.written[after] == "." and tokens.written[after - 1] in _ABBREVIATED:
            after += 1
    return after


@dataclass(frozen=True, slots=True)
class YearsAfter:
    """The years that follow the months of one text. ``this_year`` is that of its publication."""

    tokens: Tokens
    this_year: int

    def at(self, begin: int, sentence: Sentence) -> tuple[int | None, int]:
        """The year that follows a month, or None, and where the date ends."""
        tokens, at, last = self.tokens, begin, sentence.last
        if at + 1 < last and tokens.written[at + 1] == "," and tokens.words[at].labels & _LAST:
            at += 1  # "мая прошлого, 2022 года"
        leads_on = at < last and (tokens.written[at] in ",." or tokens.words[at].labels & OF)
        if leads_on and is_year(tokens, at + 1, last):
            at += 1
        if is_year(tokens, at, last):
            return int(tokens.written[at]), past_year_word(tokens, at + 1, last)
        return self.named(begin, sentence) or self._shortened(begin, last) or (None, begin)

    def _shortened(self, at: int, last: int) -> tuple[int, int] | None:
        """``в мае 22-го``: the last two figures of a year of this century."""
        tokens = self.tokens
        if at >= last or not tokens.words[at].is_number or len(tokens.written[at]) != len("22"):
            return None
        end, year = past_ordinal(tokens, at + 1, last), 2000 + int(tokens.written[at])
        return (year, past_year_word(tokens, at + 1, last)) if end > at + 1 and year <= self.this_year else None

    def named(self, at: int, sentence: Sentence) -> tuple[int, int] | None:
        """``мая прошлого года``, ``May of last year``: the year and where it ends."""
        for mark in sentence.of("year"):
            if mark.first in (at, at + 1) and mark.name in NAMED_YEARS:
                if mark.first == at + 1 and not self.tokens.words[at].labels & OF:
                    continue
                return self.this_year + NAMED_YEARS[mark.name], min(mark.last, sentence.last)
        return None
