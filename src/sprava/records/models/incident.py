"""The incident in custody."""

from __future__ import annotations

from sprava.records.models.event import Event, day, text


class Incident(Event):
    """Something done to a person, or by them, while in custody."""

    kind = text(20, index=True)
    since = text(32)
    since_earliest = day()
    since_latest = day(index=True)
    until = text(32)
    until_earliest = day()
    until_latest = day()
    term = text(16)
    facility = text(600)
