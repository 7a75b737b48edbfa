"""The two times of a page: the day that it is about, and the day in whose evening it was known so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from sprava.core.dates import PartialDate
from sprava.core.errors import Unreadable

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)


def day_asked(text: str) -> date | None:
    """A day as an address has it; None where it is no single day."""
    try:
        when = PartialDate.parse(text) if text else None
    except Unreadable:
        return None
    if when is None or not when.is_exact() or not FIRST_DAY <= when.earliest() <= LAST_DAY:
        return None
    return when.earliest()


@dataclass(frozen=True, slots=True)
class Times:
    """``on`` is the day shown, ``known_on`` the day as of whose evening it was known; None is now."""

    today: date
    on: date
    known_on: date | None = None
    known_at: datetime | None = None
    """The moment up to which the book is read."""
    problems: tuple[str, ...] = ()

    @property
    def is_now(self) -> bool:
        """Today, as known now: the only view in which anything can be changed."""
        return self.on == self.today and self.known_on is None

    @property
    def known_day(self) -> date:
        """The day of knowledge: from here the age of a statement is counted."""
        return self.known_on or self.today

    @property
    def query(self) -> str:
        """The two days for an address, so far as they are not today and now: what a link carries along."""
        asked = {"on": "" if self.on == self.today else str(self.on), "known_at": str(self.known_on or "")}
        return urlencode({name: day for name, day in asked.items() if day})

    @property
    def suffix(self) -> str:
        """The same with its question mark, for the end of an address that has no query yet."""
        return f"?{self.query}" if self.query else ""


def times_asked(query: Mapping[str, str], today: date, end_of: Callable[[date], datetime]) -> Times:
    """The two days in an address; a day that cannot be read is said and left out.

    Args:
        query: parameters ``on`` and ``known_at``.
        end_of: the last moment of a day where the people of the register are.
    """
    problems = tuple(
        _("“%(text)s” is not a day. Write it as 2021-03-25.") % {"text": text[:40]}
        for name in ("on", "known_at")
        if (text := query.get(name, "").strip()) and day_asked(text) is None
    )
    known_on = day_asked(query.get("known_at", "").strip())
    if known_on is not None and known_on >= today:
        known_on = None
    on = day_asked(query.get("on", "").strip()) or today
    return Times(today, on, known_on, end_of(known_on) if known_on else None, problems)
