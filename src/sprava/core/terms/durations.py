"""Lengths of sentences as courts say them: years, months and days, never averaged into one another."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from sprava.core.errors import Unreadable

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.ASCII)
_LONGEST_YEARS = 999


class BeyondCalendar(Unreadable):
    """A term that runs past the year 9999 or back before the year 1."""


@dataclass(frozen=True, slots=True)
class Duration:
    """Years, months and days as a court says them. ``P1Y3D`` is one year and three days, not 368 days.

    Equality is by what was said: ``P12M`` is not ``P1Y``. :meth:`added_to` gives both the same day.
    """

    years: int = 0
    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.days) < 0:
            raise Unreadable("A term cannot be negative. Write it as P5Y6M, P18M or P15D.")
        if self.years + self.months // 12 + self.days // 366 > _LONGEST_YEARS:
            raise Unreadable(
                f"A term of more than {_LONGEST_YEARS} years is a slip of the pen. Write it as P5Y6M, P18M or P15D."
            )

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read an ISO 8601 duration in years, months, weeks and days: ``P5Y6M``, ``P15D``."""
        match = _DURATION.fullmatch(text.strip())
        if match is None or not any(match.groups()):
            raise Unreadable(f"{text[:40]!r} is not a term. Write it as P5Y6M, P18M or P15D.")
        if any(part and len(part) > 6 for part in match.groups()):
            raise Unreadable(f"{text[:40]!r} is too long for a term. Write it as P5Y6M, P18M or P15D.")
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(years, months, weeks * 7 + days)

    def added_to(self, start: date) -> tuple[date, date]:
        """The day on which the term has run, counted from ``start``: the two readings where a month lacks the day.

        One year from 29 February 2020 ends on 28 February or on 1 March 2021. For other days both are equal.

        Raises:
            BeyondCalendar: the day would be past the year 9999.
        """
        months = start.year * 12 + (start.month - 1) + self.years * 12 + self.months
        year, month = divmod(months, 12)
        if year > date.max.year:
            raise BeyondCalendar(f"A term counted from {start} runs past the year 9999. Check the year.")
        length = calendar.monthrange(year, month + 1)[1]
        if start.day <= length:
            early = late = date(year, month + 1, start.day)
        else:
            early = date(year, month + 1, length)
            late = shifted(early, 1)
        return shifted(early, self.days), shifted(late, self.days)

    def taken_from(self, end: date) -> tuple[date, date]:
        """The day that lies this length before ``end``, in both readings."""
        months = end.year * 12 + (end.month - 1) - self.years * 12 - self.months
        year, month = divmod(months, 12)
        if year < date.min.year:
            raise BeyondCalendar(f"A length counted back from {end} leads before the year 1. Check the year.")
        length = calendar.monthrange(year, month + 1)[1]
        early = date(year, month + 1, min(end.day, length))
        late = early if end.day <= length else shifted(early, 1)
        return shifted(early, -self.days), shifted(late, -self.days)

    def __str__(self) -> str:
        text = "".join(
            f"{number}{unit}" for number, unit in ((self.years, "Y"), (self.months, "M"), (self.days, "D")) if number
        )
        return f"P{text or '0D'}"


def shifted(day: date, days: int) -> date:
    """``day`` moved by whole days, or BeyondCalendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError as cause:
        raise BeyondCalendar(f"{days} days from {day} leave the calendar. Check the year.") from cause
