"""The pair: two records that may be one person, proposed with the evidence for a person to judge."""

from __future__ import annotations

from collections import Counter

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from sprava.accounts.models import Member
from sprava.records.models.judgement import Judgement
from sprava.records.models.person import Person
from sprava.records.models.subject import Subject


class PairQuerySet(models.QuerySet["Pair"]):
    def visible_to(self, actor: Member) -> PairQuerySet:
        """Pairs of which the actor may see both records."""
        seen = actor.compartments_seen()
        left, right = (
            Subject.objects.filter(pk=OuterRef(side), compartment__in=seen) for side in ("left_id", "right_id")
        )
        # Asked pair by pair: joined, SQLite would read every record of the register to count a few pairs.
        return self.filter(Exists(left), Exists(right))

    def undecided(self) -> PairQuerySet:
        """Pairs that nobody has judged, of people who stand in the register under these numbers."""
        left, right = (Person.objects.filter(pk=OuterRef(side)) for side in ("left_id", "right_id"))
        return self.filter(Exists(left), Exists(right), open=True)

    def likely(self) -> PairQuerySet:
        """Pairs that may well be one person: without those proposed only so that nobody takes one for the other."""
        return self.exclude(kind=Pair.Kind.ALIKE)

    def verdicts(self) -> Counter[str]:
        """How often each verdict is in force on these very pairs."""
        standing = Judgement.objects.in_force().filter(left=OuterRef("left"), right=OuterRef("right"))
        judged = self.annotate(verdict=Subquery(standing.values("verdict")[:1])).filter(verdict__isnull=False)
        return Counter(judged.values_list("verdict", flat=True))


class Pair(models.Model):
    """Two people who may be one, the lower number left. A proposal only: who is one person is said by judgements.

    ``evidence`` is a list of ``[part, how, weight, [what the two say]]`` in the order in which it is added up; its
    words are made when it is shown. A pair that was judged keeps the evidence that the judge saw.
    """

    class Kind(models.TextChoices):
        ACROSS = "across", "from different lists"
        INSIDE = "inside", "inside one list"
        ALIKE = "alike", "two people who look alike"

    left = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    weight = models.FloatField()
    """The sum of the evidence in bits: each doubles the odds that the two are one person."""
    evidence = models.JSONField(default=list)
    kind = models.CharField(max_length=8, choices=Kind)
    engine = models.CharField(max_length=64)
    """The version of the rules that weighed it."""
    open = models.BooleanField(default=True)
    proposed_at = models.DateTimeField()

    objects = PairQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["left", "right"], name="two_records_are_one_pair"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="the_lower_record_stands_left"),
        )
        indexes = (models.Index(fields=["open", "-weight", "id"], name="pairs_by_weight"),)

    def __str__(self) -> str:
        return f"Pair {self.pk}"


class PairSearchQuerySet(models.QuerySet["PairSearch"]):
    def visible_to(self, actor: Member) -> PairSearchQuerySet:
        """Searches of whoever sees at least what the actor sees: those left out nobody whom the actor may see."""
        seen = set(actor.compartments_seen())
        searchers = Member.objects.filter(pk__in=self.order_by().values("by"))
        return self.filter(by__in=[one.pk for one in searchers if seen.issubset(one.compartments_seen())])


class PairSearch(models.Model):
    """How far a member has had the register looked through for pairs: everybody recorded up to ``until``."""

    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField()
    last_person = models.BigIntegerField()
    """The last of those recorded at that very moment."""
    people = models.PositiveIntegerField()
    found = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = PairSearchQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["-until", "-last_person"], name="last_search_for_pairs"),)

    def __str__(self) -> str:
        return f"Search {self.pk}"
