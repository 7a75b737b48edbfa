"""The sighting: a source says that on a day somebody was inside, or free."""

from __future__ import annotations

from sprava.records.models.event import Event, NewestFirst, day, text


class Sighting(Event):
    """Held or free, as somebody says of one day; a list that calls a person a prisoner says so of its own day."""

    date = text(32)
    date_earliest = day()
    date_latest = day()
    state = text(8)
    facility = text(600)

    class Meta:
        indexes = (NewestFirst(fields=["facility", "-date_latest", "id"], name="sightings_in_a_place"),)
