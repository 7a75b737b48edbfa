"""The calendar of a jurisdiction: which day it is there, and when a day ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sprava.packs.pack import Pack, load, shipped


def pack_of(jurisdiction: str) -> Pack | None:
    """The shipped pack of a register's jurisdiction; None where it is not shipped."""
    return load(jurisdiction) if jurisdiction in shipped() else None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days begin and end where the people of the register are."""

    zone: tzinfo = UTC

    @classmethod
    def of(cls, jurisdiction: str) -> Calendar:
        """The calendar of a shipped jurisdiction, else the one of Greenwich."""
        pack = pack_of(jurisdiction)
        return cls(ZoneInfo(pack.time_zone)) if pack else cls()

    def today(self) -> date:
        """The day it is there."""
        return datetime.now(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """The last moment of ``day`` there."""
        if day == date.max:
            return datetime.max.replace(tzinfo=UTC)
        return datetime.combine(day + timedelta(days=1), time.min, tzinfo=self.zone) - timedelta(microseconds=1)
