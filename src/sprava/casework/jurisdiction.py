"""The law and the calendar of the register that is open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from sprava import packs


def pack() -> packs.Pack | None:
    """The pack of the register that is open; None for a register of no jurisdiction that is shipped."""
    if settings.REGISTER is None:
        return None
    name = str(settings.REGISTER.about.get("jurisdiction", ""))
    return packs.load(name) if name in packs.shipped() else None


def zone() -> tzinfo:
    """The time zone in which the days of the register are days."""
    law = pack()
    return _zone(law.time_zone) if law else UTC


@cache
def _zone(name: str) -> tzinfo:
    return ZoneInfo(name)


def today() -> date:
    """The day it is where the people of the register are."""
    return datetime.now(zone()).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in the register's own time zone."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone()) - timedelta(microseconds=1)
