"""The listing: a state puts somebody on a list."""

from __future__ import annotations

from sprava.records.models.event import Event, day, text


class Listing(Event):
    """A name on a state list of extremists or terrorists."""

    list = text(600)
    added = text(32)
    added_earliest = day()
    added_latest = day()
    removed = text(32)
    removed_earliest = day()
    removed_latest = day()
