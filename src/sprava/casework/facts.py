"""What stands in short under the name of a person: born, in custody since, expected, charged, recognised, where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sprava.casework.apparatus import Apparatus
from sprava.casework.articles import article_short
from sprava.casework.jurisdiction import is_unverified
from sprava.casework.places import Named
from sprava.casework.reckoning import release_between, spell_behind
from sprava.core.custody import Spell
from sprava.core.dates import When, parse_date
from sprava.records.dossier import Dossier
from sprava.records.folding import last_sign
from sprava.records.whereabouts import Placing, last_seen


@dataclass(frozen=True, slots=True)
class Span:
    """A number that is known to lie between two."""

    least: int
    most: int

    @property
    def is_one(self) -> bool:
        """Both bounds are the same."""
        return self.least == self.most


class Charged(NamedTuple):
    """A charge in words; ``article`` is as the list of people takes it."""

    words: str
    article: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """The four facts under the name, and the last sign."""

    born: When | None
    years: Span | None
    held_since: When | None
    held_days: Span | None
    expected: When | None
    charges: tuple[Charged, ...]
    recognised: tuple[Named, ...]
    last_sign: date | None
    where: Named | None
    facility: str

    @property
    def some_unverified(self) -> bool:
        """Does anything here bear the mark?"""
        named = (*self.charges, *self.recognised, *([self.where] if self.where else ()))
        return any(one.is_unverified for one in named)


def facts_of(found: Dossier, day: date, seen: Apparatus) -> Facts:
    """What stands in short under the name."""
    born = date_in(found.who.value("birth_date")) if found.who else None
    spell = spell_behind(found.spells, day)
    inside = spell if spell and spell.possibly_on(day) else None
    facility = _facility(found, day) if inside else ""
    charges = {item.value("article"): None for item in found.of("charge") if item.value("article")}
    recognised = {
        item.value("body"): None for item in found.of("recognition") if item.value("status") in ("recognised", "former")
    }
    return Facts(
        born=born,
        years=_years(born, min(day, found.died.latest()) if found.died else day) if born else None,
        held_since=inside.began if inside else None,
        held_days=_days(inside, day) if inside else None,
        expected=release_between(inside),
        charges=tuple(Charged(article_short(one), one, is_unverified("article", one)) for one in charges),
        recognised=tuple(seen.places.named("body", body) for body in recognised if body),
        last_sign=last_sign(said for item in found.items for said in item.claims),
        where=seen.places.named("facility", facility) if facility else None,
        facility=facility,
    )


def _years(born: When, day: date) -> Span | None:
    """Whole years of age on ``day``; None where the birth is open at an end."""
    if born.earliest() == date.min or born.latest() == date.max or born.earliest() > day:
        return None
    least, most = (
        day.year - first.year - ((day.month, day.day) < (first.month, first.day))
        for first in (born.latest(), born.earliest())
    )
    return Span(max(least, 0), most)


def _days(spell: Spell, day: date) -> Span | None:
    if spell.begin_earliest == date.min:
        return None
    until = min(day, spell.end_latest)
    return Span(max((until - spell.begin_latest).days, 0), (until - spell.begin_earliest).days)


def _facility(found: Dossier, day: date) -> str:
    """Where they were last said to be; empty where two places are named alike."""
    placings = [
        Placing(item.value("facility"), *_bounds(item.when), until=_bounds(date_in(item.value("until")))[1])
        for item in (*found.of("stay"), *found.of("sighting"))
    ]
    here = last_seen(placings, day)
    return here[0].facility if len(here) == 1 else ""


def _bounds(when: When | None) -> tuple[date | None, date | None]:
    return (when.earliest(), when.latest()) if when else (None, None)


def date_in(text: str) -> When | None:
    """A stored date; None where there is none."""
    return parse_date(text) if text else None
