"""Two looks at the register: who was counted in one and not in the other, and why, person by person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sprava.accounts.models import Member
from sprava.findings.answers import behind
from sprava.findings.asked import Question
from sprava.findings.views import steadily
from sprava.records.as_known import retold
from sprava.records.identity import every_tie, joined
from sprava.records.models import Claim


@dataclass(frozen=True, slots=True)
class Look:
    """People in custody on a day, as known at a moment; ``known_at`` None is now."""

    on: date
    known_at: datetime | None = None


class Why(StrEnum):
    """Why somebody is counted in the second look and not in the first, or the other way round."""

    ARRESTED = "arrested"  # custody began between the two days
    LEFT = "left"  # custody ended, or its proof ran out, between the two days
    LEARNT = "learnt"  # nobody had told the register of this person
    CORRECTED = "corrected"  # the register knew of them and has learnt better
    GRADED = "graded"  # nothing new was said: a source is trusted more, or less
    WITHDRAWN = "withdrawn"  # everything said of them was taken back
    JOINED = "joined"  # judged to be one person with another who is counted


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two counts of people: first + came - went = second, to the person."""

    first: frozenset[int]
    second: frozenset[int]
    came: Mapping[int, Why]
    went: Mapping[int, Why]


def difference(first: Look, second: Look, reader: Member, *, certain: bool = False) -> Difference:
    """Explain the change from one look to another, for people possibly (or only certainly) in custody.

    Knowledge changes first and days after it: the first day is looked at again with the knowledge of the second look.
    Whoever differs there differs by knowledge, whoever differs from there on differs by time.
    """
    looks = (first, Look(first.on, second.known_at), second)
    before, between, after = steadily(reader, lambda _shelf: [_counted(look, reader, certain) for look in looks])
    known_then, known_later = _known(first.known_at, reader), _known(second.known_at, reader)
    leaders = joined(*every_tie(), second.known_at)
    came = {
        person: Why.ARRESTED if person not in between else _by_knowledge(person, known_then)
        for person in after - before
    }
    went = {person: Why.LEFT if person in between else _gone(person, known_later, leaders) for person in before - after}
    corrected = [person for moved in (came, went) for person, why in moved.items() if why is Why.CORRECTED]
    graded = set(corrected) - retold(corrected, first.known_at, second.known_at)
    for moved in (came, went):
        moved.update(dict.fromkeys(graded & moved.keys(), Why.GRADED))
    return Difference(before, after, came, went)


def _by_knowledge(person: int, known_then: frozenset[int]) -> Why:
    return Why.CORRECTED if person in known_then else Why.LEARNT


def _gone(person: int, known_later: frozenset[int], leaders: Mapping[int, int]) -> Why:
    if leaders.get(person, person) != person:
        return Why.JOINED
    return Why.CORRECTED if person in known_later else Why.WITHDRAWN


def _counted(look: Look, reader: Member, certain: bool) -> frozenset[int]:  # noqa: FBT001 handed on
    found = behind(Question(on=look.on, known_at=look.known_at), reader)
    return found.certain if certain else found.certain | found.possible


def _known(known_at: datetime | None, reader: Member) -> frozenset[int]:
    """Records of which somebody said something that stood at that moment."""
    said = Claim.objects.visible_to(reader).for_the_index().standing(known_at)
    return frozenset(said.order_by().values_list("person_id", flat=True).distinct())
