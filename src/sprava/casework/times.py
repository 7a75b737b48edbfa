"""The two times of a page: the day that it is about, and the day on which it was known so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from sprava.casework.jurisdiction import end_of
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
    problems: tuple[str, ...] = ()

    @property
    def known_at(self) -> datetime | None:
        """The moment up to which the book is read."""
        return end_of(self.known_on) if self.known_on else None

    @property
    def is_now(self) -> bool:
        """Today, as known now: the only view in which anything can be changed."""
        return self.on == self.today and self.known_on is None


def times_asked(query: QueryDict, today: date) -> Times:
    """The two days in an address; a day that cannot be read is said and left out."""
    problems = tuple(
        _("“%(text)s” is not a day. Write it as 2021-03-25.") % {"text": text[:40]}
        for name in ("on", "known_at")
        if (text := query.get(name, "").strip()) and day_asked(text) is None
    )
    known_on = day_asked(query.get("known_at", "").strip())
    if known_on is not None and known_on >= today:
        known_on = None
    return Times(today, day_asked(query.get("on", "").strip()) or today, known_on, problems)
