"""What became of a file that was brought in: one line that a desk can show."""

from __future__ import annotations

from django.db import models

from sprava.accounts.models import Compartment, Member
from sprava.records.models.claim import Claim
from sprava.records.models.document import Document


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, actor: Member) -> DeliveryQuerySet:
        """Files brought into the actor's compartments, the sensitive ones only for those whose role opens them."""
        seen = self.filter(compartment__in=actor.compartments_seen())
        return seen if actor.may("claims.sensitive") else seen.filter(klass__lt=Claim.Klass.SENSITIVE)


class Delivery(models.Model):
    """One document as it was brought into one compartment.

    ``code`` and ``facts`` say why, as sprava.reading.documents words it. A file of many texts that was interrupted goes
    on after the first ``texts_read``.
    """

    class Outcome(models.TextChoices):
        RUNNING = "", "not read to the end"
        OK = "ok", "read"
        PARTIAL = "partial", "read in part"
        REFUSED = "refused", "not read"
        QUARANTINED = "quarantined", "set apart"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    klass = models.PositiveSmallIntegerField(choices=Claim.Klass, default=Claim.Klass.PUBLIC)
    kind = models.CharField(max_length=12)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.RUNNING, blank=True)
    code = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)
    texts_read = models.PositiveIntegerField(default=0)
    texts_proposed_from = models.PositiveIntegerField(default=0)
    entered_as = models.CharField(max_length=64, blank=True)
    """The digest of the line of the manifest that says the same."""
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "compartment"], name="a_document_is_delivered_once_to_a_compartment"
            ),
        )

    def __str__(self) -> str:
        return f"delivery {self.pk}"
