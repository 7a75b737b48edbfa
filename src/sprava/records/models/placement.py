"""The placement: between which days somebody counts as being in a place, derived, never claimed."""

from __future__ import annotations

from datetime import date

from django.db import models

from sprava.accounts.models import Member
from sprava.records.models.person import Person


class PlacementQuerySet(models.QuerySet["Placement"]):
    def visible_to(self, actor: Member) -> PlacementQuerySet:
        """Placements of people whom the actor may see."""
        return self.filter(person__compartment__in=actor.compartments_seen())

    def on(self, day: date) -> PlacementQuerySet:
        """Where people were last seen, as a list of ``day`` has it."""
        return self.filter(first__lte=day, last__gte=day)


class Placement(models.Model):
    """The last place in which somebody was seen, for every day from ``first`` to ``last``; see records.whereabouts.

    The first day there is stands for "always", the last for "still".
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="placements", db_constraint=False)
    facility = models.CharField(max_length=600)
    first = models.DateField()
    last = models.DateField()

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(first__lte=models.F("last")), name="a_placement_begins_before_it_ends"
            ),
        )
        indexes = (models.Index(fields=["facility", "person", "last", "first"], name="placements_in_a_place"),)

    def __str__(self) -> str:
        return f"Placement {self.pk}"
