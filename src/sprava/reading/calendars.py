"""Days, months and years as they are written out: "17 мая 2023 года", "March 14–16", "17.02.2023", "у 2021-м"."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from sprava.reading.calendar_words import (
    NEWEST_YEAR,
    OF,
    OLDEST_YEAR,
    YearsAfter,
    day_number,
    is_year,
    past_ordinal,
    past_year_word,
)
from sprava.reading.phrases import Word
from sprava.reading.quantities import is_dash
from sprava.reading.text import Sentence, Tokens

OUR_CENTURIES = 1900
"""Before that a number is a year only where a word says so: it is history, and more often a sum."""
TENS = 10
_DECADE = frozenset((("date", "decade"),))
_IN = frozenset((("date", "in"), ("date", "last"), ("date", "next")))


@dataclass(frozen=True, slots=True)
class Found:
    first: int
    last: int
    year: int | None
    month: int | None = None
    day: int | None = None
    value: str = ""
    is_same_day: bool = False


@dataclass
class CalendarReader:
    """Dates of one text that name a day, a month or a year of the calendar."""

    tokens: Tokens
    years: YearsAfter

    def numeric(self, at: int, last: int) -> list[Found]:
        """``17.02.2023``, ``17/02/2023``, ``2023-02-17``, ``17.02.23``."""
        tokens = self.tokens
        if at + 4 >= last or not all(tokens.joined(at + step) for step in range(4)):
            return []
        one, mark, two, again, three = tokens.written[at : at + 5]
        if mark != again or (mark not in "./" and not is_dash(mark)) or not (two.isdecimal() and three.isdecimal()):
            return []
        if (
            at + 5 < last
            and tokens.joined(at + 4)
            and tokens.written[at + 5] in "./"
            and tokens.words[min(at + 6, last - 1)].is_number
        ):
            return []
        if len(one) == 4:
            year, month, day = int(one), int(two), int(three)
        elif len(three) in (2, 4) and len(one) <= 2 and mark in "./":
            year, month, day = int(three) + (2000 if len(three) == 2 else 0), int(two), int(one)
        else:
            return []
        return [Found(at, at + 5, year, month, day)] if exists(year, month, day) else []

    def day_and_month(self, at: int, sentence: Sentence) -> list[Found]:
        """``17 мая [2023 года]``, ``с 5 по 8 мая``, ``5 і 6 траўня``, ``1st of May``."""
        tokens, last = self.tokens, sentence.last
        days: list[tuple[int, int, int]] = []
        at_day = at
        while at_day < last and len(days) < 6:
            day = day_number(tokens, at_day)
            if day is None:
                break
            after = past_ordinal(tokens, at_day + 1, last)
            days.append((day, at_day, after))
            while after < last and tokens.words[after].labels & OF:
                after += 1
            if after < last and "month" in tokens.words[after].kinds:
                month = int(tokens.words[after].kinds["month"])
                year, end = self.years.at(after + 1, sentence)
                return self._each_day(days, month, year, end)
            joins = after < last and (
                tokens.written[after] == "," or is_dash(tokens.written[after]) or _joins(tokens.words[after])
            )
            if not joins:
                break
            at_day = after + 1
            if at_day < last and _joins(tokens.words[at_day]):
                at_day += 1
        return []

    def day_in_words(self, at: int, sentence: Sentence) -> list[Found]:
        """``третьего мая``, ``двадцать пятага сакавіка``."""
        words, after = self.tokens.words, at + 1
        if after >= sentence.last or "month" not in words[after].kinds:
            return []
        day, first = int(words[at].kinds["nth"]), at
        tens = words[at - 1].kinds.get("number") if at > sentence.first else None
        if tens in ("20", "30") and day < TENS:
            day, first = int(tens) + day, at - 1
        days = [(day, first, after)]
        if first - 2 >= sentence.first and words[first - 1].is_small("and") and "nth" in words[first - 2].kinds:
            days.insert(0, (int(words[first - 2].kinds["nth"]), first - 2, first - 1))
        year, end = self.years.at(after + 1, sentence)
        return self._each_day(days, int(words[after].kinds["month"]), year, end)

    def _each_day(self, days: list[tuple[int, int, int]], month: int, year: int | None, end: int) -> list[Found]:
        if not all(exists(year or 2024, month, day) for day, _, _ in days):
            return []
        spans = [Found(first, after, year, month, day) for day, first, after in days[:-1]]
        day, first, _ = days[-1]
        return [*spans, Found(first, end, year, month, day)]

    def month_first(self, at: int, sentence: Sentence) -> list[Found]:
        """``March 14[, 2023]``, ``мая 2022 года``, ``в мае``."""
        tokens, last = self.tokens, sentence.last
        word = tokens.words[at]
        month = int(word.kinds["month"])
        english = sentence.lang == "en"
        if english and not (word.is_capital or "-" in word.fold):
            return []
        after = at + 1
        if english and after < last and tokens.written[after] == "." and len(tokens.written[at]) <= 4:
            after += 1
        if english and after < last and (day := day_number(tokens, after)) is not None:
            return self._days_after_month(after, day, at, month, sentence)
        year, end = self.years.at(at + 1, sentence)
        if year is None and not self._month_in_place(at, sentence):
            return []
        return [Found(at, end, year, month)]

    def _days_after_month(self, at: int, day: int, first: int, month: int, sentence: Sentence) -> list[Found]:
        tokens, last = self.tokens, sentence.last
        end = past_ordinal(tokens, at + 1, last)
        days = [(day, first, end)]
        while end + 1 < last and (is_dash(tokens.written[end]) or _joins(tokens.words[end])):
            more = day_number(tokens, end + 1)
            if more is None or (
                end + 2 < last and ("month" in tokens.words[end + 2].kinds or "unit" in tokens.words[end + 2].kinds)
            ):
                break
            after = past_ordinal(tokens, end + 2, last)
            days.append((more, end + 1, after))
            end = after
        year, end = self.years.at(end, sentence)
        return self._each_day(days, month, year, end)

    def _month_in_place(self, at: int, sentence: Sentence) -> bool:
        """Does the month stand alone as a date: after a preposition, or as a name of a month that is no other word?"""
        tokens = self.tokens
        before = at - 1
        if before >= sentence.first and tokens.words[before].labels & _IN:
            return True
        if before > sentence.first and is_dash(tokens.written[before]) and "month" in tokens.words[before - 1].kinds:
            return True
        if sentence.lang == "en":
            return "-" in tokens.words[at].fold or (
                tokens.words[at].fold not in ("may", "march", "august", "mar", "jan", "sep", "dec")
                and before >= sentence.first
            )
        if tokens.words[at].is_capital and before >= sentence.first:
            return False
        follows = self.years.named(at + 1, sentence)
        return follows is not None or (before >= sentence.first and is_dash(tokens.written[before]))

    def bare_year(self, at: int, sentence: Sentence) -> list[Found]:
        tokens, last = self.tokens, sentence.last
        if not is_year(tokens, at, last) or (
            at > sentence.first and tokens.joined(at - 1) and not self._opens_year(at - 1, sentence)
        ):
            return []
        end = past_year_word(tokens, at + 1, last)
        named = end > at + 1
        before = at - 1
        placed = before >= sentence.first and (
            tokens.words[before].labels & _IN or ("year", "word") in tokens.words[before].labels
        )
        if not named and end < last and "unit" in tokens.words[end].kinds:
            return []
        if self._is_decade(at, last):
            return []
        if int(tokens.written[at]) < OUR_CENTURIES and not (named or self._is_english_past(at, sentence)):
            return []
        if named or placed or (before >= sentence.first and self._opens_year(before, sentence)):
            return [Found(at, end, int(tokens.written[at]))]
        return []

    def _opens_year(self, at: int, sentence: Sentence) -> bool:
        """A bracket, a long dash, the hyphen of ``2020-2021`` and of ``mid-2021``."""
        mark = self.tokens.written[at]
        joins = at > sentence.first and is_dash(mark)
        after_year = joins and is_year(self.tokens, at - 1, sentence.last)
        return mark in '([«"–—' or after_year or (joins and bool(self.tokens.words[at - 1].labels & _IN))

    def _is_decade(self, at: int, last: int) -> bool:
        """``1990-х``, ``1990s``: ten years, and no date."""
        tokens, after = self.tokens, at + 1
        if tokens.written[at][-1] != "0" or after >= last or not tokens.joined(at):
            return False
        after += is_dash(tokens.written[after]) and after + 1 < last
        return bool(tokens.words[after].labels & _DECADE)

    def _is_english_past(self, at: int, sentence: Sentence) -> bool:
        """``in 1864``, with nothing after it that it counts."""
        tokens, after = self.tokens, at + 1
        counted = (
            after < sentence.last and tokens.words[after].is_word and ("name", "not") not in tokens.words[after].labels
        )
        return sentence.lang == "en" and at > sentence.first and tokens.words[at - 1].fold == "in" and not counted


def _joins(word: Word) -> bool:
    """ "and", "or", "to" between two days."""
    return word.is_small("and") or word.is_small("or") or word.is_small("through")


def exists(year: int, month: int, day: int) -> bool:
    return OLDEST_YEAR <= year <= NEWEST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
