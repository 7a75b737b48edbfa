"""The recognition: an organisation says that somebody is a political prisoner."""

from __future__ import annotations

from sprava.records.models.event import Event, day, long_text, text


class Recognition(Event):
    """Whose assertion it is, what status, on what ground, since when. Never a tick-box of ours."""

    body = text(600, index=True)
    status = text(16)
    since = text(32)
    since_earliest = day()
    since_latest = day()
    until = text(32)
    until_earliest = day()
    until_latest = day()
    ground = long_text()
    statement = long_text()
    ex_post = text(4)
