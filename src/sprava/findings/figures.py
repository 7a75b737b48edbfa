"""Figures with their unit, their bounds and the recipe by which anybody can make them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sprava.accounts.models import Member
from sprava.records.models import Charge, Person, Recognition, Spell, Stay

GROUPS: Mapping[str, tuple[Any, str]] = {
    "article": (Charge, "article"),
    "facility": (Stay, "facility"),
    "recogniser": (Recognition, "body"),
    "sex": (Person, "sex"),
}
"""By what a figure can be split: the table and its column. A person with two articles counts under both."""


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


def persons_held(day: date, reader: Member, *, by: str | None = None, now: datetime | None = None) -> Figure:
    """People in custody at any time on ``day``, as far as ``reader`` may know, as known now.

    It is what the register knows: a lower bound on the truth. Method: docs/methods/custody.md, docs/methods/figures.md.
    """
    spells = Spell.objects.visible_to(reader)
    possible = _people(spells.possibly_on(day))
    certain = _people(spells.certainly_on(day))
    recipe = {
        "definition": "people in custody at any time on the day; certain: between the last possible beginning and the "
        "first possible end; possible: between the first possible beginning and the last possible end",
        "method": "docs/methods/custody.md",
        "on": day.isoformat(),
        "known_at": (now or timezone.now()).isoformat(timespec="seconds"),
        "filters": {"visible_to": "the command line" if reader.kind == Member.Kind.COMMAND_LINE else "one member"},
        "by": by,
        "digest": _digest(certain, possible),
    }
    groups = _split(certain, possible, by, reader) if by else {}
    return Figure(len(certain), len(possible), recipe, groups=groups)


def _people(spells: QuerySet[Spell]) -> set[int]:
    return set(spells.order_by().values_list("person_id", flat=True))


def _digest(*sets: Iterable[int]) -> str:
    """The same people give the same digest: a figure can be compared without showing anybody."""
    text = "|".join(",".join(map(str, sorted(people))) for people in sets)
    return hashlib.sha256(text.encode()).hexdigest()


def _split(certain: set[int], possible: set[int], by: str, reader: Member) -> dict[str, Figure]:
    model, column = GROUPS[by]
    owner = "pk" if model is Person else "person_id"
    lower: dict[str, set[int]] = {}
    upper: dict[str, set[int]] = {}
    seen: set[int] = set()
    rows = model.objects.visible_to(reader).order_by().values_list(owner, column).distinct()
    for person, value in rows.iterator(chunk_size=5000):
        if person in possible and value:
            seen.add(person)
            upper.setdefault(value, set()).add(person)
            if person in certain:
                lower.setdefault(value, set()).add(person)
    if unknown := possible - seen:
        upper[""], lower[""] = unknown, unknown & certain
    return {name: Figure(len(lower.get(name, ())), len(upper[name]), {}) for name in sorted(upper)}
