"""The book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q

from sprava.accounts.models import Compartment, Member
from sprava.core.claims import Said
from sprava.records.models.document import Passage
from sprava.records.models.source import Source
from sprava.records.models.subject import Subject

_SAID = (
    "id", "subject_id", "subject__kind", "field", "value", "source_id", "source__grade", "said_on", "recorded_at",
    "subject__of_id",
    "lang",
)  # fmt: skip


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, actor: Member) -> ClaimQuerySet:
        """Claims in the actor's compartments, the sensitive ones only for those whose role opens them."""
        claims = self.filter(compartment__in=actor.compartments_seen())
        return claims if actor.may("claims.sensitive") else claims.filter(klass__lt=Claim.Klass.SENSITIVE)

    def standing(self, known_at: datetime | None = None) -> ClaimQuerySet:
        """Not withdrawn: now, or as the book stood at ``known_at``."""
        if known_at is None:
            return self.filter(withdrawn_at__isnull=True)
        return self.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at), recorded_at__lte=known_at)

    def for_the_index(self) -> ClaimQuerySet:
        """Claims that the index may know of, withdrawn or not: not sensitive, in the compartment of their subject."""
        return self.filter(klass__lt=Claim.Klass.SENSITIVE, compartment=models.F("subject__compartment"))

    def about(self, people: Iterable[int]) -> ClaimQuerySet:
        """Claims about these people and what happened to them, by the numbers under which they were recorded."""
        return self.filter(person__in=people)

    def as_said(self) -> list[tuple[int | None, datetime | None, Said]]:
        """The claims as the rules need them, each with the number of its person and the moment of its withdrawal.

        Judgements are not applied.
        """
        rows = self.order_by().values_list("person_id", "withdrawn_at", *_SAID).iterator(chunk_size=5000)
        return [
            (person, until, Said(claim, subject, kind, field, value, source, grade, said_on, at, 0, of, lang))
            for person, until, claim, subject, kind, field, value, source, grade, said_on, at, of, lang in rows
        ]


class Claim(models.Model):
    """One source saying one thing about one subject: added, withdrawn, never edited.

    Only subject and passage are checked by the database as well: docs/decisions/0004-references.md says why.
    """

    class Klass(models.IntegerChoices):
        PUBLIC = 0, "from a public source"
        INTERNAL = 1, "internal"
        SENSITIVE = 2, "sensitive"

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="claims")
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False)
    field = models.CharField(max_length=24)
    value = models.TextField()
    printed = models.TextField(blank=True)
    lang = models.CharField(max_length=12, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims", db_constraint=False)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, related_name="claims", db_index=False)
    said_on = models.CharField(max_length=32, blank=True)
    compartment = models.ForeignKey(
        Compartment, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    klass = models.PositiveSmallIntegerField(choices=Klass, default=Klass.PUBLIC)
    recorded_at = models.DateTimeField(db_index=True)
    recorded_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    withdrawn_because = models.CharField(max_length=500, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["subject", "field", "value", "source"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_source_says_a_thing_once",
            ),
            models.CheckConstraint(condition=~Q(value=""), name="a_claim_says_something"),
        )
        indexes = (
            models.Index(fields=["withdrawn_at"], condition=Q(withdrawn_at__isnull=False), name="claim_withdrawn"),
        )

    def __str__(self) -> str:
        return f"claim {self.pk}"
