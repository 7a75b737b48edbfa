"""The index: typed tables folded from the book, refreshed after every action and provable by a rebuild."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import models, transaction

from sprava.core.claims import Said
from sprava.core.custody import bears_on_custody
from sprava.records.actions import bulk
from sprava.records.entries import entries_of, said_of_each
from sprava.records.folding import (
    COLUMNS,
    EVENTS,
    OF_PEOPLE,
    THINGS,
    Folded,
    custody_of,
    fold_past,
    fold_person,
    fold_thing,
)
from sprava.records.history import Entry, moments, versions
from sprava.records.identity import Tie, by_person, grouped, joined, ties_of
from sprava.records.models import Claim, NameKey, Subject

BATCH = 1000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the index that is not what the book says. It names the table and the number, never the content."""

    table: str
    number: int
    what: str  # "missing", "superfluous", "different"


def refresh(people: Collection[int], *, new: bool = False) -> None:
    """Fold the rows of these people anew, and of whoever is judged to be one person with them. Repeating changes
    nothing.

    ``new`` says that nothing is stored of them yet, so that there is nothing to delete.
    """
    if not people:
        return
    records, ties = ties_of(people)
    if not new:
        remove(sorted(records))
    store(_folded(records, ties))


def refresh_things(things: Collection[int]) -> None:
    """Fold the rows of these proceedings, facilities, courts and bodies anew."""
    if not things:
        return
    for model in THINGS.values():
        bulk.delete(model, "id", sorted(things))
    store(_folded_things(things))


def remove(people: Iterable[int]) -> None:
    """Take the rows of these people out of the index; the book keeps everything."""
    numbers = list(people)
    for model in OF_PEOPLE:
        bulk.delete(model, "id" if model is OF_PEOPLE[-1] else "person_id", numbers)


def rebuild(*, progress: Progress | None = None) -> None:
    """Throw the index away and fold it anew from the book, in one transaction. Repeating changes nothing."""
    bulk.keep_more_in_memory()
    with transaction.atomic():
        for model in (*OF_PEOPLE, *THINGS.values()):
            bulk.empty(model)
        for folded in _everything(progress):
            store(folded)


def differences(*, progress: Progress | None = None) -> Iterator[Difference]:
    """Compare the stored index with a fresh fold of the book, row for row, in constant memory. Yields what differs."""
    seen: dict[type[models.Model], int] = defaultdict(int)
    for folded in _everything(progress):
        for model, rows in folded.rows.items():
            seen[model] += len(rows)
            yield from _compare(model, rows)
    for model in (*OF_PEOPLE, *THINGS.values()):
        stored = model._default_manager.count()
        if stored > seen[model]:
            yield Difference(model._meta.db_table, 0, f"superfluous: {stored - seen[model]}")


def _compare(model: type[models.Model], rows: list[tuple[object, ...]]) -> Iterator[Difference]:
    columns = COLUMNS[model]
    table = model._meta.db_table
    owner = "person_id" if "person_id" in columns else "id"
    position = columns.index(owner)
    owners = sorted({number for row in rows if isinstance(number := row[position], int)})
    stored: set[str] = set()
    for start in range(0, len(owners), 500):
        found = model._default_manager.filter(**{f"{owner}__in": owners[start : start + 500]}).order_by()
        stored |= {repr(row) for row in found.values_list(*columns)}
    expected = {repr(tuple(row)): row for row in rows}
    for text in sorted(expected.keys() - stored):
        yield Difference(table, int(str(expected[text][position])), "missing or different")
    if extra := len(stored - expected.keys()):
        yield Difference(table, 0, f"superfluous: {extra}")


def _everything(progress: Progress | None) -> Iterator[Folded]:
    people = Subject.objects.filter(kind="person")
    things = Subject.objects.filter(kind__in=THINGS)
    total, done = people.count() + things.count(), 0
    for numbers in _batches(things):
        yield _folded_things(numbers)
        done += len(numbers)
        _tell(progress, done, total)
    for numbers in _batches(people):
        records, ties = ties_of(numbers)
        # Whoever was ever joined is folded together, in the batch of the smallest record, once.
        batch, groups = set(numbers), grouped(records, ties)
        yield _folded({record for record, leader in groups.items() if leader in batch}, ties)
        done += len(numbers)
        _tell(progress, done, total)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _batches(subjects: models.QuerySet[Subject]) -> Iterator[list[int]]:
    last = 0
    while numbers := list(subjects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield numbers
        last = numbers[-1]


@bulk.no_looking_for_cycles()
def _folded(records: Collection[int], ties: Sequence[Tie]) -> Folded:
    """The rows of the people whose records these are, closed under ``ties``."""
    folded = Folded()
    numbers = sorted(records)
    home = dict(Subject.objects.filter(pk__in=numbers).values_list("pk", "compartment_id"))
    groups = grouped(numbers, ties)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for start in range(0, len(numbers), 500):
        for entry in _entries(numbers[start : start + 500]):
            entries[groups[entry.record]].append(entry)
    bonds: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.left in groups:
            bonds[groups[tie.left]].append(tie)
    for leader, members in by_person(groups).items():
        _fold_group({member: home[member] for member in members}, bonds[leader], entries[leader], folded)
    return folded


def _fold_group(home: Mapping[int, int], ties: Sequence[Tie], entries: Sequence[Entry], folded: Folded) -> None:
    """Fold records that were ever joined: who they are now, and what was known of their custody before."""
    leaders = joined(home, ties)
    said = said_of_each(entries, leaders, home)
    bearing = [entry for entry in entries if bears_on_custody(entry.said.noun, entry.said.field)]
    when = moments(bearing, ties)
    past = versions(bearing, home, ties, custody_of) if len(when) > 1 else {}
    for person in sorted(home):
        known = past.get(person, [])
        since = known[-1].since if known else when[0] if when else None
        if person in said:
            fold_person(person, home[person], said[person], folded, since)
        fold_past(person, home[person], known, folded)


def _entries(records: Sequence[int]) -> Iterator[Entry]:
    """Every claim that ever stood about these records and that the index may know of, with its judgements."""
    return (entry for entry in entries_of(Claim.objects.for_the_index().about(records).as_said()) if entry.record)


def _folded_things(things: Collection[int]) -> Folded:
    folded = Folded()
    subjects = {
        pk: (kind, home)
        for pk, kind, home in Subject.objects.filter(pk__in=things).values_list("pk", "kind", "compartment_id")
    }
    said: dict[int, list[Said]] = defaultdict(list)
    for entry in entries_of(Claim.objects.for_the_index().standing().filter(subject__in=things).as_said()):
        said[entry.said.subject].append(entry.as_known(None) or entry.said)
    for subject in sorted(said):
        fold_thing(*subjects[subject], said[subject], folded)
    return folded


def store(folded: Folded) -> None:
    """Write folded rows, which are not stored yet."""
    # In the order of their keys the rows of one page of the index are written one after the other.
    folded.rows[NameKey].sort()
    # Person first: the other rows point to it.
    for model in (*reversed(OF_PEOPLE), *THINGS.values()):
        if rows := folded.rows.get(model):
            bulk.insert(model, COLUMNS[model], rows)


__all__ = ["EVENTS", "Difference", "differences", "rebuild", "refresh", "refresh_things", "remove", "store"]
