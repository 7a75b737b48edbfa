"""Days of solidarity of a pack, as days of a calendar: for the desk of letters and for iCalendar files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sprava.packs.pack import Pack
from sprava.packs.rows import Text
from sprava.packs.solidarity import SolidarityDayRow


@dataclass(frozen=True, slots=True)
class SolidarityDay:
    """One day of solidarity in one year; ``last`` is its last day, the same one where it lasts a day."""

    id: str
    name: Text
    about: Text
    first: date
    last: date
    is_unverified: bool
    source: tuple[str, ...]


def solidarity_days(pack: Pack, since: date, until: date) -> tuple[SolidarityDay, ...]:
    """Those that fall, even in part, between two days, both included; the earliest first."""
    found = (day for row in pack.rows_of("solidarity_day") for day in _each_year(row, since, until))
    return tuple(sorted(found, key=lambda day: (day.first, day.id)))


def in_year(month_day: str, year: int) -> date:
    """The day ``05-21`` in ``year``; 29 February of a common year is 1 March.

    Raises:
        ValueError: there is no such day in any year.
    """
    month, day = map(int, month_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        date(2024, month, day)
        return date(year, 3, 1)


def _each_year(row: object, since: date, until: date) -> Iterator[SolidarityDay]:
    if not isinstance(row, SolidarityDayRow):
        return
    for year in range(since.year - 1, until.year + 1):
        first = in_year(row.day, year)
        last = in_year(row.last_day or row.day, year)
        if last < first:  # over New Year
            last = in_year(row.last_day, year + 1)
        if first <= until and last >= since and row.in_force.may_hold(first):
            yield SolidarityDay(row.id, row.name, row.about, first, last, row.is_unverified, row.source)
