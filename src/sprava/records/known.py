"""People as the register knew them at a past moment: folded from the book by the same functions as the index of today.

The index holds what is read now, and of the past only custody. A list or a place of a past day of knowledge folds the
people whom it shows, so its cost grows with them and not with the register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import models
from django.db.models import Q

from sprava.accounts.models import Member
from sprava.core.claims import Said
from sprava.core.nouns import NAME_FIELDS
from sprava.records.entries import entries_of, said_of_each
from sprava.records.folding import COLUMNS, Folded, fold_person
from sprava.records.identity import every_tie, joined, ties_of
from sprava.records.models import Claim, Name, PastSpell, Person, Spell, Subject

Row = TypeVar("Row", bound=models.Model)
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Known:
    """The rows that the index held of one person at a moment. They are not stored; nothing may be saved of them."""

    person: Person
    folded: Mapping[type[models.Model], tuple[models.Model, ...]]

    def rows(self, model: type[Row]) -> tuple[Row, ...]:
        """The rows of one table, each with its person."""
        return self.folded.get(model, ())  # type: ignore[return-value] # stored under their own type

    @property
    def names(self) -> tuple[Name, ...]:
        """Every spelling, the heading first."""
        return self.rows(Name)


def people_known(records: Iterable[int], reader: Member, at: datetime) -> dict[int, Known]:
    """The people who these records, and all that were ever joined to them, were at ``at``, by the numbers of then.

    As lists read people: without sensitive claims, each record's claims in its own compartment. Somebody of whom no
    name stood then is not here. Seven queries for up to 500 records.
    """
    every, ties = ties_of(records)
    visible = Subject.objects.visible_to(reader).filter(kind="person")
    home: dict[int, int] = {}
    for some in _chunks(sorted(every)):
        home.update(visible.filter(pk__in=some).values_list("pk", "compartment_id"))
    leaders = joined(every, ties, at)
    said: dict[int, list[Said]] = defaultdict(list)
    for some in _chunks(sorted(home)):
        claims = Claim.objects.visible_to(reader).for_the_index().about(some).standing(at)
        for person, stood in said_of_each(entries_of(claims.as_said()), leaders, home, at).items():
            said[person] += stood
    found = (_folded(person, home[person], said[person]) for person in sorted(said))
    return {one.person.pk: one for one in found if one is not None}


def _folded(person: int, compartment: int, said: list[Said]) -> Known | None:
    into = Folded()
    if not fold_person(person, compartment, said, into):
        return None
    rows = {
        model: tuple(model(**dict(zip(COLUMNS[model], row, strict=True))) for row in listed)
        for model, listed in into.rows.items()
    }
    who = next(row for row in rows[Person] if isinstance(row, Person))
    for model, made in rows.items():
        for one in made if "person_id" in COLUMNS[model] else ():
            one.person = who  # type: ignore[attr-defined] # so that no page asks the database for whom it knows
    return Known(who, rows)


# ── who may be meant: numbers of then, a superset that the fold decides upon ──


def in_custody_known(day: date, reader: Member, at: datetime, *, certainly: bool) -> set[int]:
    """Everyone who was, as known at ``at``, in custody on ``day``: certainly, or certainly or possibly."""
    found: set[int] = set()
    for spells in (Spell.objects.visible_to(reader).known_at(at), PastSpell.objects.visible_to(reader).known_at(at)):
        on = spells.certainly_on(day) if certainly else spells.possibly_on(day)
        found.update(on.order_by().values_list("person_id", flat=True))
    return found


def named_known(reader: Member, at: datetime) -> set[int]:
    """Everyone of whom a name stood at ``at``."""
    return claimed_known(reader, at, "person", Q(field__in=NAME_FIELDS))


def claimed_known(reader: Member, at: datetime, noun: str, said: Q) -> set[int]:
    """Everyone of whom a claim of this kind stood at ``at``, by the numbers of then."""
    claims = Claim.objects.visible_to(reader).for_the_index().standing(at).filter(said, subject__kind=noun)
    records = claims.filter(person__isnull=False).order_by().values_list("person_id", flat=True).distinct()
    leaders = joined(*every_tie(), at)
    return {leaders.get(record, record) for record in records}


def numbers_of_then(people: Iterable[int], at: datetime) -> list[int]:
    """Under which numbers people of today went at ``at``; somebody joined since had several."""
    every, ties = ties_of(people)
    leaders = joined(every, ties, at)
    now = joined(every, ties)
    then: dict[int, list[int]] = defaultdict(list)
    for record in sorted(every):
        if leaders[record] == record:
            then[now[record]].append(record)
    return [number for person in people for number in then.get(now.get(person, person), [person])]


def numbers_of_today() -> dict[int, int]:
    """Each record that was joined to another, with the number under which its person goes now."""
    return joined(*every_tie())


def _chunks(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK))
