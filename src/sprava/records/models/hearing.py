"""The hearing: a day in court."""

from __future__ import annotations

from sprava.records.models.event import Event, day, long_text, text


class Hearing(Event):
    """A session of a court in the case of a person."""

    date = text(32)
    date_earliest = day(index=True)
    date_latest = day()
    court = text(600)
    judge = long_text()
    session = text(8)
