"""Lists taken in: many rows in one transaction, the same rows again without effect, a newer list as what changed in
it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from sprava.accounts.models import Compartment, Member
from sprava.core.claims import Said
from sprava.core.errors import Unreadable
from sprava.core.nouns import canonical
from sprava.core.said import PERSON, Fact, RowSaid
from sprava.records.actions import bulk
from sprava.records.actions.index import refresh, refresh_things, store
from sprava.records.actions.sources import record_source
from sprava.records.folding import THINGS, Folded, fold_person
from sprava.records.models import Claim, Import, Passage, Problem, Source, SourceChange, Subject

OF_A_PROCEEDING = frozenset({"charge", "hearing", "sentence", "appeal"})
NO_LONGER_SAID = "The list no longer says so."

_CLAIM = [
    "id", "subject_id", "person_id", "field", "value", "printed", "lang", "source_id", "passage_id", "said_on",
    "compartment_id",
    "klass", "recorded_at", "recorded_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_because",
]  # fmt: skip
_SUBJECT = ["id", "kind", "person_id", "of_id", "compartment_id", "origin_id", "key", "opened_at"]
_PASSAGE = ["id", "document_id", "quote", "locator", "lang", "url"]

Person = Sequence[RowSaid]
"""Everything that a list says of one person: one row of it, or several."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a row was not taken as it stands."""

    row: int
    code: str
    column: str = ""
    severity: str = "refused"
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Step:
    """One step of an import: the people of some rows, and where to go on after an interruption."""

    people: Sequence[Person]
    next_row: int
    troubles: Sequence[Trouble] = ()
    rows_taken: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """The circumstances that all claims of an import share."""

    by: Member
    compartment: Compartment
    klass: int = Claim.Klass.PUBLIC


@transaction.atomic
def begin_import(source: Source, document_id: int, *, mapping: str, rows_total: int | None, by: Member) -> Import:
    """Begin reading an archived list, or go on with the reading that was interrupted."""
    running = Import.objects.filter(source=source, document_id=document_id, state=Import.State.RUNNING).first()
    if running:
        return running
    return Import.objects.create(
        source=source,
        document_id=document_id,
        mapping=mapping,
        rows_total=rows_total,
        started_at=timezone.now(),
        started_by=by,
    )


@transaction.atomic
def record_step(reading: Import, step: Step, *, terms: Terms) -> Import:
    """Take in the people of one step and remember how far the list is read, both or neither.

    A step that was recorded already is left out, so that going on after an interruption takes nothing twice.
    """
    reading = Import.objects.select_for_update().get(pk=reading.pk)
    if reading.state != Import.State.RUNNING or step.next_row <= reading.next_row:
        return reading
    work = _Work(reading, terms, timezone.now())
    work.take(step.people)
    _count(reading, work.tally, step)
    Problem.objects.bulk_create(
        Problem(
            reading=reading,
            row=trouble.row,
            column=trouble.column[:200],
            severity=trouble.severity,
            code=trouble.code,
            facts=dict(trouble.facts),
        )
        for trouble in (*step.troubles, *work.troubles)
    )
    reading.save()
    return reading


@transaction.atomic
def finish_import(reading: Import, *, keys_present: Iterable[str] | None) -> Import:
    """Close a reading. People whom the list named before and names no longer are noted as removed at the source.

    Their claims stand: that a list dropped a name is news about the list. ``keys_present`` is None for a list that is
    not
    a full one, where absence says nothing. Repeating changes nothing.
    """
    reading = Import.objects.select_for_update().get(pk=reading.pk)
    if reading.state == Import.State.DONE:
        return reading
    if keys_present is not None:
        present = set(keys_present)
        known = Subject.objects.filter(kind="person", origin=reading.source).values_list("pk", "key")
        absent = [pk for pk, key in known.iterator() if key not in present]
        gone = _gone_already(reading.source)
        changes = [
            SourceChange(reading=reading, person_id=pk, kind=SourceChange.Kind.REMOVED)
            for pk in absent
            if pk not in gone
        ]
        SourceChange.objects.bulk_create(changes)
        reading.removed = len(changes)
    reading.state, reading.finished_at = Import.State.DONE, timezone.now()
    reading.save()
    return reading


@transaction.atomic
def refuse_import(reading: Import, troubles: Sequence[Trouble]) -> Import:
    """Close a reading that cannot go on, with its reasons. Rows taken before stay taken."""
    reading.state, reading.finished_at = Import.State.REFUSED, timezone.now()
    reading.save()
    Problem.objects.bulk_create(
        Problem(
            reading=reading,
            row=trouble.row,
            column=trouble.column,
            severity=trouble.severity,
            code=trouble.code,
            facts=dict(trouble.facts),
        )
        for trouble in troubles
    )
    return reading


def _gone_already(source: Source) -> set[int]:
    """People whose last change at this source was their removal."""
    changes = SourceChange.objects.filter(reading__source=source, kind__in=("removed", "returned")).order_by("pk")
    last = dict(changes.values_list("person_id", "kind"))
    return {person for person, kind in last.items() if kind == SourceChange.Kind.REMOVED}


def _count(reading: Import, tally: Counter[str], step: Step) -> None:
    reading.next_row = step.next_row
    reading.rows_taken += step.rows_taken - tally["refused"]
    reading.rows_refused += tally["refused"] + sum(trouble.severity == "refused" for trouble in step.troubles)
    reading.rows_quarantined += sum(trouble.severity == "quarantined" for trouble in step.troubles)
    reading.added += tally["added"]
    reading.changed += tally["changed"]
    reading.unchanged += tally["unchanged"]


@dataclass(slots=True)
class _New:
    """Rows to be written, before they have their numbers' tables."""

    subjects: list[tuple[object, ...]] = field(default_factory=list)
    passages: list[tuple[object, ...]] = field(default_factory=list)
    claims: list[tuple[object, ...]] = field(default_factory=list)


class _Point(NamedTuple):
    """A claim as a list makes it: of which thing, which field, what value, by which source."""

    kind: str
    key: str
    field: str
    value: str
    source: str


_Points = dict[_Point, tuple[RowSaid, Fact]]


class _Work:
    """One step being taken in. Reads what is known of its people once, then writes everything at once."""

    def __init__(self, reading: Import, terms: Terms, at: datetime) -> None:
        self.reading, self.terms, self.at = reading, terms, at
        self.sources: dict[str, Source] = {"": reading.source}
        self.tally: Counter[str] = Counter()
        self.troubles: list[Trouble] = []
        self.new = _New()
        self.made: dict[str, int] = {}

    def take(self, people: Sequence[Person]) -> None:
        read = [(person, points) for person in people if (points := self._points(person)) is not None]
        self._number(sum(len(points) for _, points in read), read)
        self.of = self._things(read)
        read = [(person, points) for person, points in read if person[0].about == PERSON]
        known = self._known([person[0].key for person, _ in read])
        fresh: list[tuple[int, list[Said]]] = []
        stale: list[int] = []
        for person, points in read:
            number = known.get(person[0].key)
            if number is None:
                fresh.append(self._add(person, points))
            elif self._update(number, points):
                stale.append(number)
        self._write()
        folded = Folded()
        for number, said in fresh:
            fold_person(number, self.terms.compartment.pk, said, folded)
        if self.terms.klass < Claim.Klass.SENSITIVE:
            store(folded)
        refresh(stale)
        refresh_things(sorted(self.touched))

    def _points(self, person: Person) -> _Points | None:
        """What the rows of one person say, each thing once, in canonical notation; None when one of them cannot be
        read."""
        points: _Points = {}
        for row in person:
            for fact in row.facts:
                try:
                    value = canonical(fact.noun, fact.field, fact.value)
                except Unreadable as error:
                    self.tally["refused"] += 1
                    self.troubles.append(
                        Trouble(_row_number(row.locator), "unreadable", fact.field, facts=(("message", str(error)),))
                    )
                    return None
                points.setdefault(_Point(fact.noun, _key(row, fact), fact.field, value, row.source_name), (row, fact))
        return points

    def _known(self, keys: list[str]) -> dict[str, int]:
        found = Subject.objects.filter(kind="person", origin=self.reading.source, key__in=keys).values_list("key", "pk")
        known = dict(found)
        self.events: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
        self.standing: dict[int, dict[tuple[int, str, str, int], int]] = defaultdict(dict)
        people = list(known.values())
        if people:
            events = Subject.objects.filter(person__in=people, origin=self.reading.source).exclude(kind="person")
            for pk, person, kind, key in events.values_list("pk", "person_id", "kind", "key"):
                self.events[person or 0][kind, key] = pk
            claims = Claim.objects.standing().filter(person__in=people, subject__origin=self.reading.source)
            for pk, person, subject, name, value, source in claims.values_list(
                "pk", "person_id", "subject_id", "field", "value", "source_id"
            ):
                self.standing[person or 0][subject, name, value, source] = pk
            self.gone = _gone_already(self.reading.source)
        return known

    def _source(self, row: RowSaid) -> Source:
        if row.source_name not in self.sources:
            self.sources[row.source_name] = record_source(row.source_name, url=row.source_url)
        return self.sources[row.source_name]

    def _number(self, claims: int, read: Sequence[tuple[Person, _Points]]) -> None:
        """Take more numbers than can be needed: a gap in the numbers costs nothing."""
        rows = sum(len(person) for person, _ in read)
        self.claim_numbers = iter(bulk.next_numbers(Claim, claims) if claims else ())
        self.subject_numbers = iter(bulk.next_numbers(Subject, claims + 2 * rows) if rows else ())
        self.passage_numbers = iter(bulk.next_numbers(Passage, rows) if rows else ())

    def _open(self, kind: str, key: str, *, person: int | None, of: int | None) -> int:
        number = next(self.subject_numbers)
        owner = number if kind == "person" else person
        self.new.subjects.append(
            (number, kind, owner, of, self.terms.compartment.pk, self.reading.source_id, key[:200], self.at)
        )
        return number

    def _passage(self, row: RowSaid) -> int:
        if row.locator not in self.made:
            self.made[row.locator] = next(self.passage_numbers)
            self.new.passages.append(
                (
                    self.made[row.locator],
                    self.reading.document_id,
                    row.quote,
                    row.locator[:200],
                    row.lang,
                    row.source_url[:2000],
                )
            )
        return self.made[row.locator]

    def _things(self, read: Sequence[tuple[Person, _Points]]) -> dict[tuple[str, str], int]:
        """The numbers of the proceedings and places that rows speak of, new ones opened, with what is said of them."""
        self.touched: set[int] = set()
        points = {point: said for _, own in read for point, said in own.items() if point.kind in THINGS}
        keys = {("proceeding", row.proceeding_key) for person, _ in read for row in person if row.proceeding_key}
        keys |= {(point.kind, point.key) for point in points}
        origin = self.reading.source
        known = Subject.objects.filter(kind__in=THINGS, origin=origin, key__in={key for _, key in keys})
        numbers = {(kind, key): pk for kind, key, pk in known.values_list("kind", "key", "pk")}
        standing = set(
            Claim.objects.standing()
            .filter(subject__in=numbers.values())
            .values_list("subject_id", "field", "value", "source_id")
        )
        for key in sorted(keys - numbers.keys()):
            numbers[key] = self._open(*key, person=None, of=None)
        for point, (row, fact) in points.items():
            subject = numbers[point.kind, point.key]
            said = (subject, point.field, point.value, self._source(row).pk)
            if said not in standing:
                standing.add(said)
                self._claim(subject, None, point, row, fact)
                self.touched.add(subject)
        return numbers

    def _add(self, person: Person, points: _Points) -> tuple[int, list[Said]]:
        self.tally["added"] += 1
        number = self._open("person", person[0].key, person=None, of=None)
        subjects: dict[tuple[str, str], int] = {}
        said = [
            self._claim(self._subject(point, number, row, subjects), number, point, row, fact)
            for point, (row, fact) in points.items()
            if point.kind not in THINGS
        ]
        return number, said

    def _update(self, number: int, points: _Points) -> bool:
        """Record what a known person's rows say now and did not say before, withdraw what they no longer say."""
        subjects = self.events[number]
        standing = dict(self.standing[number])
        changed: set[str] = set()
        for point, (row, fact) in points.items():
            if point.kind in THINGS:
                continue
            subject = self._subject(point, number, row, subjects)
            if standing.pop((subject, point.field, point.value, self._source(row).pk), None) is None:
                self._claim(subject, number, point, row, fact)
                changed.add(f"{point.kind}.{point.field}")
        nouns = {subject: kind for (kind, _), subject in subjects.items()}
        changed |= {f"{nouns.get(subject, PERSON)}.{name}" for subject, name, _, _ in standing}
        if standing:
            Claim.objects.filter(pk__in=standing.values()).update(
                withdrawn_at=self.at, withdrawn_by=self.terms.by, withdrawn_because=NO_LONGER_SAID
            )
        self._note(number, sorted(changed))
        return bool(changed)

    def _note(self, number: int, changed: list[str]) -> None:
        if number in self.gone:
            SourceChange.objects.create(reading=self.reading, person_id=number, kind=SourceChange.Kind.RETURNED)
        if changed:
            SourceChange.objects.create(
                reading=self.reading, person_id=number, kind=SourceChange.Kind.CHANGED, fields=changed
            )
        self.tally["changed" if changed else "unchanged"] += 1

    def _subject(self, point: _Point, person: int, row: RowSaid, subjects: dict[tuple[str, str], int]) -> int:
        if point.kind == "person":
            return person
        if (point.kind, point.key) not in subjects:
            of = self._of(point.kind, row)
            subjects[point.kind, point.key] = self._open(point.kind, point.key, person=person, of=of)
        return subjects[point.kind, point.key]

    def _of(self, kind: str, row: RowSaid) -> int | None:
        return self.of.get(("proceeding", _proceeding_key(row))) if kind in OF_A_PROCEEDING else None

    def _claim(self, subject: int, person: int | None, point: _Point, row: RowSaid, fact: Fact) -> Said:
        source = self._source(row)
        number = next(self.claim_numbers)
        printed = fact.printed if fact.printed != point.value else ""
        self.new.claims.append((
            number, subject, person, point.field, point.value, printed, fact.lang, source.pk, self._passage(row),
            row.said_on, self.terms.compartment.pk, self.terms.klass, self.at, self.terms.by.pk, None, None, "",
        ))  # fmt: skip
        return Said(
            number, subject, point.kind, point.field, point.value, source.pk, source.grade, row.said_on, self.at,
            0, self._of(point.kind, row), fact.lang,
        )  # fmt: skip

    def _write(self) -> None:
        bulk.insert(Subject, _SUBJECT, self.new.subjects)
        bulk.insert(Passage, _PASSAGE, self.new.passages)
        bulk.insert(Claim, _CLAIM, self.new.claims)


def _key(row: RowSaid, fact: Fact) -> str:
    """Under what key the list's own thing is found again."""
    if fact.noun == "person":
        return ""
    if fact.noun == "proceeding":
        return _proceeding_key(row)
    return row.key if fact.noun in THINGS else fact.slot


def _proceeding_key(row: RowSaid) -> str:
    return row.proceeding_key or f"of:{row.key}"


def _row_number(locator: str) -> int:
    digits = "".join(character if character.isdigit() else " " for character in locator).split()
    return int(digits[-1]) if digits else 0
