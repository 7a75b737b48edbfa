"""Lists taken in: many rows in one transaction, the same rows again without effect, a newer list as what changed in
it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from django.db import transaction
from django.utils import timezone

from sprava.records.actions import bulk
from sprava.records.actions.taking import Step, TakingIn, Trouble, gone_already
from sprava.records.actions.writing import OF_A_PROCEEDING, Person, Terms
from sprava.records.models import Import, Problem, Source, SourceChange, Subject


@transaction.atomic
def begin_import(
    source: Source, document_id: int, *, mapping: str, rows_total: int | None, terms: Terms, as_of: str = ""
) -> Import:
    """Begin reading an archived list, or go on with the reading that was interrupted, on the terms on which it began.

    ``as_of`` is the day of the list, as far as it has one.
    """
    running = Import.objects.filter(source=source, document_id=document_id, state=Import.State.RUNNING).first()
    if running:
        return running
    return Import.objects.create(
        source=source,
        document_id=document_id,
        mapping=mapping,
        rows_total=rows_total,
        compartment=terms.compartment,
        klass=terms.klass,
        as_of=as_of,
        started_at=timezone.now(),
        started_by=terms.by,
    )


@bulk.no_looking_for_cycles()
@transaction.atomic
def record_step(reading: Import, step: Step, *, terms: Terms) -> Import:
    """Take in the people of one step and remember how far the list is read, both or neither.

    A step that was recorded already is left out, so that going on after an interruption takes nothing twice.
    """
    reading = Import.objects.select_for_update().get(pk=reading.pk)
    if reading.state != Import.State.RUNNING or step.next_row <= reading.next_row:
        return reading
    bulk.keep_more_in_memory()
    work = TakingIn(reading, terms, timezone.now(), step.partly)
    work.take(step.people)
    _count(reading, work, step)
    _note(reading, (*step.troubles, *work.troubles))
    reading.save()
    return reading


@transaction.atomic
def finish_import(reading: Import, *, keys_present: Container[str] | None) -> Import:
    """Close a reading. People whom the list named before and names no longer are noted as removed at the source.

    Their claims stand: that a list dropped a name is news about the list. ``keys_present`` is None for a list that is
    not a full one, where absence says nothing. Repeating changes nothing.
    """
    reading = Import.objects.select_for_update().get(pk=reading.pk)
    if reading.state == Import.State.DONE:
        return reading
    if keys_present is not None:
        known = Subject.objects.filter(kind="person", origin=reading.source).values_list("pk", "key")
        absent = [pk for pk, key in known.iterator() if key not in keys_present]
        gone = gone_already(reading.source, None)
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
    _note(reading, troubles)
    return reading


def _note(reading: Import, troubles: Sequence[Trouble]) -> None:
    Problem.objects.bulk_create(
        Problem(
            reading=reading,
            row=trouble.row,
            column=trouble.column[:200],
            severity=trouble.severity,
            code=trouble.code,
            facts=dict(trouble.facts),
        )
        for trouble in troubles
    )


def _count(reading: Import, work: TakingIn, step: Step) -> None:
    """A row may have several troubles and is counted once."""
    reading.next_row = step.next_row
    reading.rows_total = step.rows_total or reading.rows_total
    troubles = (*step.troubles, *work.troubles)
    refused = {trouble.row for trouble in troubles if trouble.severity == "refused"}
    held = {trouble.row for trouble in troubles if trouble.severity == "held"}
    reading.rows_taken += step.rows_taken - work.tally["not_taken"]
    reading.rows_refused += len(refused)
    reading.rows_quarantined += len(held - refused)
    reading.added += work.tally["added"]
    reading.changed += work.tally["changed"]
    reading.unchanged += work.tally["unchanged"]


__all__ = [
    "OF_A_PROCEEDING",
    "Person", "Step", "Terms", "Trouble", "begin_import", "finish_import", "record_step", "refuse_import",
]  # fmt: skip
