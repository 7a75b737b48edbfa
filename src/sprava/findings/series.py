"""People in custody over the years: the band between certain and possible, at the end of every period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sprava.accounts.models import Member
from sprava.records.models import PastSpell, Spell
from sprava.statistics.stocks import Stay, stock_series

MOST_DAYS = 26
PERIODS = (3, 6, 12, 60, 120)
"""Months: the shortest that shows the whole time in :data:`MOST_DAYS` days is taken."""
STEPS = 12
"""A bar is drawn in so many steps: a length comes from a class, never from an inline style."""


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one day, with the lengths of its bars in steps."""

    day: date
    certain: int
    possible: int
    certain_steps: int = 0
    more_steps: int = 0


def ends_of_periods(first: date, last: date) -> list[date]:
    """The last days of quarters, half years or years from ``first`` on, and ``last`` itself; so many that they fit."""
    for months in PERIODS:
        days = [*_ends(first, last, months), last]
        if len(days) <= MOST_DAYS:
            break
    return days[-MOST_DAYS:]


def _ends(first: date, last: date, months: int) -> list[date]:
    """The last days of periods of so many months, counted from the beginning of the calendar, before ``last``."""
    number = (first.year * 12 + first.month - 1) // months + 1
    days: list[date] = []
    while (end := _first_of(number * months) - timedelta(days=1)) < last:
        days.append(end)
        number += 1
    return days


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1) if month // 12 < date.max.year else date.max


def custody_over_time(last: date, reader: Member, known_at: datetime | None = None) -> list[Point]:
    """People in custody at the end of every period until ``last``, now or as known at a past moment."""
    rows = _spells(reader, known_at)
    certain = [Stay(person, begin, end) for person, _, begin, end, _ in rows]
    possible = [Stay(person, begin, end) for person, begin, _, _, end in rows]
    begun = [stay.begin for stay in possible if stay.begin <= last]
    if not begun:
        return []
    days = ends_of_periods(min(begun), last)
    surely, perhaps = stock_series(certain, days).tolist(), stock_series(possible, days).tolist()
    return _drawn([Point(*row) for row in zip(days, surely, perhaps, strict=True)])


def _drawn(points: Sequence[Point]) -> list[Point]:
    top = max((point.possible for point in points), default=0) or 1
    drawn = []
    for point in points:
        certain, possible = (-(-number * STEPS // top) for number in (point.certain, point.possible))
        drawn.append(Point(point.day, point.certain, point.possible, certain, possible - certain))
    return drawn


def _spells(reader: Member, known_at: datetime | None) -> list[tuple[int, date, date, date, date]]:
    columns = ("person_id", "begin_earliest", "begin_latest", "end_earliest", "end_latest")
    now = Spell.objects.visible_to(reader)
    if known_at is None:
        return list(now.order_by().values_list(*columns))
    once = PastSpell.objects.visible_to(reader).known_at(known_at)
    still = now.known_at(known_at).order_by().values_list(*columns)
    return [*still, *once.order_by().values_list(*columns)]
