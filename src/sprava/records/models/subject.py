"""What it is about: the identity of a person, an event or a place, before anything is said of it."""

from __future__ import annotations

from django.db import models

from sprava.accounts.models import Compartment, Member
from sprava.records.models.source import Source


class SubjectQuerySet(models.QuerySet["Subject"]):
    def visible_to(self, actor: Member) -> SubjectQuerySet:
        """Subjects in the actor's compartments: what they may write about."""
        return self.filter(compartment__in=actor.compartments_seen())


class Subject(models.Model):
    """Something about which claims can be made. It has no properties of its own: those are claimed.

    ``person`` is whom the event happened to (itself, for a person), as first recorded; who is the same person is
    judged, not
    stored here. ``of`` is the proceeding that a charge, hearing or sentence belongs to. ``origin`` and ``key`` say
    under what
    name a list knows it, so that the next import of the list finds it again.
    """

    kind = models.CharField(max_length=16)
    person = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="events")
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts", db_index=False)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    origin = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    key = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()

    objects = SubjectQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["origin", "kind", "key"],
                condition=models.Q(kind__in=("person", "proceeding", "facility", "court", "body")) & ~models.Q(key=""),
                name="a_list_knows_a_thing_by_one_key",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
