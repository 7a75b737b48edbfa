"""The contact regime: who may write."""

from __future__ import annotations

from sprava.records.models.event import Event, day, long_text, text


class Contact(Event):
    """May letters come through, from whom, since when, who says so."""

    regime = text(16)
    since = text(32)
    since_earliest = day()
    since_latest = day()
    until = text(32)
    until_earliest = day()
    until_latest = day()
    address = long_text()
