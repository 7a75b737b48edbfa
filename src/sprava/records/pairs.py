"""Who may be the same person: proposals beside a person, for whoever may see both."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from sprava.accounts.models import Member
from sprava.core.names import POSSIBLE
from sprava.records.models import Pair, Person


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody who may be the person, the number of the pair, and the sum of the evidence in bits."""

    pair: int
    person: Person
    weight: float


def pairs_beside(person: int, reader: Member, *, most: int = 5) -> list[Beside]:
    """The people who may well be this one and of whom nobody has judged it, the likeliest first. Two queries.

    Pairs that stand in the queue only so that nobody takes one for the other are left out.
    """
    possible = Pair.objects.visible_to(reader).undecided().filter(weight__gte=POSSIBLE)
    pairs = list(possible.filter(Q(left=person) | Q(right=person)).order_by("-weight", "pk")[:most])
    others = {pair.pk: pair.right_id if pair.left_id == person else pair.left_id for pair in pairs}
    people = Person.objects.visible_to(reader).in_bulk(list(others.values()))
    return [Beside(pair.pk, people[others[pair.pk]], pair.weight) for pair in pairs if others[pair.pk] in people]
