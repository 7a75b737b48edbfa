"""The proceeding: one case, of one person or of many."""

from __future__ import annotations

from django.db import models

from sprava.accounts.models import Compartment, Member
from sprava.records.models.event import day, long_text, text


class ProceedingQuerySet(models.QuerySet["Proceeding"]):
    def visible_to(self, actor: Member) -> ProceedingQuerySet:
        """Proceedings in the actor's compartments."""
        return self.filter(compartment__in=actor.compartments_seen())


class Proceeding(models.Model):
    """A criminal or administrative case. Charges, hearings and sentences of its defendants point to it."""

    id = models.BigIntegerField(primary_key=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = text(16)
    title = long_text()
    case_number = long_text()
    group = long_text()
    court = text(600)
    body = text(600)
    judge = long_text()
    prosecutor = long_text()
    counsel = long_text()
    opened = text(32)
    opened_earliest = day()
    opened_latest = day()
    stage = text(16)

    objects = ProceedingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Proceeding {self.pk}"
