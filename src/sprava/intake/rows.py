"""From a record of a list to what it says: one row, taken whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Cells
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from sprava.core.dates import parse_date
from sprava.core.nouns import LONGEST_TEXT, NAME_FIELDS, NOUNS, Kind, canonical
from sprava.core.said import PERSON, Fact, RowSaid
from sprava.intake.binding import BoundColumns
from sprava.intake.cells.answers import Answer
from sprava.intake.cells.dates import read_date
from sprava.intake.cells.vocabulary import plain
from sprava.intake.mapping import Mapping
from sprava.intake.problems import Problem, Severity
from sprava.intake.tables import Record, Table
from sprava.packs import Pack

_AHEAD_IS_USUAL = frozenset({
    ("sentence", "in_force"), ("sentence", "starts"), ("hearing", "date"), ("incident", "until"), ("contact", "until"),
    ("recognition", "until"), ("stay", "until"),
})  # fmt: skip
_LONGEST_SLOT = 80
_FIELDS = {(noun, name): field for noun, declared in NOUNS.items() for name, field in declared.fields.items()}
_MANY = frozenset(path for path, field in _FIELDS.items() if field.many)
_DATES = frozenset(path for path, field in _FIELDS.items() if field.kind is Kind.DATE)


class RowRead(NamedTuple):
    """What came of a record: what it says, unless it is refused or left out, and what is to be said about it."""

    said: RowSaid | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Gathered:
    """What the cells of one record gave so far."""

    facts: dict[tuple[str, str, str, str], Fact] = field(default_factory=dict)
    row: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: bool = False


class RowReader:
    """Reads the records of one list with one mapping.

    ``day`` is the day after which dates are still ahead; ``as_of`` the day of the list, as far as it has one.
    """

    def __init__(self, mapping: Mapping, pack: Pack | None, *, day: date, as_of: str = "") -> None:
        self.mapping, self.pack, self.day, self.as_of = mapping, pack, day, as_of
        self.columns = BoundColumns(mapping, pack)
        self._apart = tuple(map(plain, mapping.apart_by))
        self._chosen_by = plain(mapping.chosen_by)

    def fit(self, table: Table) -> None:
        """Refuse a list that lacks a column without which it cannot be read, or has one of them twice."""
        self.columns.fit(table)

    def key_of(self, record: Record) -> str:
        """How the list knows whom the record is about; empty where its number, or any name, is missing."""
        if self.mapping.has_key:
            return self.columns.key(record)
        identity = self.columns.identity(record)
        return "~" + _digest(identity) if identity else ""

    def identity_of(self, record: Record) -> str:
        """By what two rows are seen to speak of one person."""
        return self.columns.identity(record)

    def read(self, record: Record, key: str) -> RowRead:
        """Everything that the record says under ``key``, or why it is not taken."""
        notes = record.notes
        if record.broken:
            return RowRead(None, (*notes, record.broken))
        if not key:
            return RowRead(None, (*notes, self._without_key(record)))
        gathered = self._gathered(record)
        if not gathered.refused and self.mapping.about == PERSON:
            self._look_ahead(record, gathered)
        nameless = not any(fact.field in NAME_FIELDS for fact in gathered.facts.values())
        if nameless and not gathered.refused and self.mapping.about == PERSON:
            gathered.refused = True
            gathered.problems.append(Problem(record.number, "", "no_name"))
        problems = (*notes, *gathered.problems)
        if gathered.refused:
            return RowRead(None, problems)
        return RowRead(self._said(record, key, gathered), problems)

    def _without_key(self, record: Record) -> Problem:
        if self.mapping.without_key == "leave_out":
            return Problem(record.number, "", "names_nobody", Severity.NOTE)
        if not self.mapping.has_key:
            return Problem(record.number, "", "no_name")
        columns = ", ".join(column.headers[0] for column in self.mapping.columns if column.key)
        return Problem(record.number, "", "no_key", facts={"columns": columns})

    def _gathered(self, record: Record) -> _Gathered:
        gathered = _Gathered()
        cells = self.columns.cells(record)
        chosen, apart = self._choice(cells)
        for name, cell in cells.items():
            for bound in self.columns.at(name):
                if bound.column.when and chosen not in bound.column.when:
                    continue
                if bound.read is None:
                    gathered.row.setdefault(bound.column.gives, cell)
                else:
                    self._take((record.number, name), bound.read(cell), gathered, apart)
        for fixed in self.mapping.fixed:
            noun, _, name = fixed.gives.partition(".")
            slot = _slot(noun, fixed.slot, apart)
            said = any(fact.noun == noun and fact.slot == slot for fact in gathered.facts.values())
            if (chosen in fixed.when) if fixed.when else said or noun == self.mapping.about:
                value = canonical(noun, name, fixed.value)
                _add(gathered, Fact(noun, slot, name, value))
        return gathered

    def _choice(self, cells: Cells[str, str]) -> tuple[str, str]:
        """What kind of row this is, and what keeps its things apart from those of other rows about the same person."""
        if not (self._chosen_by or self._apart):
            return "", ""
        named = {self.columns.plain(name): cell for name, cell in cells.items()}
        apart = " ".join(cell for column in self._apart if (cell := named.get(column, "")))
        if len(apart) > _LONGEST_SLOT:
            apart = f"{apart[: _LONGEST_SLOT - 17]} {_digest(apart)[:16]}"
        return named.get(self._chosen_by, ""), apart

    def _take(self, place: tuple[int, str], answer: Answer, gathered: _Gathered, apart: str) -> None:
        for fact in answer.facts:
            _add(gathered, replace(fact, slot=_slot(fact.noun, fact.slot, apart)) if apart else fact)
        for doubt in answer.doubts:
            gathered.refused = gathered.refused or doubt.severity is Severity.REFUSED
            gathered.problems.append(Problem(*place, doubt.code, doubt.severity, dict(doubt.facts)))

    def _look_ahead(self, record: Record, gathered: _Gathered) -> None:
        """Dates after the day of the list: a release that is only expected is none, other dates are kept and named."""
        for fact in list(gathered.facts.values()):
            if (fact.noun, fact.field) not in _DATES or not self._is_ahead(fact):
                continue
            facts = {"value": fact.printed or fact.value, "day": str(self.day)}
            if fact.noun == "release":
                release = [at for at, one in gathered.facts.items() if (one.noun, one.slot) == ("release", fact.slot)]
                for part in release:
                    del gathered.facts[part]
                header = next((name for name, cell in record.cells.items() if cell == fact.printed), "release")
                words = canonical("person", "note", f"{header}: {facts['value']}"[:LONGEST_TEXT])
                _add(gathered, Fact(PERSON, "", "note", words, "", fact.lang))
                gathered.problems.append(Problem(record.number, "", "future_release", Severity.NOTE, facts))
            elif (fact.noun, fact.field) not in _AHEAD_IS_USUAL:
                gathered.problems.append(Problem(record.number, "", "future_date", Severity.NOTE, facts))

    def _is_ahead(self, fact: Fact) -> bool:
        if fact.value[:4] < self.day.isoformat()[:4] and fact.value[0] != "[":
            return False
        first = parse_date(fact.value).earliest()
        return first > self.day

    def _said(self, record: Record, key: str, gathered: _Gathered) -> RowSaid:
        row = gathered.row
        said_on = self._said_on(row.get("row.said_on", "")) or self.as_of
        if said_on:
            for fact in list(gathered.facts.values()):
                if fact.noun == "sighting" and fact.field == "state":
                    _add(gathered, Fact("sighting", fact.slot, "date", said_on, "", fact.lang))
        url = row.get("row.source_url", "")
        quote = row.get("row.quote") or record.quote()
        locator = record.locator
        if (start := row.get("row.starts_at", "")).isdigit():
            locator = f"{locator} {start}-{int(start) + len(quote)}"
        lang = row.get("row.lang", "") or self.mapping.lang
        facts = tuple(gathered.facts.values())
        if row.get("row.lang"):
            facts = tuple(fact if fact.lang else replace(fact, lang=lang[:12]) for fact in facts)
        return RowSaid(
            key=key[:200],
            facts=facts,
            quote=quote,
            locator=locator,
            source_name=row.get("row.source_name", "") or _host(url),
            source_url=url,
            said_on=said_on,
            proceeding_key=row.get("row.proceeding", "")[:200],
            lang=lang[:12],
            about=self.mapping.about,
            number=record.number,
        )

    def _said_on(self, cell: str) -> str:
        when = read_date(cell, self.mapping.dates) if cell else ""
        return when if isinstance(when, str) else ""


def _slot(noun: str, slot: str, apart: str) -> str:
    if not apart or noun in (PERSON, "proceeding"):
        return slot
    return f"{apart} {slot}".strip()


def _add(gathered: _Gathered, fact: Fact) -> None:
    """The first cell that fills a field is believed; where several values may stand side by side, all of them are."""
    value = fact.value if (fact.noun, fact.field) in _MANY else ""
    gathered.facts.setdefault((fact.noun, fact.slot, fact.field, value), fact)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    """The name of a site as a source: tass.com, whatever the page."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:  # a bracket that opens an address and does not close it
        return ""
    # A name may end with the dot of the root: it is the same site.
    return host.rstrip(".").removeprefix("www.")


def one_person(records: Sequence[Record], reader: RowReader) -> bool:
    """Do all these rows give the same name and birth date?"""
    return len({reader.identity_of(record) for record in records}) == 1
