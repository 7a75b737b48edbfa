"""On whom the grade of a source bears: whoever both it and one that it now stands otherwise to say the same field of.

Grades only order sources. One between two grades, or at either, may have come before the other and come after it now;
all others stand to it as they did. What is found here is never too little and may be too much: a fold decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q

from sprava.core.nouns import NOUNS
from sprava.records.identity import every_tie, grouped
from sprava.records.models import Claim, Grading, Source
from sprava.records.models.claim import ClaimQuerySet

_SINGLE = frozenset(name for noun in NOUNS.values() for name, field in noun.fields.items() if not field.many)


@dataclass(frozen=True, slots=True)
class Bearing:
    """The numbers of records of people, and of things that belong to no person."""

    people: frozenset[int]
    things: frozenset[int]


def borne_upon(source: int, was: int, grade: int) -> Bearing:
    """Whose rows in the index may change when ``source`` is graded ``grade`` instead of ``was``."""
    return _bearing(source, was, grade, Q())


def settled_otherwise(at: datetime) -> Bearing:
    """Of whom another value may have been accepted before sources were graded anew after ``at``."""
    differing = Q(field__in=_SINGLE) & ~Q(value=OuterRef("value"))
    later = Grading.objects.filter(graded_at__gt=at).values_list("source_id", "was", "grade").distinct()
    found = [_bearing(source, was, grade, differing) for source, was, grade in later]
    return Bearing(frozenset().union(*(one.people for one in found)), frozenset().union(*(one.things for one in found)))


def _bearing(source: int, was: int, grade: int, differing: Q) -> Bearing:
    low, high = min(was, grade), max(was, grade)
    # A grade that another once had counts as well: which of two changes came first then plays no part.
    once = Grading.objects.filter(was__range=(low, high)).values("source_id")
    between = Source.objects.filter(Q(grade__range=(low, high)) | Q(pk__in=once)).exclude(pk=source)
    rivals = sorted(between.values_list("pk", flat=True))
    mine, theirs = Claim.objects.filter(source=source), Claim.objects.filter(source__in=rivals)
    beside = theirs.filter(differing, field=OuterRef("field"))
    people = mine.filter(person__isnull=False).filter(Exists(beside.filter(person=OuterRef("person"))))
    things = mine.filter(person__isnull=True).filter(Exists(beside.filter(subject=OuterRef("subject"))))
    return Bearing(_records(people, "person_id") | _joined(mine, theirs), _records(things, "subject_id"))


def _records(claims: ClaimQuerySet, column: str) -> frozenset[int]:
    return frozenset(claims.order_by().annotate(record=F(column)).values_list("record", flat=True).distinct())


def _joined(mine: ClaimQuerySet, theirs: ClaimQuerySet) -> frozenset[int]:
    """Records that were ever joined, and of which both speak together."""
    tied, ties = every_tie()
    groups = grouped(tied, ties)
    leaders = [{groups[record] for record in _about(claims, tied)} for claims in (mine, theirs)]
    meant = leaders[0] & leaders[1]
    return frozenset(record for record, leader in groups.items() if leader in meant)


def _about(claims: ClaimQuerySet, records: Iterable[int]) -> set[int]:
    numbers, found = sorted(records), set[int]()
    for start in range(0, len(numbers), 500):
        part = claims.filter(person__in=numbers[start : start + 500]).order_by()
        found.update(record for record in part.values_list("person_id", flat=True) if record)
    return found
