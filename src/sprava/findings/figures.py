"""Figures with their unit, their bounds and the recipe by which anybody can make them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sprava.accounts.models import Member
from sprava.records.identity import every_tie, joined
from sprava.records.models import Charge, Claim, PastSpell, Person, Recognition, Spell, Stay


@dataclass(frozen=True, slots=True)
class Group:
    """By what a figure can be split: a table of the index with its column, and the claims that speak of it."""

    model: Any
    column: str
    noun: str
    field: str


GROUPS: Mapping[str, Group] = {
    "article": Group(Charge, "article", "charge", "article"),
    "facility": Group(Stay, "facility", "stay", "facility"),
    "recogniser": Group(Recognition, "body", "recognition", "body"),
    "sex": Group(Person, "sex", "person", "sex"),
}
"""A person with two articles counts under both."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people, not of detentions: ``lower`` certainly, ``upper`` possibly; ``value`` is the certain one."""

    lower: int
    upper: int
    recipe: Mapping[str, Any]
    unit: str = "persons"
    groups: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def value(self) -> int:
        return self.lower

    def as_plain(self) -> dict[str, Any]:
        """For JSON."""
        plain: dict[str, Any] = {"unit": self.unit, "value": self.value, "lower": self.lower, "upper": self.upper}
        if self.groups:
            plain["groups"] = {
                name: {"value": one.value, "lower": one.lower, "upper": one.upper} for name, one in self.groups.items()
            }
        return {**plain, "recipe": dict(self.recipe)}


def persons_held(day: date, reader: Member, *, by: str | None = None, known_at: datetime | None = None) -> Figure:
    """People in custody at any time on ``day``, as far as ``reader`` may know, now or as known at a past moment.

    It is what the register knows: a lower bound on the truth. Method: docs/methods/custody.md, docs/methods/figures.md.
    """
    certain, possible = held(day, reader, known_at)
    recipe = {
        "definition": "people in custody at any time on the day; certain: between the last possible beginning and the "
        "first possible end; possible: between the first possible beginning and the last possible end",
        "method": "docs/methods/custody.md",
        "on": day.isoformat(),
        "known_at": (known_at or timezone.now()).isoformat(timespec="seconds"),
        "filters": {"visible_to": "the command line" if reader.kind == Member.Kind.COMMAND_LINE else "one member"},
        "by": by,
        "digest": _digest(certain, possible),
    }
    groups: Mapping[str, Figure] = {}
    if by:
        named = _named_now(GROUPS[by], reader) if known_at is None else _named_then(GROUPS[by], reader, known_at)
        groups = _split(certain, possible, named)
    return Figure(len(certain), len(possible), recipe, groups=groups)


def held(day: date, reader: Member, known_at: datetime | None) -> tuple[set[int], set[int]]:
    """The people certainly held, and the people certainly or possibly held."""
    spells = Spell.objects.visible_to(reader)
    if known_at is None:
        return _people(spells.certainly_on(day)), _people(spells.possibly_on(day))
    still, once = spells.known_at(known_at), PastSpell.objects.visible_to(reader).known_at(known_at)
    certain = _people(still.certainly_on(day)) | _people(once.certainly_on(day))
    return certain, _people(still.possibly_on(day)) | _people(once.possibly_on(day))


def _people(spells: QuerySet[Any]) -> set[int]:
    return set(spells.order_by().values_list("person_id", flat=True))


def _digest(*sets: Iterable[int]) -> str:
    """The same people give the same digest: a figure can be compared without showing anybody."""
    text = "|".join(",".join(map(str, sorted(people))) for people in sets)
    return hashlib.sha256(text.encode()).hexdigest()


def _named_now(group: Group, reader: Member) -> Iterator[tuple[int, str]]:
    owner = "pk" if group.model is Person else "person_id"
    rows = group.model.objects.visible_to(reader).order_by().values_list(owner, group.column).distinct()
    return iter(rows.iterator(chunk_size=5000))


def _named_then(group: Group, reader: Member, known_at: datetime) -> Iterator[tuple[int, str]]:
    """What claims said at the time. Where two contradicted each other, a person counts under both."""
    said = Claim.objects.visible_to(reader).for_the_index().standing(known_at)
    rows = list(said.filter(subject__kind=group.noun, field=group.field).order_by().values_list("person_id", "value"))
    leaders = joined(*every_tie(), known_at)
    return ((leaders.get(person, person), value) for person, value in rows)


def _split(certain: set[int], possible: set[int], named: Iterable[tuple[int, str]]) -> dict[str, Figure]:
    lower: dict[str, set[int]] = {}
    upper: dict[str, set[int]] = {}
    seen: set[int] = set()
    for person, value in named:
        if person in possible and value:
            seen.add(person)
            upper.setdefault(value, set()).add(person)
            if person in certain:
                lower.setdefault(value, set()).add(person)
    if unknown := possible - seen:
        upper[""], lower[""] = unknown, unknown & certain
    return {name: Figure(len(lower.get(name, ())), len(upper[name]), {}) for name in sorted(upper)}
