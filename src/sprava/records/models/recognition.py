"""The recognition: an organisation says that somebody is a political prisoner."""

from __future__ import annotations

from django.db import models

from sprava.records.models.event import Event, day, long_text, text


class Recognition(Event):
    """Whose assertion it is, what status, on what ground, since when. Never a tick-box of ours."""

    body = text(600)
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

    class Meta:
        indexes = (models.Index(fields=["body", "person"], name="recognitions_by_a_body"),)
