"""Proceedings and places before they are set: what is said of them field by field, and who says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sprava.accounts.models import Member
from sprava.casework.apparatus import Apparatus, Saying, Value, lettered, places_in, sayings
from sprava.core.claims import Item
from sprava.records.dossier import thing_said


@dataclass(frozen=True, slots=True)
class Fact:
    """One field with its values."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as the foot of the page lists it."""

    letter: str
    number: int
    name: str
    grade: int
    claims: int


@dataclass(frozen=True, slots=True)
class Told:
    """A thing with its fields and sources."""

    item: Item
    facts: tuple[Fact, ...]
    said: tuple[Saying, ...]
    """Every claim, put together by the passages that say them."""
    sources: tuple[Speaker, ...]
    judges: bool

    @property
    def some_unverified(self) -> bool:
        """Does any value bear the mark of what nobody has verified?"""
        return any(value.is_unverified for fact in self.facts for value in fact.values)


def told(subjects: Iterable[int], reader: Member, known_at: datetime | None = None) -> Told | None:
    """What ``reader`` may know of the thing that these subjects are, now or as known at a past moment; None where
    nothing stood about it. Of the past nothing can be judged."""
    found = thing_said(subjects, reader, known_at)
    if found is None:
        return None
    letters = lettered(found.sources)
    apparatus = Apparatus(
        found.claims,
        letters,
        places_in([found.item], reader),
        judges=known_at is None and reader.may("claims.judge"),
        withdraws=known_at is None and reader.may("claims.withdraw"),
    )
    values = apparatus.values(found.item)
    by_field: dict[str, list[Value]] = {}
    for value in values:
        by_field.setdefault(value.field, []).append(value)
    counted = Counter(claim.source_id for claim in found.claims.values())
    return Told(
        found.item,
        tuple(Fact(own[0].label, tuple(own)) for own in by_field.values()),
        sayings(side for value in values for side in value.sides),
        tuple(
            Speaker(letters[source.pk], source.pk, source.name, source.grade, counted[source.pk])
            for source in found.sources
        ),
        apparatus.judges,
    )
