"""Dates as reports write them, resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sprava.reading.calendar_words import LONGEST_MONTH, NAMED_YEARS, YearsAfter, day_number, past_ordinal
from sprava.reading.calendars import CalendarReader, Found, exists
from sprava.reading.date_pairs import DatePairs
from sprava.reading.quantities import quantity_at
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens
from sprava.reading.years import YearReader

MOST_AGO = 100
NEAR_DAYS = 10
"""Days in which a day of the next month, written without it, is near."""


@dataclass
class DateReader:
    """The dates of one text.

    ``published`` is its day; a sentence after the other, for "the next day" leans on the last date.
    """

    tokens: Tokens
    published: date
    _last_day: date | None = None
    _ahead: bool = False
    _last_month: date | None = None
    """The first day of the month that was named last, with its days or without."""

    def __post_init__(self) -> None:
        self.calendar = CalendarReader(self.tokens, YearsAfter(self.tokens, self.published.year))
        self.years = YearReader(self.tokens, self.published)
        self.pairs = DatePairs(self.tokens)

    def of(self, sentence: Sentence) -> list[Span]:
        """The dates of a sentence, in order. "The same day" is no date of its own and is marked ``same_day``."""
        ahead = self._ahead = any(mark.name == "announced" for mark in sentence.of("realis")) or any(
            mark.name.endswith(".future") for mark in sentence.of("trigger")
        )
        out: list[Span] = []
        self.years.enter(sentence)
        taken, said = -1, ""
        for found in self.pairs.joined(list(self._found(sentence)), sentence):
            if found.first < taken or self._is_street(found.last, sentence.last):
                continue
            taken = found.last
            value = found.value or self.years.value_of(found, ahead=ahead, said=said)
            if found.year is not None and found.month is not None and not found.value:
                said = value
                self.years.tell(value)
            kind = "same_day" if found.is_same_day else "date"
            self._remember(found, value)
            tokens = self.tokens
            out.append(
                Span(kind, found.first, found.last, tokens.starts[found.first], tokens.ends[found.last - 1], value)
            )
        return out

    def _remember(self, found: Found, value: str) -> None:
        """What was said last is what "the next day" and a number by itself lean on."""
        if found.is_same_day:
            return
        if len(value) >= len("2023-05"):
            self._last_month = date.fromisoformat(f"{value[:7]}-01")
        if len(value) == len("2023-05-16") and (self._last_day is None or value <= str(self.published)):
            self._last_day = date.fromisoformat(value)

    def _is_street(self, at: int, last: int) -> bool:
        """Is the date part of a name: ``May 1 Street``?"""
        return at < last and ("name", "street") in self.tokens.words[at].labels and self.tokens.words[at].is_capital

    def _found(self, sentence: Sentence) -> Iterator[Found]:
        words, taken = self.tokens.words, sentence.first
        marks, years = sentence.marks, sentence.of("year")
        relative = {
            mark.first: mark for group in ("day", "year") for mark in marks.get(group, ()) if mark.name != "word"
        }
        for at in [at for at in range(sentence.first, sentence.last) if words[at].may_date or at in relative]:
            if at < taken:
                continue
            found: list[Found] = []
            if words[at].is_number:
                found = self._from_number(at, sentence)
            elif at in relative:
                mark = relative[at]
                one = self._relative(mark.name, at, mark.last, is_year=mark in years)
                found = [one] if one else []
            if not found and words[at].is_word:
                found = self._from_word(at, sentence)
            if found:
                for one in found:
                    self._remember(one, one.value or self.years.value_of(one, ahead=self._ahead, said=""))
                yield from found
                taken = found[-1].last

    def _from_number(self, at: int, sentence: Sentence) -> list[Found]:
        return (
            self.calendar.numeric(at, sentence.last)
            or self.calendar.day_and_month(at, sentence)
            or self.calendar.bare_year(at, sentence)
            or self._ago(at, sentence)
            or self._bare_day(at, sentence)
        )

    def _from_word(self, at: int, sentence: Sentence) -> list[Found]:
        kinds = self.tokens.words[at].kinds
        if "month" in kinds:
            return self.calendar.month_first(at, sentence)
        if "weekday" in kinds:
            return self._weekday(at, sentence)
        if "nth" in kinds:
            return self.calendar.day_in_words(at, sentence)
        if "number" in kinds:
            return self._ago(at, sentence)
        if "unit" in kinds:
            return self._one_ago(at, sentence)
        return []

    def _one_ago(self, at: int, sentence: Sentence) -> list[Found]:
        """``неделю назад``, ``месяц таму``: one of the unit without a number."""
        unit = self.tokens.words[at].kinds["unit"]
        if unit not in _DAYS_OF or at + 1 >= sentence.last or not self.tokens.words[at + 1].labels & _AGO:
            return []
        before = self.tokens.words[at - 1] if at > sentence.first else None
        if before is not None and (before.is_number or "number" in before.kinds):
            return []
        return [self._back(at, at + 2, unit, 1)]

    def _bare_day(self, at: int, sentence: Sentence) -> list[Found]:
        """``яго — 12-га``, ``on the 19th``: the month is that of the date before."""
        words, after = self.tokens.words, past_ordinal(self.tokens, at + 1, sentence.last)
        day, near = day_number(self.tokens, at), self._last_month
        if after == at + 1 or day is None or near is None:
            return []
        if sentence.lang == "en" and not (at > sentence.first and words[at - 1].is_small("the")):
            return []
        follows = words[after] if after < sentence.last else None
        stands = follows is None or not follows.is_word or follows.labels & _IN
        if not stands and follows is not None and _AFTER_BARE_DAY.isdisjoint(follows.kinds):
            return []
        if self._is_of_next_month(day):
            near = near + timedelta(days=LONGEST_MONTH)
        return [Found(at, after, near.year, near.month, day)] if exists(near.year, near.month, day) else []

    def _is_of_next_month(self, day: int) -> bool:
        """``31 мая задержаны, а 2-го отпущены``: the next such day is near, the last is long before."""
        last = self._last_day
        if last is None or last.day - day <= NEAR_DAYS:
            return False
        begin = last.replace(day=1) + timedelta(days=LONGEST_MONTH)
        after = begin.replace(day=day)
        return (after - last).days <= NEAR_DAYS and after <= self.published

    def _ago(self, at: int, sentence: Sentence) -> list[Found]:
        """``three days ago``, ``два тыдні таму``."""
        number = quantity_at(self.tokens, at, sentence.last)
        if number is None or number.last + 1 >= sentence.last or number.value != int(number.value):
            return []
        unit = self.tokens.words[number.last].kinds.get("unit")
        if unit not in _DAYS_OF or not self.tokens.words[number.last + 1].labels & _AGO:
            return []
        if not 0 < number.value < MOST_AGO:
            return []
        return [self._back(at, number.last + 2, unit, int(number.value))]

    def _back(self, first: int, last: int, unit: str, count: int) -> Found:
        """So many units before the day of publication, known to the unit."""
        if unit in ("days", "weeks"):
            return Found(first, last, None, value=str(self.published - timedelta(days=count * _DAYS_OF[unit])))
        total = self.published.year * 12 + self.published.month - 1 - count * (12 if unit == "years" else 1)
        return Found(
            first,
            last,
            None,
            value=f"{total // 12:04d}" if unit == "years" else f"{total // 12:04d}-{total % 12 + 1:02d}",
        )

    def _weekday(self, at: int, sentence: Sentence) -> list[Found]:
        tokens = self.tokens
        weekday = int(tokens.words[at].kinds["weekday"])
        back = (self.published.weekday() - weekday) % 7
        before = tokens.words[at - 1] if at > sentence.first else None
        ahead = self.years.is_ahead(at, sentence)
        if before is not None and before.labels & _NEXT and not before.labels & _LAST:
            ahead = True
        elif before is not None and before.labels & _LAST:
            ahead = False
            back = back or 7
        day = self.published + timedelta(days=((-back) % 7 or 7)) if ahead else self.published - timedelta(days=back)
        first = at - 1 if before is not None and before.labels & (_NEXT | _LAST | _THIS) else at
        return [Found(first, at + 1, None, value=str(day))]

    def _relative(self, name: str, first: int, last: int, *, is_year: bool) -> Found | None:
        if is_year:
            return Found(first, last, self.published.year + NAMED_YEARS[name]) if name in NAMED_YEARS else None
        if name == "previous":
            return Found(first, last, None, value=str((self._last_day or self.published) - timedelta(days=1)))
        if name in ("same", "next"):
            if self._last_day is None:
                return None
            if name == "same":
                return Found(first, last, None, value=str(self._last_day), is_same_day=True)
            return Found(first, last, None, value=str(self._last_day + timedelta(days=1)))
        return Found(first, last, None, value=str(self.published + timedelta(days=int(name))))


_AFTER_BARE_DAY = frozenset(("month", "trigger"))
_AGO = frozenset((("date", "ago"),))
_IN = frozenset((("date", "in"), ("date", "last"), ("date", "next")))
_LAST = frozenset((("date", "last"),))
_THIS = frozenset((("date", "this"),))
_NEXT = frozenset((("date", "next"),))
_DAYS_OF = {"days": 1, "weeks": 7, "months": 30, "years": 365}
