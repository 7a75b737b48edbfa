"""Which year is meant where none is written."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date

from sprava.reading.calendars import Found, exists
from sprava.reading.text import Sentence, Tokens

SOON_DAYS = 30
"""A day without its year that lies so shortly ahead is ahead: nobody leaves out the year of a day eleven months ago."""


@dataclass
class YearReader:
    """The last such day before publication, or the next where the sentence speaks of what is to come."""

    tokens: Tokens
    published: date
    sentence: Sentence = field(init=False)

    def is_ahead(self, at: int, sentence: Sentence) -> bool:
        """Is the nearest cue of what is to come nearer than a verb of what happened?"""
        cues = [mark.first for mark in sentence.of("realis") if mark.name == "announced"]
        cues += [mark.first for mark in sentence.of("trigger") if mark.name.endswith(".future")]
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
            return self.published.year
        if self._leans_ahead(found) or (ahead and self.is_ahead(found.first, self.sentence)):
            return self.published.year if distance >= 0 else self.published.year + (distance < -60)
        if distance > 1 and not (found.day is not None and distance <= SOON_DAYS):
            return self.published.year - 1
        if distance < 1 - 365 + SOON_DAYS and found.day is not None:
            return self.published.year + 1
        return self.published.year

    def _leans_ahead(self, found: Found) -> bool:
        """``until July``, ``перенёс на 10 января``: what is put off or lasts until then lies ahead."""
        before = self.tokens.words[found.first - 1] if found.first > self.sentence.first else None
        return before is not None and ("date", "until") in before.labels
