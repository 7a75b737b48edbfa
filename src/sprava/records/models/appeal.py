"""The appeal: what a higher court made of a sentence."""

from __future__ import annotations

from sprava.records.models.event import Event, day, text


class Appeal(Event):
    """The decision of a higher court on a sentence."""

    date = text(32)
    date_earliest = day()
    date_latest = day()
    court = text(600)
    result = text(12)
    term = text(16)
