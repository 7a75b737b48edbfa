"""Everything that one reader may know of one person, on a day and as known on a day: the fold behind the person page.

The lists read the index; this reads the book, because a reader may see more than the index holds (their team's
compartment,
sensitive claims) and may ask for what was known in the past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain

from django.db.models import Q

from sprava.accounts.models import Member
from sprava.core.called import names_of
from sprava.core.claims import Item, Reading, Said, items
from sprava.core.custody import Spell, State, state_on
from sprava.core.dates import When, parse_date
from sprava.records.echoes import echoing
from sprava.records.identity import joined, ties_of
from sprava.records.models import Claim, Grading, Judgement, Source
from sprava.records.models.claim import ClaimQuerySet
from sprava.records.spells import spells_of

_VERDICTS = {Judgement.Verdict.UPHELD: 1, Judgement.Verdict.REFUSED: -1}


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person as one reader may see them."""

    person: int
    records: tuple[int, ...]
    items: tuple[Item, ...]
    spells: tuple[Spell, ...]
    proceedings: dict[int, Item]
    claims: dict[int, Claim]
    """The rows behind every claim number in ``items``, with source, passage, document and who recorded it."""
    known_at: datetime | None = None
    withdrawn: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = field(default=())
    """In the order in which the page letters them: most claims first."""

    @property
    def who(self) -> Item | None:
        """The person themself: names, birth, what is said of who they are."""
        return next((item for item in self.items if item.noun == "person"), None)

    @property
    def events(self) -> tuple[Item, ...]:
        """What happened, in order of time; what nobody dated comes last."""
        happened = [item for item in self.items if item.noun != "person"]
        return tuple(sorted(happened, key=lambda item: (_first_day(item.when), item.noun, item.lead)))

    @property
    def died(self) -> When | None:
        """The day of death, if anybody claims it."""
        who = self.who
        day = who.value("death_date") if who else ""
        return parse_date(day) if day else None

    def of(self, noun: str) -> tuple[Item, ...]:
        """The items of one noun, in order of time."""
        return tuple(item for item in self.events if item.noun == noun)

    def state(self, day: date) -> State:
        """In custody or not, on ``day``."""
        return state_on(day, self.spells, self.died)

    @property
    def names(self) -> tuple[tuple[str, Reading], ...]:
        """Every spelling with the kind of name it is, the heading first."""
        return names_of(self.who)


def dossier(person: int, reader: Member, *, known_at: datetime | None = None) -> Dossier | None:
    """What ``reader`` may know of the person with this number; None when there is nobody whom they may see.

    A number that was merged into another answers with the person it became. Six queries, whatever is known, and two
    more for the past.
    """
    return dossiers([person], reader, known_at=known_at).get(person)


def dossiers(people: Iterable[int], reader: Member, *, known_at: datetime | None = None) -> dict[int, Dossier]:
    """The same of many, by the number that was asked for, in as many queries."""
    asked = sorted(set(people))
    leaders = joined(*ties_of(asked), known_at)
    leading = {person: leaders.get(person, person) for person in asked}
    records: dict[int, list[int]] = defaultdict(list)
    for record, leader in sorted(leaders.items()):
        records[leader].append(record)
    wanted = [record for leader in set(leading.values()) for record in records[leader]]
    rows = _rows(Claim.objects.visible_to(reader).filter(person__in=wanted), known_at)
    of = {row.subject.of_id for row in rows if row.subject.of_id is not None}
    rows_of_cases = _rows(Claim.objects.visible_to(reader).filter(subject__in=of), known_at) if of else []
    every = (*rows, *rows_of_cases)
    said = {one.claim: one for one in _said(every, _verdicts([row.pk for row in every], known_at))}
    theirs: dict[int, list[Claim]] = defaultdict(list)
    for row in rows:
        if row.person_id is not None:
            theirs[leaders[row.person_id]].append(row)
    of_case: dict[int, list[Claim]] = defaultdict(list)
    for row in rows_of_cases:
        of_case[row.subject_id].append(row)
    made = {
        leader: _dossier(tuple(records[leader]), theirs[leader], of_case, said, known_at)
        for leader in set(leading.values())
    }
    return {person: found for person, leader in leading.items() if (found := made[leader]) is not None}


def _dossier(
    records: tuple[int, ...],
    rows: Sequence[Claim],
    of_case: Mapping[int, Sequence[Claim]],
    said: dict[int, Said],
    known_at: datetime | None,
) -> Dossier | None:
    """What the claims of one person say; they are called by the smallest number of their records."""
    standing = [row for row in rows if _stands(row, known_at)]
    folded = items([said[row.pk] for row in standing])
    if not any(item.noun == "person" and item.is_named for item in folded):
        return None
    of = {row.subject.of_id for row in rows if row.subject.of_id is not None}
    cases = {case: [row for row in of_case.get(case, ()) if _stands(row, known_at)] for case in sorted(of)}
    return Dossier(
        person=records[0],
        records=records,
        items=tuple(folded),
        spells=spells_of(folded),
        proceedings={case: _proceeding(case, [said[row.pk] for row in told]) for case, told in cases.items()},
        claims={row.pk: row for row in chain(standing, *cases.values())},
        known_at=known_at,
        withdrawn=tuple(row for row in rows if row.withdrawn_at and (known_at is None or row.withdrawn_at <= known_at)),
        sources=_lettered(standing),
    )


@dataclass(frozen=True, slots=True)
class ThingSaid:
    """What one reader may know of a proceeding, a facility, a court or a body."""

    item: Item
    claims: dict[int, Claim]
    sources: tuple[Source, ...]


def thing_said(subjects: Iterable[int], reader: Member, known_at: datetime | None = None) -> ThingSaid | None:
    """Everything that stands, or stood at ``known_at``, about these subjects, which are one thing; None where nothing
    does. Two queries."""
    about = _rows(Claim.objects.visible_to(reader).filter(subject__in=subjects), known_at)
    rows = [row for row in about if _stands(row, known_at)]
    if not rows:
        return None
    folded = items(_said(rows, _verdicts([row.pk for row in rows], known_at)))
    return ThingSaid(folded[0], {row.pk: row for row in rows}, _lettered(rows))


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim among everything that is folded together with it."""

    person: int | None
    """The number of the person; None for a claim about a proceeding or a place."""
    said: tuple[Said, ...]
    """Every standing claim, refused ones included, with the judgements in force upon them."""
    claims: dict[int, Claim]
    judgements: tuple[Judgement, ...]
    """Every judgement of these claims, the undone ones too, the newest first."""


def said_beside(claim: Claim, reader: Member) -> Beside:
    """Everything that ``reader`` may know and that the rules fold together with ``claim``. Four queries."""
    visible = Claim.objects.visible_to(reader).standing()
    person = None
    if claim.person_id is None:
        rows = _rows(visible.filter(subject=claim.subject_id))
    else:
        leaders = joined(*ties_of([claim.person_id]))
        person = leaders[claim.person_id]
        rows = _rows(visible.filter(person__in=[record for record, leader in leaders.items() if leader == person]))
    of_these = Judgement.objects.filter(claim__in=[row.pk for row in rows]).order_by("-judged_at", "-pk")
    judgements = tuple(of_these.select_related("judged_by", "undone_by"))
    verdicts = {
        one.claim_id: _VERDICTS[Judgement.Verdict(one.verdict)]
        for one in judgements
        if one.claim_id is not None and one.undone_at is None
    }
    return Beside(person, tuple(_said(rows, verdicts)), {row.pk: row for row in rows}, judgements)


def _rows(claims: ClaimQuerySet, known_at: datetime | None = None) -> list[Claim]:
    """The rows with all that a page says of them; their sources have the grade that they had at ``known_at``."""
    rows = list(
        claims.select_related("subject", "source", "passage__document", "recorded_by", "withdrawn_by").order_by("pk")
    )
    graded = Grading.objects.grades_at(known_at)
    for row in rows:
        row.source.grade = graded.get(row.source_id, row.source.grade)
    return rows


def _stands(row: Claim, known_at: datetime | None) -> bool:
    if known_at is None:
        return row.withdrawn_at is None
    return row.recorded_at <= known_at and (row.withdrawn_at is None or row.withdrawn_at > known_at)


def _verdicts(claims: Sequence[int], known_at: datetime | None) -> dict[int, int]:
    judgements = Judgement.objects.filter(claim__in=claims)
    if known_at is None:
        judgements = judgements.in_force()
    else:
        judgements = judgements.filter(Q(undone_at__isnull=True) | Q(undone_at__gt=known_at), judged_at__lte=known_at)
    return {
        claim: _VERDICTS[Judgement.Verdict(verdict)] for claim, verdict in judgements.values_list("claim_id", "verdict")
    }


def _said(rows: Iterable[Claim], verdicts: dict[int, int]) -> list[Said]:
    return echoing([
        Said(
            row.pk, row.subject_id, row.subject.kind, row.field, row.value, row.source_id, row.source.grade,
            row.said_on,
            row.recorded_at, verdicts.get(row.pk, 0), row.subject.of_id, row.lang,
        )
        for row in rows
    ])  # fmt: skip


def _proceeding(case: int, said: Sequence[Said]) -> Item:
    return items(said)[0] if said else Item("proceeding", (case,), (), {})


def _lettered(rows: Iterable[Claim]) -> tuple[Source, ...]:
    counted: dict[int, int] = defaultdict(int)
    known: dict[int, Source] = {}
    for row in rows:
        counted[row.source_id] += 1
        known[row.source_id] = row.source
    return tuple(known[number] for number in sorted(counted, key=lambda number: (-counted[number], number)))


def _first_day(when: When | None) -> tuple[date, date]:
    return (when.earliest(), when.latest()) if when else (date.max, date.max)
