"""Where somebody was last seen: the last place named by a stay or a sighting that no later report contradicts.

:func:`last_seen` is the rule for one day. :func:`stretches` is what the index keeps of it, so that a list of everybody
in a prison on any day is read and not reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


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


def stretches(placings: Sequence[Placing]) -> list[tuple[str, date, date]]:
    """The same for every day at once: facility, first day and last day, in order, none of one facility touching."""
    named = [one for one in placings if one.facility]
    changes = {one.earliest for one in named if one.earliest} | {
        one.until + timedelta(days=1) for one in named if one.until and one.until < date.max
    }
    days = sorted(changes | {date.min}) if named else []
    found: list[tuple[str, date, date]] = []
    running: dict[str, date] = {}
    for day in days:
        here = {one.facility for one in last_seen(named, day)}
        left = running.keys() - here
        found += [(facility, running.pop(facility), day - timedelta(days=1)) for facility in left]
        for facility in here:
            running.setdefault(facility, day)
    found += [(facility, since, date.max) for facility, since in running.items()]
    return sorted(found)
