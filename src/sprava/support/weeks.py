"""Weeks by ISO 8601: the finest time that this desk keeps."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sprava.core.errors import Unreadable

_WRITTEN = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)


def week_of(day: date) -> str:
    """``2026-W48``. A week belongs to the year of its Thursday."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_of(week: str) -> date:
    """The first day of a week in our own notation."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)


def weeks_back(day: date, many: int) -> list[str]:
    """This week and those before it, ``many`` in all, the newest first."""
    return [week_of(day - timedelta(weeks=ago)) for ago in range(many)]


def parse_week(text: str) -> str:
    """A week as somebody typed it: ``2026-W48``, ``2026W48``.

    Raises:
        Unreadable: it is none, or no such week exists.
    """
    found = _WRITTEN.fullmatch(text.strip())
    try:
        if found:
            return week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
    except ValueError:
        pass
    raise Unreadable(_("%(text)s is not a week. Write it as 2026-W48.") % {"text": repr(text[:20])})
