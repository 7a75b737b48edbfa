"""People in custody over the years: the band between certain and possible, at the end of every quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sprava.accounts.models import Member
from sprava.records.models import PastSpell, Spell
from sprava.statistics.stocks import Stay, stock_series

MOST_QUARTERS = 60
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


def quarters(first: date, last: date) -> list[date]:
    """The last days of quarters from ``first`` on, and ``last`` itself; at most :data:`MOST_QUARTERS`, the newest."""
    days, year, quarter = [], first.year, (first.month - 1) // 3
    while True:
        begin_of_next = date(year + (quarter == 3), 3 * ((quarter + 1) % 4) + 1, 1)
        if begin_of_next - timedelta(days=1) >= last:
            break
        days.append(begin_of_next - timedelta(days=1))
        year, quarter = begin_of_next.year, (begin_of_next.month - 1) // 3
    return [*days, last][-MOST_QUARTERS:]


def custody_over_time(last: date, reader: Member, known_at: datetime | None = None) -> list[Point]:
    """People in custody at the end of every quarter until ``last``, now or as known at a past moment."""
    rows = _spells(reader, known_at)
    certain = [Stay(person, begin, end) for person, _, begin, end, _ in rows]
    possible = [Stay(person, begin, end) for person, begin, _, _, end in rows]
    begun = [stay.begin for stay in possible if stay.begin <= last]
    if not begun:
        return []
    days = quarters(min(begun), last)
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
