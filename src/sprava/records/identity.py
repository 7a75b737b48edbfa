"""Who is one person: the records that judgements join, now and at any past moment, found without touching a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sprava.records.models import Judgement


@dataclass(frozen=True, slots=True)
class Tie:
    """A judgement that two records are one person, in force from ``since`` until ``until``."""

    left: int
    right: int
    since: datetime
    until: datetime | None

    def holds(self, at: datetime | None) -> bool:
        """In force at ``at``, or now."""
        if at is None:
            return self.until is None
        return self.since <= at and (self.until is None or self.until > at)


def ties_of(people: Iterable[int]) -> tuple[set[int], list[Tie]]:
    """Every record that was ever judged to be one person with one of ``people``, and the judgements that said so."""
    same = Judgement.objects.filter(verdict=Judgement.Verdict.SAME)
    known = set(people)
    frontier = set(known)
    ties: set[Tie] = set()
    while frontier:
        found = same.filter(Q(left__in=frontier) | Q(right__in=frontier))
        new = {Tie(*row) for row in found.values_list("left_id", "right_id", "judged_at", "undone_at")} - ties
        ties |= new
        frontier = {record for tie in new for record in (tie.left, tie.right)} - known
        known |= frontier
    return known, sorted(ties, key=lambda tie: (tie.left, tie.right, tie.since))


def leaders_of(records: Iterable[int]) -> dict[int, int]:
    """Each of these records with the number of the person it is now judged to be."""
    return joined(*ties_of(records))


def every_tie() -> tuple[set[int], list[Tie]]:
    """The same for the whole register: there are far fewer judgements than people."""
    same = Judgement.objects.filter(verdict=Judgement.Verdict.SAME)
    ties = [Tie(*row) for row in same.order_by("pk").values_list("left_id", "right_id", "judged_at", "undone_at")]
    return {record for tie in ties for record in (tie.left, tie.right)}, ties


def joined(records: Iterable[int], ties: Iterable[Tie], at: datetime | None = None) -> dict[int, int]:
    """Each record mapped to the number of its person, now or as judged at a past moment.

    The person's number is the smallest among its records. Records that nobody joined map to themselves.
    """
    return components(records, [(tie.left, tie.right) for tie in ties if tie.holds(at)])


def grouped(records: Iterable[int], ties: Iterable[Tie]) -> dict[int, int]:
    """Each record mapped to the smallest one that it was ever joined to, now or in the past."""
    return components(records, [(tie.left, tie.right) for tie in ties])


def components(records: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each record with the smallest number that it is joined to."""
    leader = {record: record for record in records}

    def find(record: int) -> int:
        while leader[record] != record:
            leader[record] = leader[leader[record]]
            record = leader[record]
        return record

    for left, right in pairs:
        first, second = sorted((find(left), find(right)))
        leader[second] = first
    return {record: find(record) for record in leader}


def by_person(leaders: Mapping[int, int]) -> dict[int, list[int]]:
    """The records of each person, smallest first."""
    groups: dict[int, list[int]] = defaultdict(list)
    for record, person in sorted(leaders.items()):
        groups[person].append(record)
    return dict(groups)
