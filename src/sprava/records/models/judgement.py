"""What a person decided: that a claim is right or wrong, that two records are one person or two."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sprava.accounts.models import Member
from sprava.records.models.claim import Claim
from sprava.records.models.subject import Subject


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def in_force(self) -> JudgementQuerySet:
        """Not undone."""
        return self.filter(undone_at__isnull=True)

    def visible_to(self, actor: Member) -> JudgementQuerySet:
        """Judgements of claims that the actor may see, and of two records both of which they may see."""
        seen = actor.compartments_seen()
        of_claims = Q(claim__in=Claim.objects.visible_to(actor))
        return self.filter(Q(left__compartment__in=seen, right__compartment__in=seen) | of_claims)

    def of_pairs(self) -> JudgementQuerySet:
        """Those about two records."""
        return self.filter(left__isnull=False)


class Judgement(models.Model):
    """A decision by a named person, with its reason; undone by another entry, never erased."""

    class Verdict(models.TextChoices):
        UPHELD = "upheld", "upheld"
        REFUSED = "refused", "refused"
        SAME = "same", "same person"
        DIFFERENT = "different", "different people"
        UNSURE = "unsure", "unsure"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="judgements")
    left = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="+")
    right = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict)
    because = models.CharField(max_length=1000, blank=True)
    judged_at = models.DateTimeField()
    judged_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")

    objects = JudgementQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    claim__isnull=False, left__isnull=True, right__isnull=True, verdict__in=("upheld", "refused")
                )
                | Q(
                    claim__isnull=True,
                    left__isnull=False,
                    right__isnull=False,
                    verdict__in=("same", "different", "unsure"),
                ),
                name="a_judgement_is_about_a_claim_or_a_pair",
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(undone_at__isnull=True), name="one_judgement_of_a_claim_in_force"
            ),
            models.UniqueConstraint(
                fields=["left", "right"], condition=Q(undone_at__isnull=True), name="one_judgement_of_a_pair_in_force"
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict} {self.pk}"
