"""What is said of one person and cannot all be so: shown beside the events, never repaired. docs/methods/custody.md"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sprava.core.claims import Item
from sprava.core.dates import When, parse_date
from sprava.core.nouns import CUSTODIAL, NOUNS, Kind

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days outside of these years are kept as sources say them, and counted nowhere."""
_ENDS = {
    "stay": ("since", "until"), "incident": ("since", "until"), "recognition": ("since", "until"),
    "contact": ("since", "until"), "listing": ("added", "removed"),
}  # fmt: skip
_OF_THE_LIVING = ("detention", "stay", "sighting", "incident")
_REPORTED_AFTERWARDS = ("charge", "detention", "incident", "recognition", "sentence", "sighting", "stay")
"""What a source cannot report before it happens; hearings and releases are announced."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``code`` names the rule; ``items`` are the events that it is about, or the person themself."""

    code: str
    items: tuple[Item, ...]


def contradictions(found: Iterable[Item], today: date) -> list[Contradiction]:
    """Everything that cannot all be so in what is accepted, in the order of the rules.

    A date that leaves it open contradicts nothing: ``2021`` may be before or after any day of that year.
    """
    known = sorted(found, key=lambda item: item.lead)
    return [one for rule in _RULES for one in rule(known, today)]


def _released_before_arrest(known: list[Item], _today: date) -> Iterator[Contradiction]:
    inside = [item for item in known if item.noun in ("detention", "stay") or _is_of_prison(item)]
    for release in (item for item in known if item.noun == "release"):
        if release.when is None or not inside or any(_may_be_by(item, release.when) for item in inside):
            continue
        first = min(inside, key=lambda item: item.when.earliest() if item.when else date.min)
        yield Contradiction("released_before_arrest", (release, first))


def _is_of_prison(item: Item) -> bool:
    """Seen inside, or sentenced to what is served inside; of a sentence of no named kind that may be so."""
    kind = item.value("kind")
    return item.value("state") == "held" or (item.noun == "sentence" and (not kind or kind in CUSTODIAL))


def _may_be_by(item: Item, day: When) -> bool:
    return item.when is None or item.when.earliest() <= day.latest()


def _sentence_without_verdict(known: list[Item], _today: date) -> Iterator[Contradiction]:
    for item in known:
        if item.noun == "sentence" and item.when is None:
            yield Contradiction("sentence_without_verdict", (item,))


def _sentenced_before_charge(known: list[Item], _today: date) -> Iterator[Contradiction]:
    for sentence in (item for item in known if item.noun == "sentence" and item.of and item.when):
        charges = [item for item in known if item.noun == "charge" and set(item.of) & set(sentence.of)]
        if charges and sentence.when and not any(_may_be_by(charge, sentence.when) for charge in charges):
            yield Contradiction("sentenced_before_charge", (sentence, charges[0]))


def _ends_before_it_begins(known: list[Item], _today: date) -> Iterator[Contradiction]:
    for item in known:
        begun, over = (_day(item, field) for field in _ENDS.get(item.noun, ("", "")))
        if begun and over and over.latest() < begun.earliest():
            yield Contradiction("ends_before_it_begins", (item,))


def _in_two_places(known: list[Item], _today: date) -> Iterator[Contradiction]:
    stays = [item for item in known if item.noun == "stay"]
    for first, second in combinations(stays, 2):
        if first.value("facility") != second.value("facility") and (_holds(first, second) or _holds(second, first)):
            yield Contradiction("in_two_places", (first, second))


def _holds(stay: Item, other: Item) -> bool:
    """Does ``other`` certainly begin, or certainly go on, while this stay certainly lasts? A move on one day names two
    places for it."""
    since, until = _day(stay, "since"), _day(stay, "until")
    begun, over = _day(other, "since"), _day(other, "until")
    if not (since and until and begun):
        return False
    begins = since.latest() < begun.earliest() and begun.latest() < until.earliest()
    goes_on = over is not None and max(since.latest(), begun.latest()) < min(until.earliest(), over.earliest())
    return begins or goes_on


def _before_birth(known: list[Item], _today: date) -> Iterator[Contradiction]:
    who = next((item for item in known if item.noun == "person"), None)
    born = _day(who, "birth_date") if who else None
    if who is None or born is None:
        return
    died = _day(who, "death_date")
    if died and died.latest() < born.earliest():
        yield Contradiction("died_before_birth", (who,))
    for item in known:
        if item.when and item.when.latest() < born.earliest():
            yield Contradiction("before_birth", (item,))


def _after_death(known: list[Item], _today: date) -> Iterator[Contradiction]:
    who = next((item for item in known if item.noun == "person"), None)
    died = _day(who, "death_date") if who else None
    for item in known if died else ():
        if died and item.noun in _OF_THE_LIVING and item.when and item.when.earliest() > died.latest():
            yield Contradiction("after_death", (item,))


def _not_yet(known: list[Item], today: date) -> Iterator[Contradiction]:
    for item in known:
        days = [day for field in item.one if (day := _day(item, field))]
        if any(day.latest().year < FIRST_YEAR or day.earliest().year > LAST_YEAR for day in days):
            yield Contradiction("not_counted", (item,))
        elif item.noun in _REPORTED_AFTERWARDS and item.when and item.when.earliest() > today:
            yield Contradiction("not_yet", (item,))


def _day(item: Item, field: str) -> When | None:
    # By its kind and not by its name: "added" is a day of a list and a yes or no of a sentence.
    declared = NOUNS[item.noun].fields.get(field)
    text = item.value(field) if declared and declared.kind is Kind.DATE else ""
    return parse_date(text) if text else None


_RULES: tuple[Callable[[list[Item], date], Iterator[Contradiction]], ...] = (
    _released_before_arrest, _sentence_without_verdict, _sentenced_before_charge, _ends_before_it_begins,
    _in_two_places, _before_birth, _after_death, _not_yet,
)  # fmt: skip
CODES = (
    "released_before_arrest", "sentence_without_verdict", "sentenced_before_charge", "ends_before_it_begins",
    "in_two_places", "died_before_birth", "before_birth", "after_death", "not_counted", "not_yet",
)  # fmt: skip
