"""The charge: an article of a code held against somebody."""

from __future__ import annotations

from django.db import connection, models

from sprava.records.models.event import Event, day, long_text, text


def of_article(article: str) -> models.Q:
    """Charges of the article itself and of any part of it: ``361-4`` finds ``361-4 p.1``."""
    part = models.Q(article__startswith=f"{article} p.")
    if connection.vendor == "sqlite":  # LIKE uses no index there, and letters stand in the order of their codes
        part &= models.Q(article__gte=f"{article} p.", article__lt=f"{article} p/")
    return models.Q(article=article) | part


class Charge(Event):
    """What the state accuses a person of; the article as the code prints it."""

    article = text(24)
    title = long_text()
    date = text(32)
    date_earliest = day()
    date_latest = day()
    outcome = text(16)

    class Meta:
        # Equality and the beginning of an article are both read from it, and the people without a look at the row.
        indexes = (
            models.Index(
                fields=["article", "person"],
                opclasses=["varchar_pattern_ops", "int8_ops"],
                name="charges_of_an_article",
            ),
        )
