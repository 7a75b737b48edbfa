"""The first rows of a list as they would be taken in. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping as Cells
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from django.conf import settings

from sprava.core.dates import parse_date
from sprava.core.nouns import Kind, field_of
from sprava.core.said import Fact
from sprava.core.wording import date_words, not_verified, term_words
from sprava.intake.files import open_table
from sprava.intake.jurisdiction import pack_of
from sprava.intake.mapping import Mapping
from sprava.intake.problems import Problem, Severity
from sprava.intake.rows import RowReader
from sprava.packs.labels import is_field_unverified


@dataclass(frozen=True, slots=True)
class FactInWords:
    """One value that a row gives: which field ("person.birth_date"), its value in words, what the cell had.

    The value says so where the law pack knows it by a row that nobody has verified.
    """

    field: str
    value: str
    printed: str


@dataclass(frozen=True, slots=True)
class RowPreview:
    """One row: its cells, and what they give or why they do not."""

    number: int
    cells: Cells[str, str]
    key: str
    facts: tuple[FactInWords, ...]
    problems: tuple[Problem, ...]

    @property
    def taken(self) -> bool:
        """Would the row be taken as it stands?"""
        grave = (Severity.REFUSED, Severity.HELD)
        return bool(self.facts) and not any(problem.severity in grave for problem in self.problems)


def preview(path: Path, mapping: Mapping, rows: int = 20, lang: str = "en", as_of: str = "") -> list[RowPreview]:
    """What the first ``rows`` records of the list give.

    Raises:
        ListRefused: it cannot be read with this mapping.
    """
    pack = pack_of(mapping)
    day = parse_date(as_of).latest() if as_of else _today()
    reader = RowReader(mapping, pack, day=day, as_of=as_of)
    table = open_table(path, mapping.layout)
    reader.fit(table)
    shown: list[RowPreview] = []
    for record in islice(table.records, rows):
        key = "" if record.broken else reader.key_of(record)
        said, problems = reader.read(record, key)
        facts = tuple(_in_words(fact, lang) for fact in said.facts) if said else ()
        shown.append(RowPreview(record.number, record.cells, key, facts, problems))
    return shown


def _today() -> date:
    return datetime.now(UTC).date()


def _in_words(fact: Fact, lang: str) -> FactInWords:
    kind = field_of(fact.noun, fact.field).kind
    value = fact.value
    if kind is Kind.DATE:
        value = date_words(parse_date(fact.value), lang)
    elif kind is Kind.TERM:
        value = term_words(fact.value, lang)
    elif is_field_unverified(settings.JURISDICTION, fact.noun, fact.field, fact.value):
        value = not_verified(fact.value, lang)
    return FactInWords(f"{fact.noun}.{fact.field}", value, fact.printed)
