"""Dates as sources give them: known to the year, the month or the day, or only between two days.

Written as EDTF (ISO 8601-2): ``2021``, ``2021-03``, ``2021-03-25``; "some day between" is the set notation
``[2024-05-07..2024-06-30]``, "by" is ``[..2025-08-12]``, "not before" is ``[2025-08-12..]``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sprava.core.errors import Unreadable

FIRST_YEAR, LAST_YEAR = 1, 9999
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_SOMETIME = re.compile(r"\[([\d-]*)\.\.([\d-]*)\]", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day.

    ``2021-03`` means "some day in March 2021". It is not the first of March: ask for
    :meth:`earliest` or :meth:`latest` and say in the caller which one you need.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise Unreadable(
                f"A day without its month: year {self.year}, day {self.day}. Give the month or leave both out."
            )
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except (ValueError, OverflowError) as cause:
            raise Unreadable(
                _not_a_date("-".join(str(n) for n in (self.year, self.month, self.day) if n is not None))
            ) from cause

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The date known to the day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2021``, ``2021-03`` or ``2021-03-25``; anything else is Unreadable."""
        match = _PARTIAL.fullmatch(text.strip())
        if match is None:
            raise Unreadable(_not_a_date(text))
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            return cls(year or 0, month, day)
        except Unreadable as cause:
            raise Unreadable(_not_a_date(text)) from cause

    def earliest(self) -> date:
        """The first day that it can have been."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day that it can have been."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def is_exact(self) -> bool:
        """Known to the day."""
        return self.day is not None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text


@dataclass(frozen=True, slots=True)
class Sometime:
    """One day, not known which, between two days; an open end is ``None``.

    ``first`` and ``last`` both belong to it. With ``first`` open it reads "by", with ``last`` open "not before".
    """

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise Unreadable(
                "A date open at both ends says nothing. Give a first or a last day, or leave the date out."
            )
        if self.first and self.last and self.first > self.last:
            raise Unreadable(f"[{self.first}..{self.last}] ends before it begins. Put the earlier day first.")

    def earliest(self) -> date:
        """The first day that it can have been; the first day of the calendar where nothing is known."""
        return self.first or date.min

    def latest(self) -> date:
        """The last day that it can have been; the last day of the calendar where nothing is known."""
        return self.last or date.max

    def is_exact(self) -> bool:
        """Known to the day."""
        return self.first is not None and self.first == self.last

    def __str__(self) -> str:
        return f"[{self.first or ''}..{self.last or ''}]"


When = PartialDate | Sometime


@lru_cache(maxsize=16384)  # a fold reads the same few thousand days again and again
def parse_date(text: str) -> When:
    """Read a date in the notation of this module.

    Raises:
        Unreadable: the text is no such date; the message says how to write one.
    """
    match = _SOMETIME.fullmatch(text.strip())
    if match is None:
        return PartialDate.parse(text)
    first, last = match.groups()
    return Sometime(
        PartialDate.parse(first).earliest() if first else None,
        PartialDate.parse(last).latest() if last else None,
    )


def between(earliest: date, latest: date) -> When:
    """The plainest date that can have been any day from ``earliest`` to ``latest`` and no other."""
    if earliest == latest:
        return PartialDate.of(earliest)
    for candidate in (PartialDate(earliest.year, earliest.month), PartialDate(earliest.year)):
        if (candidate.earliest(), candidate.latest()) == (earliest, latest):
            return candidate
    return Sometime(None if earliest == date.min else earliest, None if latest == date.max else latest)


def compatible(left: When, right: When, *, within_days: int = 0) -> bool:
    """Can both be the same day, or days at most ``within_days`` apart?"""
    gap = max(
        left.earliest().toordinal() - right.latest().toordinal(),
        right.earliest().toordinal() - left.latest().toordinal(),
    )
    return gap <= within_days


def _not_a_date(text: str) -> str:
    return f"{text[:40]!r} is not a date. Write 2021, 2021-03 or 2021-03-25."
