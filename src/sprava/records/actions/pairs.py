"""Pairs: what the matching engine proposes as one person is written down, and closed when a person has judged it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.records.identity import joined, ties_of
from sprava.records.models import Judgement, Pair, PairSearch, Person

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of evidence: the code of its reason in two halves, its weight in bits, what the two records say."""

    part: str
    how: str
    weight: float
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two people who may be one, by their numbers, and why."""

    left: int
    right: int
    weight: float
    evidence: Sequence[Finding]
    kind: str


@transaction.atomic
def propose_pairs(people: Collection[int], proposals: Iterable[Proposal], *, engine: str, by: Member) -> int:
    """Replace what is proposed of these people by ``proposals``, as far as ``by`` may see it. Returns how many stand.

    Pairs that were judged keep the evidence their judge saw and are not proposed again, nor are pairs of records of
    which others of the same two people were judged. Repeating changes nothing but the time.
    """
    seen = Pair.objects.visible_to(by)
    for part in _parts(people):
        stale = seen.undecided().filter(Q(left__in=part) | Q(right__in=part)).values_list("pk", flat=True)
        Pair.objects.filter(pk__in=list(stale)).delete()
    by_pair = {tuple(sorted((one.left, one.right))): one for one in proposals}
    numbers = {number for pair in by_pair for number in pair}
    _must_be_seen(numbers, by)
    closed = _closed(by_pair)
    known = {
        pair
        for part in _parts(numbers)
        for pair in Pair.objects.filter(left__in=part).values_list("left_id", "right_id")
    }
    fresh = [
        _pair(pair, one, engine) for pair, one in sorted(by_pair.items()) if pair not in closed and pair not in known
    ]
    Pair.objects.bulk_create(fresh, batch_size=_AT_A_TIME)
    return len(fresh)


@transaction.atomic
def settle_pairs(records: Collection[int]) -> None:
    """Close the pairs of these records that are judged now, and open those that are so no longer; of whoever is or was
    one person with them too. Repeating changes nothing.
    """
    members, _ = ties_of(records)
    pairs: dict[int, Pair] = {}
    for part in _parts(members):
        pairs |= Pair.objects.filter(Q(left__in=part) | Q(right__in=part)).in_bulk()
    closed = _closed({(pair.left_id, pair.right_id) for pair in pairs.values()})
    for pair in pairs.values():
        is_open = (pair.left_id, pair.right_id) not in closed
        if pair.open != is_open:
            pair.open = is_open
            pair.save(update_fields=["open"])


def note_search(*, until: datetime, last_person: int, people: int, found: int, by: Member) -> PairSearch:
    """Write down how far ``by`` has had the register looked through, so that the next search goes on there."""
    return PairSearch.objects.create(
        by=by, until=until, last_person=last_person, people=people, found=found, at=timezone.now()
    )


def _pair(numbers: tuple[int, ...], one: Proposal, engine: str) -> Pair:
    evidence = [[item.part, item.how, item.weight, list(item.said)] for item in one.evidence]
    left, right = numbers
    return Pair(
        left_id=left, right_id=right, weight=one.weight, evidence=evidence, kind=one.kind, engine=engine,
        proposed_at=timezone.now(),
    )  # fmt: skip


def _must_be_seen(people: Collection[int], by: Member) -> None:
    seen = Person.objects.visible_to(by)
    known = {number for part in _parts(people) for number in seen.filter(pk__in=part).values_list("pk", flat=True)}
    if not known.issuperset(people):
        raise Refused("A pair is two people of the register whom you may see.")


def _closed(pairs: Collection[tuple[int, ...]]) -> set[tuple[int, ...]]:
    """Those that are no question any more: one person already, one of two merged into a third, or judged."""
    numbers = {number for pair in pairs for number in pair}
    records, ties = ties_of(numbers)
    leaders = joined(records, ties)
    judged = {
        frozenset((leaders[left], leaders.get(right, right)))
        for part in _parts(records)
        for left, right in Judgement.objects.in_force().filter(left__in=part).values_list("left__pk", "right__pk")
    }
    return {pair for pair in pairs if any(leaders[number] != number for number in pair) or frozenset(pair) in judged}


def _parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(numbers)
    for start in range(0, len(every), _AT_A_TIME):
        yield every[start : start + _AT_A_TIME]
