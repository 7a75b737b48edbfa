"""The detention: the moment of arrest."""

from __future__ import annotations

from sprava.records.models.event import Event, day, long_text, text


class Detention(Event):
    """Somebody was detained, by whom, where, on what day."""

    date = text(32)
    date_earliest = day()
    date_latest = day(index=True)
    place = long_text()
    body = text(600)
    kind = text(16)
