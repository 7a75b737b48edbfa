"""The stay: where somebody was held, from when to when."""

from __future__ import annotations

from sprava.records.models.event import Event, NewestFirst, day, long_text, text


class Stay(Event):
    """Time in one facility."""

    facility = text(600)
    since = text(32)
    since_earliest = day()
    since_latest = day()
    until = text(32)
    until_earliest = day()
    until_latest = day()
    regime = long_text()
    address = long_text()

    class Meta:
        indexes = (NewestFirst(fields=["facility", "-since_latest", "id"], name="stays_in_a_place"),)
