"""The law and the calendar of the register that is open."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import QueryDict

from sprava.packs import Pack
from sprava.packs.abroad import behind
from sprava.packs.calendar import Calendar, pack_of
from sprava.packs.labels import is_field_unverified
from sprava.packs.labels import is_unverified as packs_doubt
from sprava.records.times import Times, times_asked


def pack() -> Pack | None:
    """The pack of the register that is open; None for a register of no jurisdiction that is shipped."""
    return pack_of(settings.JURISDICTION)


def pack_behind(value: str) -> tuple[Pack | None, str]:
    """The pack of the country that ``value`` names something of, and how that pack writes it."""
    return behind(value, settings.JURISDICTION)


def is_unverified(kind: str, value: str) -> bool:
    """Does what the pages call an article, a facility, a court or a body rest on a row that nobody has verified?"""
    return packs_doubt(settings.JURISDICTION, kind, value)


def is_said_unverified(noun: str, field: str, value: str) -> bool:
    """The same of the value of a field."""
    return is_field_unverified(settings.JURISDICTION, noun, field, value)


def today() -> date:
    """The day it is where the people of the register are."""
    return Calendar.of(settings.JURISDICTION).today()


def times_in(query: QueryDict) -> Times:
    """The two days that an address asks for."""
    calendar = Calendar.of(settings.JURISDICTION)
    asked = {name: query.get(name, "") for name in ("on", "known_at")}
    return times_asked(asked, calendar.today(), calendar.end_of)
