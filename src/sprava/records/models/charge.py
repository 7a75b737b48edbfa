"""The charge: an article of a code held against somebody."""

from __future__ import annotations

from sprava.records.models.event import Event, day, long_text, text


class Charge(Event):
    """What the state accuses a person of; the article as the code prints it."""

    article = text(24, index=True)
    title = long_text()
    date = text(32)
    date_earliest = day()
    date_latest = day()
    outcome = text(16)
