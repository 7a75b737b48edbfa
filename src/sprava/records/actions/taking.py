"""One step of a list on its way into the book: what is known of its people is read once, what is new written once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sprava.core.claims import Said
from sprava.core.errors import Unreadable
from sprava.core.names import comparing as compare
from sprava.core.names import parse
from sprava.core.nouns import NAME_FIELDS, canonical
from sprava.core.said import PERSON, RowSaid
from sprava.records.actions.index import refresh, refresh_things, store
from sprava.records.actions.writing import PROCEEDING, Person, Point, Points, Terms, Writing, key_of, proceeding_key
from sprava.records.folding import THINGS, Folded, fold_person
from sprava.records.models import Claim, Import, Source, SourceChange, Subject
from sprava.records.models.claim import ClaimQuerySet
from sprava.records.search.listed import listed


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
    rows_read: int = 0
    rows_total: int | None = None
    partly: frozenset[str] = frozenset()
    """People of whom a row could not be read: what they are not said to be any more may have stood in it."""


_Standing = dict[tuple[int, str, str, int], int]
"""Subject, field, value and source of a claim that stands, with its number."""


def gone_already(source: Source, people: Collection[int] | None) -> set[int]:
    """People, of all or of these, whose last change at this source was their removal."""
    changes = SourceChange.objects.filter(reading__source=source, kind__in=("removed", "returned"))
    if people is not None:
        changes = changes.filter(person__in=people)
    last = dict(changes.order_by("pk").values_list("person_id", "kind"))
    return {person for person, kind in last.items() if kind == SourceChange.Kind.REMOVED}


class TakingIn:
    """One step being taken in."""

    def __init__(self, reading: Import, terms: Terms, at: datetime, partly: frozenset[str] = frozenset()) -> None:
        self.reading, self.terms, self.partly = reading, terms, partly
        self.tally: Counter[str] = Counter()
        self.troubles: list[Trouble] = []
        self.writing = Writing(reading, terms, at)
        self.touched: set[int] = set()
        self.said_of_things: dict[str, set[str]] = defaultdict(set)
        self.editions = set(Import.objects.filter(source=reading.source).values_list("document_id", flat=True))
        self.from_elsewhere: set[int] = set()
        """Claims about people and things of the list that no edition of it made: entered by hand, or from a report.
        A newer edition does not take them back."""

    def take(self, people: Sequence[Person]) -> None:
        """Record what is new, withdraw what is no longer said, and let the index follow."""
        read = [(person, points) for person in people if (points := self._points(person)) is not None]
        self.writing.number(sum(len(points) for _, points in read), sum(len(person) for person, _ in read))
        self.writing.proceedings = self._things(read)
        read = [(person, points) for person, points in read if person[0].about == PERSON]
        known = self._known([person[0].key for person, _ in read])
        fresh: list[tuple[int, list[Said]]] = []
        stale: list[int] = []
        for person, points in read:
            number = known.get(person[0].key)
            if number is None:
                fresh.append(self._add(person, points))
            elif before := named_otherwise(number, self.standing[number], points):
                self._hold(person, before, points)
            elif self._update(number, person[0].key, points):
                stale.append(number)
        self.writing.done()
        if self.terms.klass < Claim.Klass.SENSITIVE:
            folded = Folded()
            for number, said in fresh:
                fold_person(number, self.terms.compartment.pk, said, folded)
            store(folded)
        refresh(stale)
        refresh_things(sorted(self.touched))

    def _points(self, person: Person) -> Points | None:
        """What the rows of one person say, each thing once, in canonical notation; None when one of them cannot be
        read."""
        points: Points = {}
        for row in person:
            source = "" if row.source_name == self.reading.source.name else row.source_name
            for fact in row.facts:
                try:
                    value = canonical(fact.noun, fact.field, fact.value)
                except Unreadable as error:
                    self.tally["not_taken"] += len(person)
                    self.troubles.append(
                        Trouble(_row_number(row), "unreadable", fact.field, facts=(("message", str(error)),))
                    )
                    return None
                points.setdefault(Point(fact.noun, key_of(row, fact), fact.field, value, source), (row, fact))
        return points

    def _hold(self, person: Person, before: str, points: Points) -> None:
        now = next(point.value for point in points if point.kind == PERSON and point.field in NAME_FIELDS)
        self.tally["not_taken"] += len(person)
        facts = (("key", person[0].key), ("before", before), ("now", now))
        self.troubles += [
            Trouble(_row_number(row), "number_of_another", severity="held", facts=facts) for row in person
        ]

    def _known(self, keys: list[str]) -> dict[str, int]:
        """The numbers of the people whom the list named before, and what stands of what it said of them."""
        origin = self.reading.source
        known = dict(listed(origin, keys).filter(kind=PERSON).values_list("key", "pk"))
        self.events: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
        self.standing: dict[int, _Standing] = defaultdict(dict)
        people = list(known.values())
        if people:
            events = Subject.objects.filter(person__in=people, origin=origin).exclude(kind=PERSON)
            for pk, person, kind, key in events.values_list("pk", "person_id", "kind", "key"):
                self.events[person or 0][kind, key] = pk
            claims = Claim.objects.standing().filter(person__in=people, subject__origin=origin)
            self.standing = self._standing_of(claims)
            self.gone = gone_already(origin, people)
        return known

    def _standing_of(self, claims: ClaimQuerySet) -> dict[int, _Standing]:
        """These claims by the number of their person, 0 where they are about nobody."""
        found: dict[int, _Standing] = defaultdict(dict)
        wanted = ("pk", "person_id", "subject_id", "field", "value", "source_id", "passage__document_id")
        for pk, person, subject, name, value, source, document in claims.values_list(*wanted):
            found[person or 0][subject, name, value, source] = pk
            if document not in self.editions:
                self.from_elsewhere.add(pk)
        return found

    def _made_by_the_list(self, standing: _Standing) -> _Standing:
        return {said: claim for said, claim in standing.items() if claim not in self.from_elsewhere}

    def _things(self, read: Sequence[tuple[Person, Points]]) -> dict[tuple[str, str], int]:
        """The numbers of the proceedings and places that rows speak of, new ones opened, with what is said of them."""
        points = {point: said for _, own in read for point, said in own.items() if point.kind in THINGS}
        keys = {(PROCEEDING, proceeding_key(row)) for person, _ in read for row in person if row.proceeding_key}
        keys |= {(point.kind, point.key) for point in points}
        private = {f"of:{person[0].key}"[:200]: person[0].key for person, _ in read if person[0].about == PERSON}
        wanted = {key for _, key in keys} | private.keys()
        found = listed(self.reading.source, wanted).filter(kind__in=THINGS)
        numbers = {(kind, key): pk for kind, key, pk in found.values_list("kind", "key", "pk")}
        claims = Claim.objects.standing().filter(subject__in=numbers.values(), subject__origin=self.reading.source)
        standing = self._standing_of(claims)[0]
        new = keys - numbers.keys()
        for key in sorted(new):
            numbers[key] = self.writing.open(*key, person=None, of=None)
        still: set[tuple[int, str, str, int]] = set()
        for point, (row, fact) in points.items():
            subject = numbers[point.kind, point.key]
            said = (subject, point.field, point.value, self.writing.source(row).pk)
            if said not in standing and said not in still:
                self.writing.claim(subject, None, point, row, fact)
                self.touched.add(subject)
                self.said_of_things[row.key].add(f"{point.kind}.{point.field}")
            still.add(said)
        places = {(person[0].about, person[0].key) for person, _ in read if person[0].about != PERSON}
        self._about_places({numbers[key]: key in new for key in places if key in numbers}, standing, still)
        alone = {numbers[PROCEEDING, key]: person for key, person in private.items() if (PROCEEDING, key) in numbers}
        self._about_proceedings(alone, standing, still)
        return numbers

    def _about_places(
        self, places: dict[int, bool], standing: _Standing, still: Collection[tuple[int, str, str, int]]
    ) -> None:
        """For rows about places themselves: take back what they no longer say, and count them as people are counted."""
        own = self._made_by_the_list(standing)
        gone = {said: pk for said, pk in own.items() if said[0] in places and said not in still}
        self.writing.withdraw(gone.values())
        self.touched |= {said[0] for said in gone}
        for subject, new in places.items():
            self.tally["added" if new else "changed" if subject in self.touched else "unchanged"] += 1

    def _about_proceedings(
        self, alone: dict[int, str], standing: _Standing, still: Collection[tuple[int, str, str, int]]
    ) -> None:
        """Take back what is no longer said of one person's own proceedings. Others may still speak of shared ones."""
        for said, claim in self._made_by_the_list(standing).items():
            person = alone.get(said[0])
            if person is not None and person not in self.partly and said not in still:
                self.writing.withdraw([claim])
                self.touched.add(said[0])
                self.said_of_things[person].add(f"{PROCEEDING}.{said[1]}")

    def _add(self, person: Person, points: Points) -> tuple[int, list[Said]]:
        self.tally["added"] += 1
        writing = self.writing
        number = writing.open(PERSON, person[0].key, person=None, of=None)
        events: dict[tuple[str, str], int] = {}
        said = [
            writing.claim(writing.event(point, number, row, events), number, point, row, fact)
            for point, (row, fact) in points.items()
            if point.kind not in THINGS
        ]
        return number, said

    def _update(self, number: int, key: str, points: Points) -> bool:
        """Record what a known person's rows say now and did not say before, withdraw what they no longer say."""
        events, standing = self.events[number], dict(self.standing[number])
        changed = set(self.said_of_things.get(key, ()))
        for point, (row, fact) in points.items():
            if point.kind in THINGS:
                continue
            subject = self.writing.event(point, number, row, events)
            if point.kind == "sighting" and _seen_before(subject, point.field, standing):
                continue
            if standing.pop((subject, point.field, point.value, self.writing.source(row).pk), None) is None:
                self.writing.claim(subject, number, point, row, fact)
                changed.add(f"{point.kind}.{point.field}")
        standing = {} if key in self.partly else self._made_by_the_list(standing)
        nouns = {subject: kind for (kind, _), subject in events.items()}
        changed |= {f"{nouns.get(subject, PERSON)}.{name}" for subject, name, _, _ in standing}
        self.writing.withdraw(standing.values())
        if number in self.gone:
            self.writing.change(number, SourceChange.Kind.RETURNED)
        if changed:
            self.writing.change(number, SourceChange.Kind.CHANGED, sorted(changed))
        self.tally["changed" if changed else "unchanged"] += 1
        return bool(changed)


def named_otherwise(number: int, standing: _Standing, points: Points) -> str:
    """The name under which this number is known, if it now stands before somebody else; empty where it does not."""
    known = {(name, value) for subject, name, value, _ in standing if subject == number}
    names = {value for name, value in known if name in NAME_FIELDS}
    said = {point.value for point in points if point.kind == PERSON and point.field in NAME_FIELDS}
    if not names or not said or not names.isdisjoint(said):
        return ""
    born = {value for name, value in known if name == "birth_date"}
    born_now = {point.value for point in points if (point.kind, point.field) == (PERSON, "birth_date")}
    if not born.isdisjoint(born_now):
        return ""
    # Another spelling or a married name is a correction; beside another birth date it takes more.
    enough = compare.SAME_ENOUGH if born and born_now else 0.0
    alike = any(compare.compare(parse(left), parse(right)).weight > enough for left in names for right in said)
    return "" if alike else min(names)


def _seen_before(subject: int, name: str, standing: _Standing) -> bool:
    """A list that goes on saying "free" gives no new day: the first on which it said so stands."""
    before = [said for said in standing if said[:2] == (subject, name)] if name == "date" else []
    for said in before:
        del standing[said]
    return bool(before)


def _row_number(row: RowSaid) -> int:
    if row.number:
        return row.number
    digits = "".join(character if character.isdigit() else " " for character in row.locator).split()
    return int(digits[-1]) if digits else 0
