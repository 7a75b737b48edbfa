"""How far a source was trusted in the course of time."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import models
from django.db.models import F, Q

from sprava.accounts.models import Member
from sprava.records.models.source import Source


class GradingQuerySet(models.QuerySet["Grading"]):
    def visible_to(self, actor: Member) -> GradingQuerySet:
        """Of sources, which are everybody's who may read sources: whom they speak of is another matter."""
        return self if actor.may("sources.read") else self.none()

    def grades_at(self, moment: datetime | None) -> dict[int, int]:
        """The grade that each source had at ``moment``, of those that have been graded anew since; now, of none."""
        if moment is None:
            return {}
        # The first that came later says what stood until then.
        later = self.filter(graded_at__gt=moment).order_by("-graded_at", "-pk")
        return dict(later.values_list("source_id", "was"))

    def replaced(self) -> dict[int, list[tuple[int, datetime]]]:
        """For each source the grades that it no longer has, each with the moment that ended it, oldest first."""
        found: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
        for source, was, at in self.order_by("graded_at", "pk").values_list("source_id", "was", "graded_at"):
            found[source].append((was, at))
        return found


class Grading(models.Model):
    """A source graded anew: appended, never edited. The grade with which it was entered is what the first one replaced.

    The grade of now stands in the source itself.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="gradings")
    was = models.PositiveSmallIntegerField(choices=Source.Grade)
    grade = models.PositiveSmallIntegerField(choices=Source.Grade)
    because = models.CharField(max_length=1000)
    graded_at = models.DateTimeField()
    graded_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    objects = GradingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(was__range=(1, 5), grade__range=(1, 5)) & ~Q(was=F("grade")) & ~Q(because=""),
                name="a_grading_changes_a_grade_and_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"grading {self.pk}"
