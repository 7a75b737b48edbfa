"""Counts and choices over the whole register.

What is quickly counted is counted every time. What took long, in a large register, is kept in this process for a
minute: whoever enters somebody there sees them counted a minute later at the latest. Choices of filters and letters
are always kept so long.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

from django.core.cache import cache
from django.db.models import Count, Exists, Q, QuerySet
from django.utils.translation import get_language

from sprava.accounts.models import Compartment, Member
from sprava.casework.places import places_of
from sprava.casework.summary import as_core, placings_in, placings_of, reports_known
from sprava.core.custody import State, state_on
from sprava.records.as_known import together, unsettled
from sprava.records.known import in_custody_known, people_known
from sprava.records.models import Person, Placement, Recognition, Spell
from sprava.records.search.values import values_of
from sprava.records.whereabouts import Placing, last_seen

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


class Inside(NamedTuple):
    """How many people were last seen in each facility: certainly, and at most; and how many in custody there are."""

    places: Mapping[str, tuple[int, int]]
    in_custody: int


class _Held(NamedTuple):
    """Somebody in custody: whether certainly, and the day on which that time in custody can first have begun."""

    state: State
    begun: date


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
        return self.keep(f"inside {day}", lambda: _counted(*self._held(day), day))

    def inside_known(self, day: date, at: datetime) -> Inside:
        """The same as known at ``at``, with everybody then known to be in custody.

        People of whom nothing was recorded, taken back or judged since are read from the index of today, the others
        are folded anew: the cost grows with those others.
        """
        return self.keep(f"inside {day} {at}", lambda: self._inside_known(day, at))

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

    def _inside_known(self, day: date, at: datetime) -> Inside:
        everyone = in_custody_known(day, self.reader, at, certainly=False)
        spoken = Person.objects.visible_to(self.reader).filter(last_recorded__gt=at).order_by()
        changed = together(unsettled(at) | set(spoken.values_list("pk", flat=True)))
        held, placings = self._held(day)
        held = {person: one for person, one in held.items() if person in everyone and person not in changed}
        for number, one in people_known(everyone - held.keys(), self.reader, at).items():
            spells = [as_core(row) for row in one.rows(Spell)]
            begun = max((spell.begin_earliest for spell in spells if spell.possibly_on(day)), default=date.max)
            held[number] = _Held(state_on(day, spells), begun)
            placings[number] = placings_in(reports_known(one))
        return Inside(_counted(held, placings, day), len(everyone))

    def _held(self, day: date) -> tuple[dict[int, _Held], dict[int, list[Placing]]]:
        """Everyone in custody on ``day``, and every report of where they were."""
        spells = Spell.objects.visible_to(self.reader).possibly_on(day).order_by()
        people = spells.values_list("person_id", "begin_earliest", "begin_latest", "end_earliest")
        held: dict[int, _Held] = {}
        for person, begun, surely, ends in people:
            state = State.HELD if surely <= day <= ends else State.MAYBE
            one = _Held(state, begun)
            held[person] = min(held.get(person, one), one, key=lambda known: known.state != State.HELD)
        return held, placings_of(spells.values("person_id"), self.reader)

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


def _counted(
    held: Mapping[int, _Held], placings: Mapping[int, list[Placing]], day: date
) -> Mapping[str, tuple[int, int]]:  # fmt: skip
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for person, (state, begun) in held.items():
        for one in last_seen(placings.get(person, ()), day):
            if one.latest is None or one.latest >= begun:
                counted[one.facility][0] += state == State.HELD
                counted[one.facility][1] += 1
    return {facility: (certain, possible) for facility, (certain, possible) in counted.items()}


def _ordered(labels: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda pair: pair[1].casefold()))
