"""The register in columns as one reader sees it, now or as it was known at a past moment."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from contextvars import ContextVar
from datetime import datetime
from threading import Lock
from typing import TypeVar
from weakref import proxy

import numpy as np
from django.db.models import Max

from sprava.accounts.models import Member
from sprava.findings.columns import LAYOUTS, Table, Words, mended, microseconds, read_table, table_of, table_of_items
from sprava.records.as_known import proceedings_at, read_at, said_of_people, together, unsettled
from sprava.records.models import Claim, Grading, Judgement
from sprava.records.search.edition import Mark, changed_since, mark
from sprava.statistics.spans import Flags, Numbers, distinct

_KEPT_VIEWS, _KEPT_SHELVES = 8, 2
_TRIES = 3
Found = TypeVar("Found")


class Shelf:
    """The tables that one reader may see, each read when it is first asked for.

    What was read ``before`` is taken over but for the rows of those people who have ``changed`` since.
    """

    def __init__(self, reader: Member, before: Shelf | None = None, changed: Collection[int] = ()) -> None:
        self.reader = reader
        self.words: Words = before.words if before else Words()
        self.now = View(self)
        self._tables: dict[str, Table] = {}
        self._stale = before._outdated(frozenset(changed)) if before else {}
        self._past: OrderedDict[datetime, PastView] = OrderedDict()

    def table(self, name: str) -> Table:
        """A table as it is now."""
        if name not in self._tables:
            stale = self._stale.pop(name, None)
            changed = None if stale is None else sorted(stale[1])
            table = read_table(name, self.reader, self.words, changed)
            self._tables[name] = mended(stale[0], name, table, changed) if stale and changed is not None else table
        return self._tables[name]

    def _outdated(self, changed: frozenset[int]) -> dict[str, tuple[Table, frozenset[int]]]:
        """Every table that was read, with the people of whom its rows are not those of now."""
        # Copied first: another thread may be reading a table meanwhile.
        read = {**self._stale, **{name: (table, frozenset[int]()) for name, table in dict(self._tables).items()}}
        return {name: (table, before | changed) for name, (table, before) in read.items() if name != "proceeding"}

    def view(self, at: datetime | None) -> View | PastView:
        """The register as known at a moment; None is now. The last few are kept."""
        if at is None:
            return self.now
        if at not in self._past:
            self._past[at] = PastView(self, at)
        self._past.move_to_end(at)
        while len(self._past) > _KEPT_VIEWS:
            self._past.popitem(last=False)
        return self._past[at]


class View:
    """What the register knows now."""

    at: datetime | None = None

    def __init__(self, shelf: Shelf) -> None:
        # Not held: a shelf that is replaced goes at once, with all that was reckoned from it.
        self.shelf: Shelf = proxy(shelf)
        self.reader = shelf.reader
        self.words = shelf.words
        self.kept: dict[object, object] = {}
        """What was reckoned from these tables, by whoever reckoned it."""

    def table(self, name: str) -> Table:
        """A table as it was known."""
        return self.shelf.table(name)

    @property
    def people(self) -> Numbers:
        """The numbers of all people, in order: in spans and labels a person is the place in here."""
        if "people" not in self.kept:
            self.kept["people"] = self._people()
        return self.kept["people"]  # type: ignore[return-value] # what was put there

    def _people(self) -> Numbers:
        return np.sort(self.table("person")["id"])

    def places(self, people: Numbers) -> Numbers:
        """The places of these people in :attr:`people`, each of whom is in there."""
        return np.searchsorted(self.people, people)

    def occupations(self) -> Table:
        """What people do, as sources say: a claim of many values, so no column holds it."""
        rows = said_of_people("occupation", self.reader, self.at)
        found = table_of(("person_id", "occupation"), rows, ("occupation",), self.words)
        return found.take(np.isin(found["person_id"], self.people))

    def last_change(self) -> datetime | None:
        """When anything that the reader may see was last recorded, taken back or judged; None in an empty register."""
        if "last change" not in self.kept:
            self.kept["last change"] = self._last_change()
        return self.kept["last change"]  # type: ignore[return-value] # what was put there

    def _last_change(self) -> datetime | None:
        claims = Claim.objects.visible_to(self.reader).for_the_index()
        withdrawn = claims.filter(withdrawn_at__isnull=False).aggregate(Max("withdrawn_at"))["withdrawn_at__max"]
        # What is judged of sensitive claims is nothing that a figure knows of.
        judged = Judgement.objects.visible_to(self.reader).exclude(claim__klass=Claim.Klass.SENSITIVE)
        newest = claims.order_by("-recorded_at").values_list("recorded_at", flat=True).first()
        ends = judged.aggregate(Max("judged_at"), Max("undone_at")).values()
        graded = Grading.objects.visible_to(self.reader).aggregate(Max("graded_at"))["graded_at__max"]
        return max((moment for moment in (newest, withdrawn, *ends, graded) if moment), default=None)


class PastView:
    """What it knew at a past moment: of people of whom nothing changed since what it knows ``now``, and the ``rest``.

    ``settled`` says for each of the people of now whether nothing changed.
    """

    def __init__(self, shelf: Shelf, at: datetime) -> None:
        person, moment = shelf.table("person"), microseconds(at)
        later = person["last_recorded"] > moment
        grown = person["id"][later & (person["first_recorded"] <= moment)]
        records = together(unsettled(at) | set(grown.tolist()))
        unchanged = person["id"][~later & ~np.isin(person["id"], np.array(sorted(records), dtype=np.int64))]
        self.now = shelf.now
        self.settled: Flags = np.zeros(len(self.now.people), dtype=bool)
        self.settled[self.now.places(unchanged)] = True
        self.rest = RestView(shelf, at, records, unchanged)


class RestView(View):
    """The people of whom something changed since a moment, as they were known then: folded anew."""

    def __init__(self, shelf: Shelf, at: datetime, records: set[int], unchanged: Numbers) -> None:
        super().__init__(shelf)
        self.at = self._at = at
        self._records, self._unchanged = records, unchanged
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """A table as it was known at the moment."""
        if name not in self._tables:
            self._tables[name] = self._spells() if name == "spell" else self._folded(name)
        return self._tables[name]

    def _people(self) -> Numbers:
        return distinct(np.concatenate([self.table("person")["id"], self.table("spell")["person_id"]]))

    def _spells(self) -> Table:
        """Custody has a history of its own, so nothing has to be folded."""
        moment, now, once = microseconds(self._at), self.shelf.table("spell"), self.shelf.table("once")
        read_so = once.take((once["known_from"] <= moment) & (once["known_until"] > moment))
        still = now.take(now["known_from"] <= moment)
        rows = still.plus(Table({name: read_so[name] for name in still.columns}))
        return rows.take(~np.isin(rows["person_id"], self._unchanged))

    def _folded(self, name: str) -> Table:
        if name == "proceeding":
            cases = ((0, item) for item in proceedings_at(self.reader, self._at))
            return table_of_items(name, cases, self.words)
        noun = LAYOUTS[name].noun or name
        named = None if name == "person" else set(self.table("person")["id"].tolist())
        read = read_at(self._records, {noun}, self.reader, self._at, named)
        items = ((person, item) for person, items in read.items() for item in items if item.noun == noun)
        return table_of_items(name, items, self.words)


_shelves: OrderedDict[tuple[object, ...], tuple[Mark, Shelf]] = OrderedDict()
_one_at_a_time = Lock()
_held: ContextVar[Shelf | None] = ContextVar("_held", default=None)


def shelf_for(reader: Member) -> tuple[Shelf, Mark | None]:
    """The tables for this reader: those in memory while the register has not changed, for all who see the same."""
    now, seen = mark(), reader.compartments_seen()
    with _one_at_a_time:
        kept = _shelves.get(seen)
        if now is not None and kept is not None and kept[0] == now:
            _shelves.move_to_end(seen)
            return kept[1], now
    if now is None:
        return Shelf(reader), None
    changed = changed_since(kept[0], now) if kept else None
    shelf = Shelf(reader) if kept is None or changed is None else Shelf(reader, kept[1], changed)
    with _one_at_a_time:
        _shelves[seen] = (now, shelf)
        while len(_shelves) > _KEPT_SHELVES:
            _shelves.popitem(last=False)
    return shelf, now


def steadily(reader: Member, reckon: Callable[[Shelf], Found]) -> Found:
    """Reckon upon tables that nobody changed meanwhile.

    Whatever is asked within stands on the same tables: all figures of a page are of one moment, and a page that asks
    ten questions asks the database twice whether anything has changed.
    """
    held = _held.get()
    if held is not None and held.reader.compartments_seen() == reader.compartments_seen():
        return reckon(held)
    for _number in range(_TRIES):
        shelf, before = shelf_for(reader)
        holding = _held.set(shelf)
        try:
            found = reckon(shelf)
        finally:
            _held.reset(holding)
        if before is None or mark() == before:
            return found
        forget(reader)
    return found


def forget(reader: Member) -> None:
    """Read everything anew when it is next asked for."""
    with _one_at_a_time:
        _shelves.pop(reader.compartments_seen(), None)
