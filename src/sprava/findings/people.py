"""The people behind a figure: those whom it counts for certain, and those whom it counts as possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sprava.accounts.models import Member
from sprava.findings.answers import behind
from sprava.findings.asked import Question
from sprava.records.models import Person

MOST_SHOWN = 1000
_AT_ONCE = 500
MEASURES = ("stock", "before", "in", "out", "after")


@dataclass(frozen=True, slots=True)
class Party:
    """Some of the people: how many, those who have a page now, and how many are not shown."""

    count: int
    people: list[Person]

    @property
    def more(self) -> int:
        """Those who have no page of their own any more, or do not fit."""
        return self.count - len(self.people)


@dataclass(frozen=True, slots=True)
class People:
    """Both parties of a figure. Somebody may be counted twice in it and is named once."""

    certain: Party
    possible: Party


def people_behind(question: Question, measure: str, reader: Member) -> People:
    """Whom a figure counts.

    Raises:
        Refused: it is not the figure of one day or period.
    """
    found = behind(question, reader, measure)
    return People(_party(found.certain, reader), _party(found.possible, reader))


def _party(numbers: Collection[int], reader: Member) -> Party:
    people: list[Person] = []
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _AT_ONCE):
        people += Person.objects.visible_to(reader).filter(pk__in=ordered[start : start + _AT_ONCE])
    people.sort(key=lambda person: (person.sort_key, person.pk))
    return Party(len(ordered), people[:MOST_SHOWN])
