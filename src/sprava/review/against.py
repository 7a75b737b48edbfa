"""What the register knows already of the person whom a proposal may be about: new, told before, or told otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from sprava.core.claims import Item, Reading, items
from sprava.core.claims import Said as Claimed
from sprava.packs import Pack
from sprava.records.actions.reports import Said
from sprava.records.dossier import Dossier
from sprava.records.models import Report
from sprava.records.words import NOUNS, Words, field_label
from sprava.review.typed import in_words
from sprava.review.words import RULES


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of which the report and the register say two things."""

    label: Words
    ours: str
    theirs: str
    source: str
    said_on: str
    shown: str
    """``ours`` or ``theirs``: which of the two the register would show first."""
    rule: Words


@dataclass(frozen=True, slots=True)
class Against:
    """One thing that a report says, held against what is known of the same event."""

    noun: Words
    known: str
    """The event as the register has it, in a few words; empty where it has none."""
    differences: tuple[Difference, ...] = ()


def against(report: Report, said: Said, known: Dossier, law: Pack | None) -> list[Against]:
    """What would come of ``said`` if it were recorded of this person, by the same rules that fold the register."""
    source, now = report.document.source, timezone.now()
    ours = [
        Claimed(-1000 * number - place, -number, noun, name, value, source.pk, source.grade, report.published_on, now)
        for number, (noun, values) in enumerate(said, 1)
        for place, (name, value) in enumerate(values.items())
    ]
    theirs = [claim for item in known.items for claim in item.claims]
    return [_held_against(item, known, law) for item in items([*theirs, *ours]) if min(item.subjects) < 0]


def _held_against(item: Item, known: Dossier, law: Pack | None) -> Against:
    noun = NOUNS[item.noun]
    said = {name: reading for name, reading in item.one.items() if any(claim.subject < 0 for claim in reading.claims)}
    if max(item.subjects) < 0 or (item.noun == "person" and not _told_of(said)):
        return Against(noun, "")
    told = {name: [claim for claim in reading.claims if claim.subject > 0] for name, reading in item.one.items()}
    brief = ", ".join(in_words(item.noun, name, claims[0].value, law) for name, claims in told.items() if claims)
    differences = [_difference(item.noun, name, reading, known, law) for name, reading in said.items()]
    return Against(noun, brief or str(noun), tuple(one for one in differences if one))


def _told_of(said: Mapping[str, Reading]) -> bool:
    return any(claim.subject > 0 for reading in said.values() for claim in reading.claims)


def _difference(noun: str, name: str, reading: Reading, known: Dossier, law: Pack | None) -> Difference | None:
    ours_is_shown = reading.accepted.subject < 0
    ours = _first(reading.claims, ours=True)
    against = reading.differing if ours_is_shown else (reading.accepted,)
    theirs = _first(against, ours=False)
    if ours is None or theirs is None or (not ours_is_shown and ours not in reading.differing):
        return None
    row = known.claims.get(theirs.claim)
    return Difference(
        field_label(noun, name),
        in_words(noun, name, ours.value, law),
        in_words(noun, name, theirs.value, law),
        row.source.name if row else "",
        theirs.said_on,
        "ours" if ours_is_shown else "theirs",
        RULES.get(reading.rule, ""),
    )


def _first(claims: Sequence[Claimed], *, ours: bool) -> Claimed | None:
    return next((claim for claim in claims if (claim.subject < 0) == ours), None)
