"""Counts and choices over the whole register.

What is quickly counted is counted every time. What took long, in a large register, is kept in this process for a
minute: whoever enters somebody there sees them counted a minute later at the latest. Choices of filters and letters
are always kept so long.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

from django.core.cache import cache
from django.db.models import Count, Exists, Q, QuerySet
from django.utils.translation import get_language

from sprava.accounts.models import Compartment, Member
from sprava.casework.places import places_of
from sprava.casework.summary import placings_of
from sprava.core.custody import State
from sprava.records.models import Person, Placement, Recognition, Spell
from sprava.records.search.values import values_of
from sprava.records.whereabouts import last_seen

SECONDS = 60
QUIET_AFTER_DAYS = 90
QUICK = 0.005
"""What was counted within so many seconds is not worth keeping."""
MOST_COUNTED = 1000
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Kept = TypeVar("Kept")


class Custody(NamedTuple):
    """How many people are in custody on a day: certainly, certainly or possibly, and how many of these are quiet, or
    had a term that should have ended."""

    certain: int
    possible: int
    quiet: int
    overdue: int


class Remembered:
    """What one reader may know of the whole register."""

    def __init__(self, reader: Member) -> None:
        self.reader = reader

    def people(self) -> int:
        """Everyone in the register."""
        return self.keep("people", lambda: Person.objects.visible_to(self.reader).count())

    def custody(self, day: date, quiet_since: date) -> Custody:
        """People in custody on ``day``; the quiet ones are those of whom no source has spoken since ``quiet_since``."""
        return self.keep(f"custody {day} {quiet_since}", lambda: self._custody(day, quiet_since))

    def matching(self, asked: str, people: QuerySet[Any, Any]) -> int:
        """How many match, counted no further than one past :data:`MOST_COUNTED`."""
        return self.keep(f"matching {asked}", lambda: people.order_by()[: MOST_COUNTED + 1].count())

    def letters(self) -> frozenset[str]:
        """The Latin letters with which anybody's sort key begins, in one statement."""
        return self.keep("letters", self._letters, always=True)

    def choices(self) -> tuple[dict[str, str], dict[str, str]]:
        """The facilities and the recognisers that the register names, by value with their labels, in their order."""
        return self.keep(f"choices {get_language()}", self._choices, always=True)

    def inside(self, day: date) -> Mapping[str, tuple[int, int]]:
        """How many people were last seen in each facility and are in custody on ``day``: certainly, and at most."""
        return self.keep(f"inside {day}", lambda: self._inside(day))

    def _custody(self, day: date, quiet_since: date) -> Custody:
        spells = Spell.objects.visible_to(self.reader).possibly_on(day).order_by()
        counted = spells.aggregate(
            certain=Count("person", distinct=True, filter=Q(begin_latest__lte=day, end_earliest__gte=day)),
            possible=Count("person", distinct=True),
            quiet=Count("person", distinct=True, filter=Q(person__last_sign__lt=quiet_since)),
            overdue=Count("person", distinct=True, filter=Q(expected_latest__lt=day, ended=False)),
        )
        return Custody(**counted)

    def _letters(self) -> frozenset[str]:
        people = Person.objects.visible_to(self.reader)
        beginning = {
            f"has_{letter}": Exists(people.filter(sort_key__gte=letter, sort_key__lt=chr(ord(letter) + 1)))
            for letter in LETTERS
        }
        # One row of a small table carries all the questions.
        answers = Compartment.objects.order_by("pk").annotate(**beginning).values_list(*beginning).first()
        return frozenset(letter for letter, there in zip(LETTERS, answers or (), strict=False) if there)

    def _choices(self) -> tuple[dict[str, str], dict[str, str]]:
        facilities, bodies = values_of(("facility", Placement), ("body", Recognition), reader=self.reader)
        labels = places_of(self.reader, facility=set(facilities), body=set(bodies))
        return _ordered(labels.facility), _ordered(labels.body)

    def _inside(self, day: date) -> Mapping[str, tuple[int, int]]:
        spells = Spell.objects.visible_to(self.reader).possibly_on(day).order_by()
        people = spells.values_list("person_id", "begin_earliest", "begin_latest", "end_earliest")
        held: dict[int, tuple[State, date]] = {}
        for person, begun, surely, ends in people:
            state = State.HELD if surely <= day <= ends else State.MAYBE
            held[person] = min(held.get(person, (state, begun)), (state, begun), key=lambda one: one[0] != State.HELD)
        counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for person, placings in placings_of(spells.values("person_id"), self.reader).items():
            state, begun = held[person]
            for one in last_seen(placings, day):
                if one.latest is None or one.latest >= begun:
                    counted[one.facility][0] += state == State.HELD
                    counted[one.facility][1] += 1
        return {facility: (certain, possible) for facility, (certain, possible) in counted.items()}

    def keep(self, what: str, ask: Callable[[], Kept], *, always: bool = False) -> Kept:
        """The answer to ``ask``, kept under ``what`` for readers of the same compartments if it took long."""
        asked = f"{self.reader.compartments_seen()} {what}"
        key = f"casework-{hashlib.sha256(asked.encode()).hexdigest()}"
        kept: Kept | None = cache.get(key)
        if kept is None:
            begun = perf_counter()
            kept = ask()
            if always or perf_counter() - begun > QUICK:
                cache.set(key, kept, SECONDS)
        return kept


def _ordered(labels: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda pair: pair[1].casefold()))
