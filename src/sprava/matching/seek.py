"""Looking for pairs: the keys of names bring people together, the engine weighs them, an action writes them down."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import inf
from time import monotonic
from typing import Final

from django.db.models import Q, QuerySet

from sprava.accounts.models import Member
from sprava.core.names import POSSIBLE, Comparison
from sprava.matching.gathering import Gathered, gathered
from sprava.matching.weighing import weigh
from sprava.matching.weights import InForce, weights_in_force
from sprava.records.actions.pairs import Finding, Proposal, note_search, propose_pairs
from sprava.records.models import Pair, PairSearch, Person
from sprava.records.search.sharing import sharing

MOST_AT_A_TIME: Final = 200
MOST_COMPARED: Final = 20
MOST_PROPOSED: Final = 8
"""Pairs of one person: of more than so many likely namesakes no person could judge each."""
MOST_ALIKE: Final = 2
"""Pairs of one person shown only because the two look alike and must not be taken for one another."""
ALIKE_FROM: Final = -6.0
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """How many people were looked at, how many pairs stand of them, and whether others have not been looked at yet."""

    people: int
    found: int
    is_all: bool


def look_through(by: Member, *, seconds: float = inf, progress: Progress | None = None) -> Looked:
    """Look for pairs of everybody recorded since the last look, those recorded first.

    After about ``seconds`` it stops, and the next look goes on there. Repeating finds nobody new to look at.
    """
    people = found = 0
    end = monotonic() + seconds
    while True:
        step = look_further(by)
        people, found = people + step.people, found + step.found
        if progress is not None:
            progress(step.people)
        if step.is_all or monotonic() > end:
            return Looked(people, found, is_all=step.is_all)


def look_further(by: Member, most: int = MOST_AT_A_TIME) -> Looked:
    """Look for pairs of at most ``most`` people recorded since the last look, those recorded first."""
    fresh = not_looked_at(by).order_by("last_recorded", "pk")
    rows = list(fresh.values_list("pk", "last_recorded")[: most + 1])
    if not rows:
        return Looked(0, 0, is_all=True)
    chosen = rows[:most]
    found = propose_for([number for number, _ in chosen], by)
    last, until = chosen[-1]
    note_search(until=until, last_person=last, people=len(chosen), found=found, by=by)
    return Looked(len(chosen), found, is_all=len(rows) <= most)


def not_looked_at(by: Member) -> QuerySet[Person]:
    """People recorded since the last look of somebody who sees at least what ``by`` sees."""
    seen = Person.objects.visible_to(by)
    last = PairSearch.objects.visible_to(by).order_by("-until", "-last_person").first()
    if last is None:
        return seen
    return seen.filter(Q(last_recorded__gt=last.until) | Q(last_recorded=last.until, pk__gt=last.last_person))


def weigh_anew(by: Member, progress: Progress | None = None) -> None:
    """Weigh the pairs that wait by the weights in force now, and look again for whoever else the people in them may be.
    Repeating changes nothing.
    """
    waiting = Pair.objects.visible_to(by).undecided().values_list("left", "right")
    people = sorted({number for pair in waiting for number in pair})
    for start in range(0, len(people), MOST_AT_A_TIME):
        part = people[start : start + MOST_AT_A_TIME]
        propose_for(part, by)
        if progress is not None:
            progress(len(part))


def propose_for(people: Collection[int], by: Member) -> int:
    """Find and write down the pairs of these people, as far as ``by`` may see. Returns how many stand."""
    found = 0
    numbers, by_what = sorted(people), weights_in_force()
    for start in range(0, len(numbers), MOST_AT_A_TIME):
        part = numbers[start : start + MOST_AT_A_TIME]
        found += propose_pairs(part, list(_proposals(part, by, by_what)), engine=by_what.engine, by=by)
    return found


def _proposals(people: Sequence[int], by: Member, by_what: InForce) -> Iterator[Proposal]:
    alike = {number: _most_alike(worth) for number, worth in sharing(people, by).items()}
    known = gathered({*people, *(other for others in alike.values() for other in others)}, by)
    weighed: dict[tuple[int, int], Comparison] = {}
    for number, others in alike.items():
        for other in others:
            pair = (min(number, other), max(number, other))
            if pair not in weighed and known.keys() >= set(pair):
                weighed[pair] = weigh(known[pair[0]], known[pair[1]], by_what.weights)
    for pair in _telling(weighed, people):
        yield _proposal(known[pair[0]], known[pair[1]], weighed[pair])


def _most_alike(worth: Mapping[int, float]) -> list[int]:
    return nlargest(MOST_COMPARED, worth, key=lambda other: (worth[other], -other))


def _telling(weighed: dict[tuple[int, int], Comparison], people: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs worth a look, of each person the likeliest: possible ones, and a few look-alikes."""
    of_person: dict[int, list[tuple[int, int]]] = {number: [] for number in people}
    for pair, comparison in weighed.items():
        for number in pair:
            if number in of_person and comparison.weight >= ALIKE_FROM:
                of_person[number].append(pair)
    best: set[tuple[int, int]] = set()
    for pairs in of_person.values():
        ranked = nlargest(MOST_PROPOSED, pairs, key=lambda one: (weighed[one].weight, one))
        possible = [pair for pair in ranked if weighed[pair].weight >= POSSIBLE]
        best.update(possible, ranked[len(possible) : len(possible) + MOST_ALIKE])
    return sorted(best)


def _proposal(left: Gathered, right: Gathered, comparison: Comparison) -> Proposal:
    evidence = [Finding(item.part, item.how, round(item.weight, 3), item.said) for item in comparison.evidence]
    return Proposal(left.number, right.number, comparison.weight, evidence, _kind(left, right, comparison.weight))


def _kind(left: Gathered, right: Gathered, weight: float) -> Pair.Kind:
    if weight < POSSIBLE:
        return Pair.Kind.ALIKE
    return Pair.Kind.INSIDE if left.lists & right.lists else Pair.Kind.ACROSS
