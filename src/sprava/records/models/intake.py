"""How lists came in: imports, their problems, and what a list changed since we last saw it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sprava.accounts.models import Compartment, Member
from sprava.records.models.claim import Claim
from sprava.records.models.document import Document
from sprava.records.models.source import Source
from sprava.records.models.subject import Subject


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, actor: Member) -> ImportQuerySet:
        """Imports in the actor's compartments; of the sensitive ones those that they brought, unless their role opens
        all."""
        seen = self.filter(compartment__in=actor.compartments_seen())
        if actor.may("claims.sensitive"):
            return seen
        return seen.filter(Q(klass__lt=Claim.Klass.SENSITIVE) | Q(started_by=actor))


class Import(models.Model):
    """One reading of one archived list. ``next_row`` is where an interrupted import goes on."""

    class State(models.TextChoices):
        RUNNING = "running", "running"
        DONE = "done", "done"
        REFUSED = "refused", "refused"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="imports")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="imports")
    mapping = models.TextField(blank=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    klass = models.PositiveSmallIntegerField(choices=Claim.Klass, default=Claim.Klass.PUBLIC)
    as_of = models.CharField(max_length=32, blank=True)
    """The day of the list; empty where it has none."""
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    rows_total = models.BigIntegerField(null=True)
    next_row = models.BigIntegerField(default=0)
    rows_taken = models.BigIntegerField(default=0)
    rows_refused = models.BigIntegerField(default=0)
    rows_quarantined = models.BigIntegerField(default=0)
    added = models.BigIntegerField(default=0)
    changed = models.BigIntegerField(default=0)
    removed = models.BigIntegerField(default=0)
    unchanged = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    started_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    objects = ImportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["source", "document"],
                condition=models.Q(state="running"),
                name="a_list_is_read_by_one_import_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"import {self.pk}"


class Problem(models.Model):
    """Why a row was not taken as it stands, as a code with its parameters; the desks put it into words."""

    reading = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="problems")
    row = models.BigIntegerField()
    column = models.CharField(max_length=200, blank=True)
    severity = models.CharField(max_length=12, default="refused")
    code = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ("reading", "row", "id")

    def __str__(self) -> str:
        return f"row {self.row}: {self.code}"


class SourceChangeQuerySet(models.QuerySet["SourceChange"]):
    def visible_to(self, actor: Member) -> SourceChangeQuerySet:
        """Changes in what lists say of people whom the actor may see."""
        return self.filter(person__compartment__in=actor.compartments_seen())


class SourceChange(models.Model):
    """What a list says of a person now and did not say before: itself a fact about the source."""

    class Kind(models.TextChoices):
        ADDED = "added", "added"
        CHANGED = "changed", "changed"
        REMOVED = "removed", "removed"
        RETURNED = "returned", "returned"

    reading = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="changes")
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    fields = models.JSONField(default=list)

    objects = SourceChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"
