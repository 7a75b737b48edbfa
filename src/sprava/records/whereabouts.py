"""Where somebody was last seen: the last place named by a stay or a sighting that no later report contradicts.

The rule is written twice, here in Python for a few people and in :func:`placed` for the database; a test with random
histories holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from sprava.accounts.models import Member
from sprava.records.models import Sighting, Stay


@dataclass(frozen=True, slots=True)
class Placing:
    """One report that places somebody: since when, with the first and last day that it can have been; None unknown."""

    facility: str
    earliest: date | None
    latest: date | None
    until: date | None = None
    """The last day on which they can have been there; None where nobody says that they left."""

    @property
    def rank(self) -> date:
        """The later report is believed; one without a day gives way to any."""
        return self.latest or date.min

    def may_have_begun(self, day: date) -> bool:
        return self.earliest is None or self.earliest <= day

    def is_over(self, day: date) -> bool:
        return self.until is not None and self.until < day


def last_seen(placings: Iterable[Placing], day: date) -> tuple[Placing, ...]:
    """The placings that hold on ``day``, as a rule one; two places named for the same day both stay."""
    begun = sorted(
        (one for one in placings if one.facility and one.may_have_begun(day)), key=lambda one: one.rank, reverse=True
    )
    kept: dict[str, Placing] = {}
    for one in begun:
        later = (other for other in begun if other.rank > one.rank)
        if not one.is_over(day) and all(other.facility == one.facility and not other.is_over(day) for other in later):
            kept.setdefault(one.facility, one)
    return tuple(kept[facility] for facility in sorted(kept))


def placed(facility: str, day: date) -> Q:
    """The same as a condition on a person whom the reader may see: last seen in ``facility`` on ``day``.

    Whose people are asked about is said by the query that this completes; asking it again in each part costs a third.
    """
    mine = Q(person=OuterRef("pk"))
    stays = _stays(day).filter(facility=facility).exclude(until_latest__lt=day)
    stays = stays.exclude(_superseded("since_latest", day))
    seen = _sightings(day).filter(facility=facility).exclude(_superseded("date_latest", day))
    return Q(Exists(stays.filter(mine))) | Q(Exists(seen.filter(mine)))


def named_in(facility: str, reader: Member) -> QuerySet[Any, Any]:
    """The numbers of the people of whom any report names ``facility``, once for each report."""
    stays = Stay.objects.visible_to(reader).filter(facility=facility).order_by().values_list("person_id", flat=True)
    seen = Sighting.objects.visible_to(reader).filter(facility=facility).order_by().values_list("person_id", flat=True)
    return stays.union(seen, all=True)


def _stays(day: date) -> QuerySet[Stay]:
    return Stay.objects.filter(Q(since_earliest=None) | Q(since_earliest__lte=day))


def _sightings(day: date) -> QuerySet[Sighting]:
    return Sighting.objects.filter(Q(date_earliest=None) | Q(date_earliest__lte=day))


def _superseded(column: str, day: date) -> Q:
    """A later report names another place, or says that they left this one."""
    rank = Coalesce(OuterRef(column), Value(date.min))
    here = {"person": OuterRef("person")}
    stays = _stays(day).filter(**here, since_latest__gt=rank).exclude(facility="")
    seen = _sightings(day).filter(**here, date_latest__gt=rank).exclude(facility="")
    elsewhere = ~Q(facility=OuterRef("facility"))
    return Q(Exists(stays.filter(elsewhere | Q(until_latest__lt=day)))) | Q(Exists(seen.filter(elsewhere)))
