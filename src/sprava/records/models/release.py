"""The release, and how it came."""

from __future__ import annotations

from sprava.records.models.event import Event, day, long_text, text


class Release(Event):
    """Somebody left custody, in one of the ways in which people leave it."""

    date = text(32)
    date_earliest = day()
    date_latest = day(index=True)
    mode = text(20)
    conditions = long_text()
    place = long_text()
