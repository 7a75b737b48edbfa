"""Places and bodies: facilities, courts, and those who arrest, try and recognise."""

from __future__ import annotations

from django.db import models

from sprava.accounts.models import Compartment, Member
from sprava.records.models.event import day, long_text, text


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, actor: Member) -> PlaceQuerySet:
        """Places in the actor's compartments."""
        return self.filter(compartment__in=actor.compartments_seen())


class Place(models.Model):
    """A row of the index for a named institution; ``code`` is its identifier in the jurisdiction pack, used by
    events."""

    id = models.BigIntegerField(primary_key=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = text(600, index=True)
    label = models.CharField(max_length=600)
    names = models.JSONField(default=list)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code or self.label


class Facility(Place):
    """A place where people are held."""

    kind = long_text()
    status = long_text()
    city = long_text()
    region = long_text()
    address = long_text()
    opened = text(32)
    opened_earliest = day()
    opened_latest = day()
    closed = text(32)
    closed_earliest = day()
    closed_latest = day()


class Court(Place):
    """A court."""

    city = long_text()
    region = long_text()


class Body(Place):
    """An institution that detains, charges or recognises."""

    kind = long_text()
