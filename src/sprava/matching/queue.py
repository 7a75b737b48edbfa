"""The pairs that wait, best first, and which one comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.matching.gathering import labels_of
from sprava.matching.odds import Odds
from sprava.matching.reasons import reason_words
from sprava.records.models import Pair, Person
from sprava.records.models.pair import PairQuerySet

PAGE: Final = 30
KINDS: Final[dict[str, str | Promise]] = {
    "": _("All"),
    Pair.Kind.ACROSS.value: _("From different lists"),
    Pair.Kind.INSIDE.value: _("Inside one list"),
    Pair.Kind.ALIKE.value: _("Look-alikes"),
}
KIND_WORDS: Final[dict[str, str | Promise]] = {
    Pair.Kind.ACROSS.value: _("from different lists"),
    Pair.Kind.INSIDE.value: _("inside one list"),
    Pair.Kind.ALIKE.value: _("two people who look alike"),
}
_MOST_REASONS: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A pair as a line of the queue."""

    pair: Pair
    left: str
    right: str
    odds: Odds
    kind: str | Promise
    reasons: tuple[str, ...]


def waiting_pairs(reader: Member, kind: str = "") -> PairQuerySet:
    """The pairs that ``reader`` may see and that nobody has judged, the likeliest first."""
    pairs = Pair.objects.visible_to(reader).undecided()
    return (pairs.filter(kind=kind) if kind else pairs).order_by("-weight", "pk")


def after(pairs: PairQuerySet, pair: Pair) -> PairQuerySet:
    """Those that come after ``pair`` in the order of the queue."""
    return pairs.filter(Q(weight__lt=pair.weight) | Q(weight=pair.weight, pk__gt=pair.pk))


def next_pair(reader: Member, kind: str, behind: Pair) -> Pair | None:
    """The pair to look at after this one: the next in the order, else the first that is left."""
    pairs = waiting_pairs(reader, kind).exclude(pk=behind.pk)
    return after(pairs, behind).first() or pairs.first()


def lines_of(pairs: Sequence[Pair], reader: Member) -> list[Line]:
    """The lines of these pairs, in their order."""
    called = labels_of({number for pair in pairs for number in (pair.left_id, pair.right_id)}, reader)
    people = Person.objects.visible_to(reader).count()
    return [
        Line(
            pair,
            called.get(pair.left_id, ""),
            called.get(pair.right_id, ""),
            Odds(pair.weight, people),
            KIND_WORDS[pair.kind],
            _telling(pair),
        )
        for pair in pairs
    ]


def _telling(pair: Pair) -> tuple[str, ...]:
    """The heaviest evidence, in words."""
    heaviest = sorted(pair.evidence, key=lambda stored: -abs(stored[2]))[:_MOST_REASONS]
    return tuple(map(reason_words, heaviest))
