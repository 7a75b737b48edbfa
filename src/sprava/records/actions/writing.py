"""What one step of a list adds to the book, gathered and then written at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sprava.accounts.models import Compartment, Member
from sprava.core.claims import Said
from sprava.core.said import PERSON, Fact, RowSaid
from sprava.records.actions import bulk
from sprava.records.actions.sources import record_source
from sprava.records.folding import THINGS
from sprava.records.models import Claim, Import, Passage, Source, SourceChange, Subject

OF_A_PROCEEDING = frozenset({"charge", "hearing", "sentence", "appeal"})
NO_LONGER_SAID = "The list no longer says so."

_CLAIM = [
    "id", "subject_id", "person_id", "field", "value", "printed", "lang", "source_id", "passage_id", "said_on",
    "compartment_id", "klass", "recorded_at", "recorded_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_because",
]  # fmt: skip
_SUBJECT = ["id", "kind", "person_id", "of_id", "compartment_id", "origin_id", "key", "opened_at"]
_PASSAGE = ["id", "document_id", "quote", "locator", "lang", "url"]

Person = Sequence[RowSaid]
"""Everything that a list says of one person: one row of it, or several."""


class Terms(NamedTuple):
    """The circumstances that all claims of an import share."""

    by: Member
    compartment: Compartment
    klass: int = Claim.Klass.PUBLIC


class Point(NamedTuple):
    """A claim as a list makes it: of which thing, which field, what value, by which source."""

    kind: str
    key: str
    field: str
    value: str
    source: str


Points = dict[Point, tuple[RowSaid, Fact]]


class Writing:
    """Rows for the book, with their numbers; nothing reaches it before :meth:`done`."""

    def __init__(self, reading: Import, terms: Terms, at: datetime) -> None:
        self.reading, self.at, self.klass = reading, at, terms.klass
        self.compartment, self.by = terms.compartment.pk, terms.by.pk
        self.proceedings: Mapping[tuple[str, str], int] = {}
        self._sources: dict[str, Source] = {"": reading.source}
        self._subjects: list[tuple[object, ...]] = []
        self._passages: list[tuple[object, ...]] = []
        self._claims: list[tuple[object, ...]] = []
        self._made: dict[str, int] = {}
        self._withdrawn: list[int] = []
        self._changes: list[SourceChange] = []
        self._row: RowSaid | None = None
        self._by_row = (0, 0, 0, "")

    def number(self, claims: int, rows: int) -> None:
        """Take more numbers than can be needed: a gap in the numbers costs nothing."""
        self._claim_numbers = iter(bulk.next_numbers(Claim, claims) if claims else ())
        self._subject_numbers = iter(bulk.next_numbers(Subject, claims + 2 * rows) if rows else ())
        self._passage_numbers = iter(bulk.next_numbers(Passage, rows) if rows else ())

    def source(self, row: RowSaid) -> Source:
        """Whose statement the row is: of the source that it names, else of the list."""
        if row.source_name not in self._sources:
            self._sources[row.source_name] = record_source(row.source_name, url=_site_of(row.source_url))
        return self._sources[row.source_name]

    def open(self, kind: str, key: str, *, person: int | None, of: int | None) -> int:
        """A new identity to make claims about."""
        number = next(self._subject_numbers)
        owner = number if kind == PERSON else person
        self._subjects.append((number, kind, owner, of, self.compartment, self.reading.source_id, key[:200], self.at))
        return number

    def event(self, point: Point, person: int, row: RowSaid, known: dict[tuple[str, str], int]) -> int:
        """The person themselves, or what happened to them under the key of the list: known, or opened now."""
        if point.kind == PERSON:
            return person
        if (point.kind, point.key) not in known:
            known[point.kind, point.key] = self.open(point.kind, point.key, person=person, of=self._of(point.kind, row))
        return known[point.kind, point.key]

    def claim(self, subject: int, person: int | None, point: Point, row: RowSaid, fact: Fact) -> Said:
        """A claim, with its row as the passage; and the claim as the index needs it."""
        kind, _, field, value, _ = point
        if row is not self._row:  # the claims of a row come one after the other
            self._row, source = row, self.source(row)
            self._by_row = source.pk, source.grade, self._passage(row), row.said_on
        source_number, grade, passage, said_on = self._by_row
        number = next(self._claim_numbers)
        self._claims.append((
            number, subject, person, field, value, fact.printed if fact.printed != value else "", fact.lang,
            source_number, passage, said_on, self.compartment, self.klass, self.at, self.by, None, None, "",
        ))  # fmt: skip
        of = self._of(kind, row)
        return Said(number, subject, kind, field, value, source_number, grade, said_on, self.at, 0, of, fact.lang)

    def withdraw(self, claims: Collection[int]) -> None:
        """Take back what the list no longer says."""
        self._withdrawn += claims

    def change(self, person: int, kind: SourceChange.Kind, fields: Sequence[str] = ()) -> None:
        """Note what the list changed about a person."""
        self._changes.append(SourceChange(reading=self.reading, person_id=person, kind=kind, fields=list(fields)))

    def done(self) -> None:
        """Write everything, in the order in which rows point to each other."""
        bulk.insert(Subject, _SUBJECT, self._subjects)
        bulk.insert(Passage, _PASSAGE, self._passages)
        bulk.insert(Claim, _CLAIM, self._claims)
        for start in range(0, len(self._withdrawn), 5000):
            Claim.objects.filter(pk__in=self._withdrawn[start : start + 5000]).update(
                withdrawn_at=self.at, withdrawn_by=self.by, withdrawn_because=NO_LONGER_SAID
            )
        SourceChange.objects.bulk_create(self._changes)

    def _of(self, kind: str, row: RowSaid) -> int | None:
        return self.proceedings.get((PROCEEDING, proceeding_key(row))) if kind in OF_A_PROCEEDING else None

    def _passage(self, row: RowSaid) -> int:
        if row.locator not in self._made:
            number = self._made[row.locator] = next(self._passage_numbers)
            self._passages.append(
                (number, self.reading.document_id, row.quote, row.locator[:200], row.lang, row.source_url[:2000])
            )
        return self._made[row.locator]


PROCEEDING = "proceeding"


def _site_of(url: str) -> str:
    """The address of the site on which a page stands: a source is the site, each row keeps its page."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0].rstrip('.')}" if rest else ""


def key_of(row: RowSaid, fact: Fact) -> str:
    """Under what key the list's own thing is found again."""
    if fact.noun == PERSON:
        return ""
    if fact.noun == PROCEEDING:
        return proceeding_key(row)
    return row.key if fact.noun in THINGS else fact.slot


def proceeding_key(row: RowSaid) -> str:
    """The key of the proceeding that the row is about: its own, else one that is this person's alone."""
    return (row.proceeding_key or f"of:{row.key}")[:200]
