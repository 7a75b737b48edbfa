"""A list taken in: archived, surveyed, then row by row into the book; killed at any moment, it goes on where it was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NotRequired, Required, TypedDict, Unpack

from sprava.accounts.models import Compartment, Member
from sprava.core.dates import parse_date
from sprava.core.errors import Damaged, Unreadable
from sprava.intake.files import open_table
from sprava.intake.jurisdiction import pack_of
from sprava.intake.mapping import Mapping, read_mapping, write_mapping
from sprava.intake.preflight import Kind, inspected
from sprava.intake.problems import ListRefused, Problem, Severity
from sprava.intake.rows import RowReader, one_person
from sprava.intake.survey import Survey, digest_of, surveyed
from sprava.intake.tables import Record, Table
from sprava.records.actions.lists import (
    Person,
    Step,
    Terms,
    Trouble,
    begin_import,
    finish_import,
    record_step,
    refuse_import,
)
from sprava.records.actions.sources import archive, archive_document, keep_mapping
from sprava.records.models import Claim, Document, Import, Source

PEOPLE_A_STEP = 2000
ROWS_A_STEP = 8000

Progress = Callable[[int, int | None], None]

_MEDIA_TYPES = {
    Kind.DELIMITED: "text/csv",
    Kind.JSON: "application/json",
    Kind.XLS: "application/vnd.ms-excel",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}


class Circumstances(TypedDict, total=False):
    """Who takes a list in, where its claims lie, and of which day the list is."""

    by: Required[Member]
    compartment: Required[Compartment]
    klass: NotRequired[int]
    as_of: NotRequired[str]


def import_list(
    path: Path,
    *,
    source: Source,
    mapping: Mapping,
    progress: Progress | None = None,
    **circumstances: Unpack[Circumstances],
) -> Import:
    """Take the list in ``path`` in, or go on with it if it was interrupted. Taking the same list again changes nothing.

    Raises:
        ListRefused: it cannot be read as a list; the message says why and what to do.
    """
    reading = begin(path, source=source, mapping=mapping, **circumstances)
    return go_on(reading, by=circumstances["by"], progress=progress)


def begin(path: Path, *, source: Source, mapping: Mapping, **circumstances: Unpack[Circumstances]) -> Import:
    """Archive the list and begin reading it; or find the reading of it that was interrupted, with its own mapping.

    Raises:
        ListRefused: it cannot be read with this mapping. Then nothing has been written.
    """
    kind = inspected(path)
    RowReader(mapping, pack_of(mapping), day=date.max).fit(open_table(path, mapping.layout))
    with path.open("rb") as stream:
        document = archive_document(
            stream, source=source, about={"media_type": _MEDIA_TYPES[kind], "file_name": path.name}
        )
    written = write_mapping(mapping)
    terms = Terms(circumstances["by"], circumstances["compartment"], circumstances.get("klass", Claim.Klass.PUBLIC))
    as_of = str(parse_date(day)) if (day := circumstances.get("as_of", "")) else ""
    reading = begin_import(source, document.pk, mapping=written, rows_total=None, terms=terms, as_of=as_of)
    if source.mapping != written and reading.mapping == written:
        keep_mapping(source, written)
    return reading


def go_on(reading: Import, *, by: Member, progress: Progress | None = None) -> Import:
    """Read the archived list from where it was left to its end. Of a finished import nothing is done again.

    Raises:
        ListRefused: the list cannot be read to its end. What was taken before stays, and the import says why.
    """
    if reading.state != Import.State.RUNNING:
        return reading
    mapping = read_mapping(reading.mapping)
    terms = Terms(by, reading.compartment, reading.klass)
    day = _day_of(reading.as_of, reading.document)
    reader = RowReader(mapping, pack_of(mapping), day=day, as_of=reading.as_of)
    with as_it_came(reading.document) as path:
        try:
            table = open_table(path, mapping.layout)
            reader.fit(table)
            survey = surveyed(table, reader, progress)
            if not survey.rows:
                raise ListRefused("no_rows", name=path.name)
            for step in _Steps(reader, survey, reading.next_row).run(open_table(path, mapping.layout)):
                reading = record_step(reading, step, terms=terms)
                if progress is not None:
                    progress(min(step.rows_read, survey.rows), survey.rows)
        except ListRefused as refusal:
            row = refusal.facts.get("row", "")
            trouble = Trouble(int(row) if row.isdigit() else 0, refusal.code, facts=tuple(refusal.facts.items()))
            refuse_import(reading, [trouble])
            raise
    return finish_import(reading, keys_present=survey if mapping.full_list else None)


@contextmanager
def as_it_came(document: Document) -> Iterator[Path]:
    """The archived bytes under the name that the file had: readers look at its ending, messages quote it."""
    kept = archive().path_of(document.sha256)
    if not kept.is_file():
        raise Damaged(f"The archive lacks {document.sha256[:12]}…. Restore it from a backup: sprava restore.")
    with tempfile.TemporaryDirectory(prefix="sprava-list-") as folder:
        # The end of the name says what it is; sixty letters of any script fit into what a file system takes.
        name = "".join(letter for letter in Path(document.file_name).name if letter.isprintable()).lstrip(".")[-60:]
        named = Path(folder) / (name or "list")
        named.symlink_to(kept.absolute())
        yield named


def _day_of(as_of: str, document: Document) -> date:
    """The day after which dates are still ahead: that of the list, else the one on which it came."""
    return parse_date(as_of).latest() if as_of else document.captured_at.date()


@dataclass(slots=True)
class _Steps:
    """Cuts the run through a list into steps. The rows of one person are always in the same one."""

    reader: RowReader
    survey: Survey
    from_row: int
    people: list[Person] = field(default_factory=list)
    partly: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    waiting: dict[int, list[Record]] = field(default_factory=dict)
    taken: int = 0
    read: int = 0

    def run(self, table: Table) -> Iterator[Step]:
        """The steps from the row on which the import goes on."""
        since = last = 0
        for record in table.records:
            self.read += 1
            last = record.number
            key = "" if record.broken else self.reader.key_of(record)
            self._look_at(record, key)
            if record.number >= self.from_row:
                since += 1
                if len(self.people) >= PEOPLE_A_STEP or since >= ROWS_A_STEP:
                    yield self._step(last + 1)
                    since = 0
        if since:
            yield self._step(last + 1)

    def _look_at(self, record: Record, key: str) -> None:
        last_row = self.survey.last_rows.get(digest_of(key)) if key and self.survey.last_rows else None
        if last_row is None:
            if record.number >= self.from_row:
                self._one(record, key)
            return
        if last_row < self.from_row:
            return
        # The rows of one person are taken when the last of them is there, also those before an interruption.
        together = self.waiting.setdefault(digest_of(key), [])
        together.append(record)
        if record.number == last_row:
            self._several(self.waiting.pop(digest_of(key)), key)

    def _one(self, record: Record, key: str) -> None:
        said, problems = self.reader.read(record, key)
        self.problems += problems
        if said is None:
            return
        self.people.append((said,))
        self.taken += 1
        if others := self.survey.namesakes.get(record.number):
            facts = {"rows": ", ".join(map(str, others))}
            self.problems.append(Problem(record.number, "", "perhaps_one_person", Severity.NOTE, facts))

    def _several(self, records: list[Record], key: str) -> None:
        """Rows under one key: repeated ones once, those of one person together, those of two people not at all."""
        seen: dict[tuple[tuple[str, str], ...], Record] = {}
        for record in records:
            first = seen.setdefault(tuple(record.cells.items()), record)
            if first is not record:
                facts = {"first": str(first.number)}
                self.problems.append(Problem(record.number, "", "said_already", Severity.REPEATED, facts))
        distinct = list(seen.values())
        if len(distinct) == 1:
            self._one(distinct[0], key)
        elif self.reader.mapping.several_rows or one_person(distinct, self.reader):
            self._together(distinct, key)
        else:
            facts = {"key": key, "rows": ", ".join(str(record.number) for record in distinct[:40])}
            self.problems += [
                Problem(record.number, "", "one_number_two_people", Severity.HELD, facts) for record in distinct
            ]

    def _together(self, records: list[Record], key: str) -> None:
        read = [self.reader.read(record, key) for record in records]
        self.problems += [problem for row in read for problem in row.problems]
        said = tuple(row.said for row in read if row.said is not None)
        if said:
            self.people.append(said)
            self.taken += len(said)
        if len(said) < len(read):
            self.partly.add(key)

    def _step(self, next_row: int) -> Step:
        step = Step(
            people=self.people,
            next_row=next_row,
            troubles=[_trouble(problem) for problem in self.problems],
            rows_taken=self.taken,
            rows_total=self.survey.rows,
            rows_read=self.read,
            partly=frozenset(self.partly),
        )
        self.people, self.problems, self.partly, self.taken = [], [], set(), 0
        return step


def _trouble(problem: Problem) -> Trouble:
    return Trouble(problem.row, problem.code, problem.column, problem.severity.value, tuple(problem.facts.items()))


def day_written(text: str) -> str:
    """A day as ``--as-of`` takes it, in canonical notation.

    Raises:
        Unreadable: it is not a date, or not known to the day.
    """
    when = parse_date(text)
    if not when.is_exact():
        raise Unreadable(f"{text!r} is not a day. The day of a list is written 2026-08-30.")
    return str(when)
