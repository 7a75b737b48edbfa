"""Who is one person: the records that standing judgements join, found without touching a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Q

from sprava.records.models import Judgement


def joined_with(people: Iterable[int], known_at: datetime | None = None) -> dict[int, int]:
    """Every record that is judged to be one person with one of ``people``, mapped to the number of that person.

    The person's number is the smallest among its records. Records that nobody joined map to themselves.
    """
    same = Judgement.objects.filter(verdict=Judgement.Verdict.SAME)
    if known_at is None:
        same = same.in_force()
    else:
        same = same.filter(Q(undone_at__isnull=True) | Q(undone_at__gt=known_at), judged_at__lte=known_at)
    known = set(people)
    frontier = set(known)
    pairs: set[tuple[int, int]] = set()
    while frontier:
        found = (
            set(same.filter(Q(left__in=frontier) | Q(right__in=frontier)).values_list("left_id", "right_id")) - pairs
        )
        pairs |= found
        frontier = {record for pair in found for record in pair} - known
        known |= frontier
    return components(known, pairs)


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


def by_person(joined: Mapping[int, int]) -> dict[int, list[int]]:
    """The records of each person, smallest first."""
    groups: dict[int, list[int]] = defaultdict(list)
    for record, person in sorted(joined.items()):
        groups[person].append(record)
    return dict(groups)
