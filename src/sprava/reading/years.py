"""Which year is meant where none is written."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date

from sprava.reading.calendars import Found, exists
from sprava.reading.text import Sentence, Tokens

SOON_DAYS = 30
"""A day without its year that lies so shortly ahead is ahead: nobody leaves out the year of a day eleven months ago."""
HALF_YEAR = 183
STORY_WITHIN, LONG_AGO = 3, 80
"""Sentences after a date with its year in which a verdict is of the same story; days after which it is no news."""
_OF_COURT = ("sentenced", "convicted", "appeal_decided", "tried")
_SHALL = ("тиме", "тимуть", "цьме", "цьмуць", "цме", "цмуць")
"""Endings of verbs of what is to come: ``розглядатимуть``, ``судзіцьмуць``."""


@dataclass
class YearReader:
    """The last such day before publication, or the next where the sentence speaks of what is to come."""

    tokens: Tokens
    published: date
    sentence: Sentence = field(init=False)
    _told: str = ""
    _told_ago: int = 0
    """The date with its year that was told last, and how many sentences ago."""

    def enter(self, sentence: Sentence) -> None:
        """Dates are now those of the next sentence."""
        self.sentence = sentence
        self._told_ago += 1

    def tell(self, value: str) -> None:
        """A date with its year was read."""
        self._told, self._told_ago = value, 0

    def is_ahead(self, at: int, sentence: Sentence) -> bool:
        """Is the nearest cue of what is to come nearer than a verb of what happened?"""
        cues = [mark.first for mark in sentence.of("realis") if mark.name == "announced"]
        cues += [mark.first for mark in sentence.of("trigger") if mark.name.endswith(".future")]
        words = self.tokens.words
        cues += [one for one in range(sentence.first, sentence.last) if words[one].fold.endswith(_SHALL)]
        past = [mark.first for mark in sentence.of("trigger") if not mark.name.endswith(".future")]
        if not cues:
            return False
        return min(abs(cue - at) for cue in cues) <= min((abs(verb - at) for verb in past), default=1_000)

    def value_of(self, found: Found, *, ahead: bool, said: str) -> str:
        if found.month is None:
            return f"{found.year:04d}"
        year = (
            found.year
            if found.year is not None
            else self._year_beside(found, said) or self._year_of(found, ahead=ahead)
        )
        if found.day is None:
            return f"{year:04d}-{found.month:02d}"
        while not exists(year, found.month, found.day):
            year -= 1
        return f"{year:04d}-{found.month:02d}-{found.day:02d}"

    def _year_beside(self, found: Found, said: str) -> int | None:
        """``17 июля 2020 года задержан, а 3 августа отпущен``: the first such day after a date of the same sentence
        that has its year.
        """
        if not said or found.month is None or int(said[:4]) >= self.published.year - 1:
            return None
        later = f"{found.month:02d}-{found.day or 31:02d}" >= said[5:]
        return int(said[:4]) + (not later)

    def _year_of(self, found: Found, *, ahead: bool) -> int:
        """The year that was meant: the last such day, or the next where the sentence speaks of what is to come."""
        month = found.month or 1
        day = min(found.day or 1, calendar.monthrange(self.published.year, month)[1])
        here = date(self.published.year, month, day)
        distance = (here - self.published).days
        if found.day is None and month == self.published.month:
            return self.published.year - self._is_past_one(found)
        if self._leans_ahead(found) or (ahead and self._is_soon(found, distance)):
            return self.published.year if distance >= 0 else self.published.year + (distance < -60)
        if distance > 1 and not (found.day is not None and distance <= SOON_DAYS):
            return self._of_story(month, found.day, self.published.year - 1)
        if distance < 1 - 365 + SOON_DAYS and found.day is not None:
            return self.published.year + 1
        return self._of_story(month, found.day, self.published.year)

    def _of_story(self, month: int, day: int | None, year: int) -> int:
        """``Задержали 21 февраля 2023 года. … Приговор вынесли 29 сентября``: the court speaks in the year after the
        arrest, though the news be older than a season.
        """
        told, here = self._told, f"{month:02d}-{day or 28:02d}"
        if not told or self._told_ago > STORY_WITHIN or len(told) < len("2023-05"):
            return year
        since = (self.published - date(year, month, min(day or 28, 28))).days
        tells_court = any(mark.name.startswith(_OF_COURT) for mark in self.sentence.of("trigger"))
        first = int(told[:4]) + (here < told[5:])
        return first if tells_court and since > LONG_AGO and first < year else year

    def _is_soon(self, found: Found, distance: int) -> bool:
        """Does the sentence speak of it as of what is to come? A day many months ahead is so only beside a verb."""
        surely = any(mark.name.endswith(".future") for mark in self.sentence.of("trigger"))
        return (surely or distance <= HALF_YEAR) and self.is_ahead(found.first, self.sentence)

    def _is_past_one(self, found: Found) -> bool:
        """``last May``, written in May."""
        before = self.tokens.words[found.first - 1] if found.first > self.sentence.first else None
        return before is not None and ("date", "last") in before.labels

    def _leans_ahead(self, found: Found) -> bool:
        """``until July``, ``перенёс на 10 января``: what is put off or lasts until then lies ahead."""
        words, before = self.tokens.words, found.first - 1
        if before < self.sentence.first or ("date", "until") not in words[before].labels:
            return False
        return not (before > self.sentence.first and ("date", "part") in words[before - 1].labels)  # "в ночь на"
