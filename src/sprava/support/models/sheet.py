"""The one table of counters, parcels and texts."""

from __future__ import annotations

from django.db import models


class Sheet(models.Model):
    """Everything that is kept of one kind for one period, in one row.

    Not a row for each entry: rows have an order, and the order in which letters were logged would tell the evening on
    which somebody wrote. ``kept`` is written anew as a whole, sorted, so that the same content is the same bytes
    whoever entered it and in whatever order. Prisoners stand in it under a code (:mod:`sprava.support.codes`);
    whoever wrote, gave or entered something does not stand in it at all, nor a time finer than the week.
    """

    id = models.CharField(primary_key=True, max_length=40)
    """Kind and period: ``letters 2026-W47``, ``parcels 2026``."""
    kept = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.id
