"""Rows for those who support prisoners: what post, parcels and visits may be, days of solidarity, to whom an appeal
goes, what stops a letter, how it is addressed, and how sources write that somebody asks for none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sprava.packs.rows import NOTHING, Row, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRuleRow(Row):
    """What may be sent: letters, parcels, money, visits. ``at`` names institution types, regimes or facilities."""

    id: str
    about: str
    at: tuple[str, ...]
    text: Text
    parcels_a_year: int = 0
    parcel_kg: float = 0.0
    small_parcels_a_year: int = 0
    small_parcel_kg: float = 0.0
    kg_a_month: float = 0.0
    short_visits_a_year: int = 0
    long_visits_a_year: int = 0
    who: str = ""
    uses_family_quota: bool = False
    danger: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CautionRow(Row):
    """Words that stop a letter or hurt somebody: ``stems`` begin a word, those in ``whole`` are one, those in ``allow``
    are harmless. What has a form rather than words has a regular expression as its ``pattern``."""

    id: str
    weight: str
    text: Text
    stems: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceRow(Row):
    """Words of a note, in one language, by which somebody or their family asks that nobody write."""

    id: str
    name: Text
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLanguageRow(Row):
    """A language that the censor reads, and what stands on paper in it.

    ``letters`` are its alphabet in small letters, empty where nobody wrote it down; ``claimed`` begins the words by
    which sources say that somebody speaks it; ``born`` has a place for the ``{year}``.
    """

    id: str
    name: Text
    own_name: str
    script: str
    letters: str = ""
    claimed: tuple[str, ...] = ()
    greeting: str = ""
    born: str = "{year}"
    sender: str
    addressee: str
    where: str


SHORTEST_WISH = 6
"""Fewer signs stand in too many notes that ask for nothing."""


def is_pattern(text: str) -> bool:
    """Is it a regular expression that finds something, never nothing at all?"""
    try:
        return re.compile(text).match("") is None
    except re.error:
        return False


def is_month_and_day(text: str) -> bool:
    """Is it written ``05-21``, and is there such a day in a leap year?"""
    if re.fullmatch(r"\d\d-\d\d", text, re.ASCII) is None:
        return False
    try:
        date(2024, int(text[:2]), int(text[3:]))
    except ValueError:
        return False
    return True
