"""Rows for those who support prisoners: days of solidarity, what may lie in a parcel, to whom an appeal goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sprava.packs.rows import Row, Text

NOTHING = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class SolidarityDayRow(Row):
    """A day or a span of days that comes back every year. ``day`` and ``last_day`` are month and day: ``05-21``."""

    id: str
    name: Text
    day: str
    last_day: str = ""
    about: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelItemRow(Row):
    """A thing that may, may only in part, or may not lie in a parcel. ``at`` names institution types or regimes."""

    id: str
    at: tuple[str, ...]
    text: Text
    allowed: str
    most: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeRow(Row):
    """Somebody to whom an appeal is written, and the tone in which it is read."""

    id: str
    name: Text
    tone: Text
    never: Text = NOTHING


def is_month_and_day(text: str) -> bool:
    """Is it written ``05-21``, and is there such a day in a leap year?"""
    if re.fullmatch(r"\d\d-\d\d", text, re.ASCII) is None:
        return False
    try:
        date(2024, int(text[:2]), int(text[3:]))
    except ValueError:
        return False
    return True
