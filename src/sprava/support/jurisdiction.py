"""The law and the calendar of the register that is open."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from sprava.packs import Pack
from sprava.packs.calendar import Calendar, pack_of


def pack() -> Pack | None:
    """The pack of the register that is open; None for a register of no jurisdiction that is shipped."""
    return pack_of(settings.JURISDICTION)


def today() -> date:
    """The day it is where the people of the register are."""
    return Calendar.of(settings.JURISDICTION).today()
