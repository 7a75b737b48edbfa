"""What the decisions of reviewers teach the reading of later texts: a private overlay of the pack, and doubted rules.

Nothing of it is stored. It is counted anew from the decisions, so that undoing one unlearns it, and it is counted for
each compartment by itself and without sensitive reports: what one team learnt tells another nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sprava.accounts.models import Compartment
from sprava.core import names
from sprava.packs import Pack
from sprava.reading.lexicon import Lexicon
from sprava.reading.surnames import surname_keys
from sprava.reading.tiers import LIKELY, SURE, Count, families
from sprava.records.decisions import RIGHT, decided_in, state_of_decisions, values_recorded
from sprava.records.models import Suggestion

ENOUGH = 10
"""Decisions on proposals of one rule below which it is not doubted."""
_PLACES: Final = ("facility", "court", "body")


@dataclass(frozen=True, eq=False)
class Learned:
    """What was learnt in one compartment. The same decisions give the same object."""

    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The identifier that reviewers chose for the words of a report, by kind of place and words in small letters."""
    surnames: frozenset[str] = frozenset()
    """Keys of the surnames of people whom reviewers accepted."""
    rules: Mapping[str, Count] = field(default_factory=dict)
    """How many proposals of a rule were decided here and how many of them were right, by its narrower family."""

    @property
    def doubted(self) -> dict[str, str]:
        """The tier that the decisions here leave to a rule; only of those that earn less than A."""
        enough = {rule: count.share for rule, count in self.rules.items() if count.proposed >= ENOUGH}
        return {rule: "B" if share >= LIKELY else "C" for rule, share in enough.items() if share < SURE}

    @property
    def digest(self) -> str:
        """The same for the same lessons on places and rules; empty where there are none.

        Surnames are left out: they help with texts that come later, and each new person would otherwise make every text
        that waits look out of date.
        """
        lessons = [sorted(self.places.items()), sorted(self.doubted.items())]
        return hashlib.sha256(repr(lessons).encode()).hexdigest()[:8] if any(lessons) else ""

    def tier(self, rule: str, tier: str) -> str:
        """The tier of a proposal by ``rule``: never better than the engine's own, ``tier``."""
        return max(tier, self.doubted.get(families(rule)[0], tier)) if rule.count("/") >= 2 else tier


NOTHING: Final = Learned()


def learned(compartment: Compartment, law: Pack | None) -> Learned:
    """What the decisions on reports of ``compartment`` teach. One query while nothing new was decided."""
    return _learned(compartment.pk, law, *state_of_decisions(compartment.pk))


@lru_cache(maxsize=8)
def overlaid(lexicon: Lexicon, lessons: Learned) -> Lexicon:
    """The lexicon of a pack with what was learnt laid over it; the same lessons give the same object."""
    if not lessons.places and not lessons.surnames:
        return lexicon
    return replace(
        lexicon,
        facility=_with("facility", lexicon.facility, lessons),
        court=_with("court", lexicon.court, lessons),
        surnames=lexicon.surnames | lessons.surnames,
    )


def _with(kind: str, known: Callable[[str, date | None], str | None], lessons: Learned) -> Any:  # noqa: ANN401 a reader of places
    def place(written: str, on: date | None) -> str | None:
        return known(written, on) or lessons.places.get((kind, _plain(written)))

    return place


@lru_cache(maxsize=64)
def _learned(compartment: int, law: Pack | None, many: int, newest: object) -> Learned:  # noqa: ARG001 what makes it stale
    if not many:
        return NOTHING
    decisions = list(decided_in(compartment))
    accepted = [one for one in decisions if one.state in (Suggestion.State.ACCEPTED, Suggestion.State.CHANGED)]
    return Learned(_places(accepted, law), _surnames(accepted), _rules(decisions))


def _surnames(accepted: Iterable[Suggestion]) -> frozenset[str]:
    told = {(one.who, one.report.lang) for one in accepted if one.who}
    return frozenset(
        key for who, lang in told for word in names.parse(who).surnames for key in surname_keys(word.text, lang)
    )


def _rules(decisions: Iterable[Suggestion]) -> dict[str, Count]:
    proposed, right = Counter[str](), Counter[str]()
    for one in decisions:
        if one.rule.count("/") >= 2:
            family = families(one.rule)[0]
            proposed[family] += 1
            right[family] += one.state in RIGHT
    return {family: Count(many, right[family]) for family, many in proposed.items()}


def _places(accepted: Iterable[Suggestion], law: Pack | None) -> dict[tuple[str, str], str]:
    """Words that the pack does not know, beside the identifier that reviewers put in their place; what two reviewers
    read differently is not learnt."""
    chosen: dict[tuple[str, str], set[str]] = defaultdict(set)
    changed = [one for one in accepted if one.state == Suggestion.State.CHANGED]
    claims: dict[tuple[int, str], set[str]] = defaultdict(set)
    for number, kind, value in values_recorded(changed, _PLACES):
        claims[number, kind].add(value)
    for one in changed:
        for _noun, values in one.said:
            for kind in _PLACES:
                written, read = values.get(kind, ""), claims[one.pk, kind]
                if written and len(read) == 1 and not _is_known(kind, written, law):
                    chosen[kind, _plain(written)] |= {value for value in read if _is_known(kind, value, law)}
    return {words: only for words, values in chosen.items() if len(values) == 1 for only in values}


def _is_known(kind: str, value: str, law: Pack | None) -> bool:
    if law is None:
        return False
    rows = {"facility": law.facilities, "court": law.courts, "body": law.bodies}[kind]
    return value in rows


def _plain(written: str) -> str:
    return " ".join(written.casefold().split())
