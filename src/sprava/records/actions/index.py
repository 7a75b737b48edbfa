"""The index: typed tables folded from the book, refreshed after every action and provable by a rebuild."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db import models, transaction

from sprava.core.claims import Said
from sprava.records.actions import bulk
from sprava.records.folding import COLUMNS, EVENTS, OF_PEOPLE, THINGS, Folded, fold_person, fold_thing
from sprava.records.identity import by_person, joined_with
from sprava.records.models import Claim, Judgement, Subject

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
    joined = joined_with(people)
    if not new:
        remove(sorted(joined))
    _store(_folded(joined))


def refresh_things(things: Collection[int]) -> None:
    """Fold the rows of these proceedings, facilities, courts and bodies anew."""
    if not things:
        return
    for model in THINGS.values():
        bulk.delete(model, "id", sorted(things))
    _store(_folded_things(things))


def store(folded: Folded) -> None:
    """Write rows that an import folded from what it has just recorded."""
    _store(folded)


def remove(people: Iterable[int]) -> None:
    """Take the rows of these people out of the index; the book keeps everything."""
    numbers = list(people)
    for model in OF_PEOPLE:
        bulk.delete(model, "id" if model is OF_PEOPLE[-1] else "person_id", numbers)


def rebuild(*, progress: Progress | None = None) -> None:
    """Throw the index away and fold it anew from the book, in one transaction. Repeating changes nothing."""
    with transaction.atomic():
        for model in (*OF_PEOPLE, *THINGS.values()):
            bulk.empty(model)
        for folded in _everything(progress):
            _store(folded)


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
        joined = joined_with(numbers)
        # A person is folded in the batch of its smallest record, once.
        batch = set(numbers)
        mine = {record: person for record, person in joined.items() if person in batch}
        yield _folded(mine)
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


def _folded(joined: Mapping[int, int]) -> Folded:
    """The rows of the people to whom ``joined`` maps their records."""
    folded = Folded()
    records = sorted(joined)
    home = dict(Subject.objects.filter(pk__in=records).values_list("pk", "compartment_id"))
    said: dict[int, list[Said]] = defaultdict(list)
    for start in range(0, len(records), 500):
        part = records[start : start + 500]
        for record, claim in judged(Claim.objects.indexed().about(part).as_said()):
            # A record in another compartment lends nothing to the index of this person: its readers are others.
            if record is not None and home[record] == home[joined[record]]:
                said[joined[record]].append(claim)
    for person in by_person(joined):
        if said[person]:
            fold_person(person, home[person], said[person], folded)
    return folded


def _folded_things(things: Collection[int]) -> Folded:
    folded = Folded()
    subjects = {
        pk: (kind, home)
        for pk, kind, home in Subject.objects.filter(pk__in=things).values_list("pk", "kind", "compartment_id")
    }
    said: dict[int, list[Said]] = defaultdict(list)
    for _, claim in judged(Claim.objects.indexed().filter(subject__in=things).as_said()):
        said[claim.subject].append(claim)
    for subject in sorted(said):
        fold_thing(*subjects[subject], said[subject], folded)
    return folded


def judged(claims: list[tuple[int | None, Said]]) -> list[tuple[int | None, Said]]:
    """The same claims with the judgements in force upon them."""
    numbers = [claim.claim for _, claim in claims]
    verdicts: dict[int, str] = {}
    if Judgement.objects.in_force().filter(claim__isnull=False).exists():
        for start in range(0, len(numbers), 500):
            found = Judgement.objects.in_force().filter(claim__in=numbers[start : start + 500])
            verdicts |= dict(found.values_list("claim_id", "verdict"))
    if not verdicts:
        return claims
    weigh = {"upheld": 1, "refused": -1}
    return [(person, replace(said, judged=weigh.get(verdicts.get(said.claim, ""), 0))) for person, said in claims]


def _store(folded: Folded) -> None:
    # Person first: the other rows point to it.
    for model in (*reversed(OF_PEOPLE), *THINGS.values()):
        if rows := folded.rows.get(model):
            bulk.insert(model, COLUMNS[model], rows)


__all__ = ["EVENTS", "Difference", "differences", "judged", "rebuild", "refresh", "refresh_things", "remove", "store"]
