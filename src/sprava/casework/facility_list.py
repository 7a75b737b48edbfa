"""All places of detention by kind, with how many people of the register are in each on a day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from sprava.accounts.models import Member
from sprava.casework.facilities import Link, kind_words, link_to
from sprava.casework.jurisdiction import is_unverified, pack, pack_behind
from sprava.casework.remembered import Inside, Remembered
from sprava.core.dates import When
from sprava.records.times import Times

_AUTHORITY = "authority"
"""The family of institutions that have an address and hold nobody."""
NAMED_ONLY = pgettext_lazy("group of places", "Named by sources only")


@dataclass(frozen=True, slots=True)
class FacilityLine:
    """A place as a line: how many people are there now, at least and at most."""

    value: str
    label: str
    is_unverified: bool
    certain: int
    possible: int
    closed: When | None
    moved_to: Link | None


@dataclass(frozen=True, slots=True)
class FacilityGroup:
    """Places of one kind."""

    kind: str | Promise
    lines: tuple[FacilityLine, ...]


@dataclass(frozen=True, slots=True)
class FacilityList:
    """All places by kind, and how many people in custody have none."""

    groups: tuple[FacilityGroup, ...]
    in_custody: int
    placed: int

    @property
    def nowhere(self) -> int:
        """People in custody or possibly of whom no source says where they are."""
        return max(0, self.in_custody - self.placed)


def facility_list(times: Times, reader: Member) -> FacilityList:
    """Every place that the pack or the register names, most people first within its kind, at the two times."""
    known = Remembered(reader)
    inside, in_custody = _inside(known, times)
    named, _bodies = known.choices()
    law = pack()
    groups: dict[str, list[FacilityLine]] = defaultdict(list)
    values: Iterable[str] = dict.fromkeys((*(law.facilities if law else ()), *named, *inside))
    language = get_language() or "en"
    for value in values:
        country, own = pack_behind(value)
        row = country.facilities.get(own) if country else None
        kind = country.institutions.get(row.type) if country and row else None
        certain, possible = inside.get(value, (0, 0))
        if kind and kind.family == _AUTHORITY and not possible:
            continue
        label = row.name_on().say(language) if row else named.get(value, value)
        closed = row.in_force.until if row else None
        moved = link_to(value.removesuffix(own) + row.moved_to) if row and row.moved_to else None
        group = kind_words(kind, language) if kind else ""
        if group and country is not law and country:
            group = f"{group}, {country.name.say(language)}"
        groups[group].append(
            FacilityLine(value, label, is_unverified("facility", value), certain, possible, closed, moved)
        )
    return FacilityList(
        # Places that no pack knows come last.
        tuple(FacilityGroup(kind or NAMED_ONLY, _most_first(groups[kind])) for kind in sorted(groups, key=_is_unknown)),
        in_custody,
        sum(possible for _, possible in inside.values()),
    )


def _inside(known: Remembered, times: Times) -> Inside:
    if times.known_at is not None:
        return known.inside_known(times.on, times.known_at)
    return Inside(known.inside(times.on), known.custody(times.on, times.on).possible)


def _is_unknown(kind: str) -> bool:
    return not kind


def _most_first(lines: Iterable[FacilityLine]) -> tuple[FacilityLine, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.possible, line.closed is not None, _as_counted(line.label))))


def _as_counted(label: str) -> tuple[tuple[int, str], ...]:
    """Colony No 2 before colony No 11."""
    return tuple(
        (int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]{1,9})", label.casefold())
    )
