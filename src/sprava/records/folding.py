"""From claims to rows of the index: pure functions, the same for one claim, for an import and for a rebuild."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter

from django.db import models

from sprava.core import claims as rules
from sprava.core.called import names_of
from sprava.core.claims import Item, Said
from sprava.core.custody import Spell as Spell_
from sprava.core.dates import parse_date
from sprava.core.errors import Unreadable
from sprava.core.nouns import NOUNS, Kind
from sprava.core.scripts import script_of
from sprava.records.history import Version
from sprava.records.models import (
    Appeal,
    Body,
    Charge,
    Contact,
    Court,
    Detention,
    Facility,
    Hearing,
    Incident,
    Listing,
    Name,
    NameKey,
    PastSpell,
    Person,
    Placement,
    Proceeding,
    Recognition,
    Release,
    Sentence,
    Sighting,
    Spell,
    Stay,
)  # fmt: skip
from sprava.records.search.keys import order_of, stored_keys
from sprava.records.spells import spells_of
from sprava.records.whereabouts import Placing, stretches

EVENTS: dict[str, type[models.Model]] = {
    "detention": Detention, "charge": Charge, "hearing": Hearing, "sentence": Sentence, "appeal": Appeal, "stay": Stay,
    "sighting": Sighting, "incident": Incident, "release": Release, "recognition": Recognition, "listing": Listing,
    "contact": Contact,
}  # fmt: skip
THINGS: dict[str, type[models.Model]] = {"proceeding": Proceeding, "facility": Facility, "court": Court, "body": Body}
# Children before Person, so that a deletion in this order breaks no reference.
OF_PEOPLE: tuple[type[models.Model], ...] = (*EVENTS.values(), Spell, PastSpell, Placement, NameKey, Name, Person)

Rows = dict[type[models.Model], list[tuple[object, ...]]]


@dataclass(slots=True)
class Folded:
    """Rows per table, each a tuple in the order of :data:`COLUMNS`."""

    rows: Rows = field(default_factory=lambda: defaultdict(list))

    def add(self, model: type[models.Model], row: tuple[object, ...]) -> None:
        self.rows[model].append(row)


def _columns(noun: str, first: tuple[str, ...]) -> list[str]:
    names = list(first)
    for name, declared in NOUNS[noun].fields.items():
        if not declared.many:
            names.append(name)
            if declared.kind is Kind.DATE:
                names += [f"{name}_earliest", f"{name}_latest"]
    return names


_SPELL = (
    "number", "begin_earliest", "begin_latest", "end_earliest", "end_latest", "ended", "died", "expected_earliest",
    "expected_latest",
)  # fmt: skip
_PERSON_FIELDS = ("sex", "birth_date", "death_date")
COLUMNS: dict[type[models.Model], list[str]] = {
    **{model: _columns(noun, ("id", "person_id", "of")) for noun, model in EVENTS.items()},
    Proceeding: _columns("proceeding", ("id", "compartment_id")),
    **{THINGS[noun]: ["label", "names", *_columns(noun, ("id", "compartment_id"))] for noun in ("facility", "court",
    "body")},
    Person: [
        "id", "compartment_id", "label", "label_lang", "sort_key", "sex", "birth_date", "birth_date_earliest",
        "birth_date_latest",
        "death_date", "death_date_earliest", "death_date_latest", "first_recorded", "last_recorded", "last_sign",
        "sources",
    ],
    Name: ["id", "person_id", "text", "kind", "script", "lang"],
    NameKey: ["key", "person_id"],
    Spell: ["person_id", *_SPELL, "known_from"],
    Placement: ["person_id", "facility", "first", "last"],
    PastSpell: ["person_id", "compartment_id", *_SPELL, "known_from", "known_until"],
}  # fmt: skip


def fold_person(
    person: int, compartment: int, said: Sequence[Said], into: Folded, known_from: datetime | None = None
) -> bool:
    """Add the rows of one person to ``into``; a person of whom no name stands gets none. Returns whether there is a
    person."""
    items = rules.items(said)
    who = next((item for item in items if item.noun == "person"), None)
    names = names_of(who)
    if who is None or not names:
        return False
    label = names[0][1].accepted
    first, last = min(map(attrgetter("recorded_at"), said)), max(map(attrgetter("recorded_at"), said))
    into.add(Person, (
        person, compartment, label.value, label.lang, order_of(label.value),
        *_single(who, _PERSON_FIELDS), first, last, last_sign(said), rules.voices(said),
    ))  # fmt: skip
    for kind, reading in names:
        spelling = reading.accepted
        into.add(Name, (spelling.claim, person, spelling.value, kind, script_of(spelling.value), spelling.lang))
    for key in sorted(stored_keys([reading.value for _, reading in names])):
        into.add(NameKey, (key, person))
    for item in items:
        if model := EVENTS.get(item.noun):
            into.add(model, (item.lead, person, item.of[0] if item.of else None, *_single(item, _singles(item.noun))))
    for number, spell in enumerate(spells_of(items)):
        into.add(Spell, (person, number, *_ends(spell), known_from or last))
    for stretch in stretches([placing for item in items if (placing := _placing(item))]):
        into.add(Placement, (person, *stretch))
    return True


_PLACING = {"stay": ("since", "until"), "sighting": ("date", "")}


def _placing(item: Item) -> Placing | None:
    """The report of a place in an item of the chain, if it is one."""
    if item.noun not in _PLACING or not (facility := item.value("facility")):
        return None
    begin, end = _PLACING[item.noun]
    since, until = item.value(begin), item.value(end) if end else ""
    when = parse_date(since) if since else None
    earliest, latest = (when.earliest(), when.latest()) if when else (None, None)
    return Placing(facility, earliest, latest, parse_date(until).latest() if until else None)


def fold_past(person: int, compartment: int, past: Sequence[Version], into: Folded) -> None:
    """Add what was once read of a person's custody and is read otherwise now."""
    for version in past:
        if version.until is not None:
            for number, spell in enumerate(version.spells):
                into.add(PastSpell, (person, compartment, number, *_ends(spell), version.since, version.until))


def custody_of(said: Sequence[Said]) -> tuple[Spell_, ...]:
    """The spells that claims prove; of somebody without a name we say nothing yet."""
    items = rules.items(said)
    return spells_of(items) if any(item.noun == "person" and item.is_named for item in items) else ()


def _ends(spell: Spell_) -> tuple[object, ...]:
    expected = spell.expected or (None, None)
    ends = spell.begin_earliest, spell.begin_latest, spell.end_earliest, spell.end_latest
    return (*ends, spell.ended, spell.died, *expected)


def fold_thing(kind: str, compartment: int, said: Sequence[Said], into: Folded) -> None:
    """Add the row of a proceeding, facility, court or body."""
    (item,) = rules.items(said)
    values = _single(item, _singles(kind))
    if kind == "proceeding":
        into.add(Proceeding, (item.lead, compartment, *values))
        return
    names = [[reading.accepted.value, reading.accepted.lang] for reading in item.many.get("name", ())]
    label = names[0][0] if names else item.value("code")
    into.add(THINGS[kind], (label, names, item.lead, compartment, *values))


def last_sign(said: Iterable[Said]) -> date | None:
    """The last day on which somebody spoke or of which they spoke; a day still ahead when it was recorded is no
    sign."""
    days = (day for claim in said for day in _days(claim) if day <= claim.recorded_at.date())
    return max(days, default=None)


def _days(claim: Said) -> Iterable[date]:
    dated = NOUNS[claim.noun].fields[claim.field].kind is Kind.DATE and claim.noun != "person"
    for text in (claim.said_on, claim.value if dated else ""):
        if text:
            try:
                yield parse_date(text).latest()
            except Unreadable:  # a source's own date of publication may be in words; it then is no sign
                continue


def _singles(noun: str) -> tuple[str, ...]:
    return _SINGLES[noun]


_SINGLES = {noun: tuple(name for name, declared in NOUNS[noun].fields.items() if not declared.many) for noun in NOUNS}


def _single(item: Item, names: Iterable[str]) -> list[object]:
    """The accepted values of these fields, a date followed by its first and last day."""
    values: list[object] = []
    fields = NOUNS[item.noun].fields
    for name in names:
        value = item.value(name)
        values.append(value)
        if fields[name].kind is Kind.DATE:
            when = parse_date(value) if value else None
            values += [when.earliest(), when.latest()] if when else [None, None]
    return values
