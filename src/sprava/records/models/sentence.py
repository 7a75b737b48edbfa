"""The sentence: what a court imposed."""

from __future__ import annotations

from sprava.records.models.event import Event, day, long_text, text


class Sentence(Event):
    """What a court imposed on a person, and for how long."""

    date = text(32)
    date_earliest = day()
    date_latest = day(index=True)
    kind = text(24)
    term = text(16)
    regime = long_text()
    court = text(600)
    judge = long_text()
    prosecutor = long_text()
    amount = long_text()
    in_force = text(32)
    in_force_earliest = day()
    in_force_latest = day()
    starts = text(32)
    starts_earliest = day()
    starts_latest = day()
    presence = text(12)
    added = text(4)
