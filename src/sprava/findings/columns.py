"""The typed tables as columns of numbers: read once, asked many times. A text is a number in one list of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from threading import Lock
from typing import Any

import numpy as np
from django.db.models import BigIntegerField, F, Func, QuerySet

from sprava.accounts.models import Member
from sprava.core.claims import Item
from sprava.core.dates import parse_date
from sprava.records.models import (
    Charge,
    Detention,
    Hearing,
    Incident,
    PastSpell,
    Person,
    Proceeding,
    Recognition,
    Release,
    Sentence,
    Sighting,
    Spell,
    Stay,
)
from sprava.statistics.spans import Flags, Numbers

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AT_ONCE = 20_000
NO_DAY = 0


class Number(Func):
    """A whole number as the database has it, 0 where there is none. What it says is taken as it is: looking at each
    value again took a third of the time."""

    output_field = BigIntegerField()
    template = "COALESCE(CAST(%(expressions)s AS integer), 0)"

    def get_db_converters(self, connection: Any) -> list[Any]:  # noqa: ANN401, ARG002 Django's own
        """None: drivers give whole numbers as whole numbers."""
        return []


class Ordinal(Number):
    """A day as its number in the calendar, counted by the database: ``date.toordinal``; 0 where there is none."""

    template = "COALESCE((%(expressions)s - DATE '0001-01-01') + 1, 0)"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:  # noqa: ANN401 Django's own
        """Days since the beginning of the calendar by the Julian day."""
        template = "COALESCE(CAST(julianday(%(expressions)s) - 1721424.5 AS INTEGER), 0)"
        return self.as_sql(compiler, connection, template=template, **extra)


class Moment(Number):
    """A moment as microseconds since 1970, exactly."""

    template = "(EXTRACT(EPOCH FROM %(expressions)s) * 1000000)::bigint"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:  # noqa: ANN401 Django's own
        """The column is text: its seconds, and the six digits after them if there are any."""
        template = "(unixepoch(%(expressions)s) * 1000000 + CAST(substr(%(expressions)s, 21, 6) AS INTEGER))"
        return self.as_sql(compiler, connection, template=template, **extra)


def microseconds(moment: datetime) -> int:
    """A moment as :class:`Moment` has it."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of a table are read, and as what; ``noun`` is what claims call it."""

    model: Any
    noun: str = ""
    numbers: tuple[str, ...] = ("id", "person_id")
    dates: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()

    @property
    def every_day(self) -> tuple[str, ...]:
        """Both days of every date, and single days."""
        return (*(f"{name}_{end}" for name in self.dates for end in ("earliest", "latest")), *self.days)


_ENDS = ("begin", "end")
LAYOUTS: Mapping[str, Layout] = {
    "person": Layout(
        Person, numbers=("id",), dates=("birth_date",), texts=("sex",), moments=("first_recorded", "last_recorded")
    ),
    "spell": Layout(Spell, "", ("person_id", "ended", "died"), _ENDS, moments=("known_from",)),
    "once": Layout(PastSpell, "", ("person_id", "ended", "died"), _ENDS, moments=("known_from", "known_until")),
    "detention": Layout(Detention, "detention", dates=("date",), texts=("body", "kind")),
    "charge": Layout(Charge, "charge", ("id", "person_id", "of"), ("date",), texts=("article", "outcome")),
    "hearing": Layout(Hearing, "hearing", ("id", "person_id", "of"), ("date",)),
    "sentence": Layout(
        Sentence, "sentence", ("id", "person_id", "of"), ("date",), texts=("kind", "term", "court", "presence")
    ),
    "stay": Layout(Stay, "stay", dates=("since", "until"), texts=("facility",)),
    "sighting": Layout(Sighting, "sighting", dates=("date",), texts=("facility", "state")),
    "release": Layout(Release, "release", dates=("date",), texts=("mode",)),
    "recognition": Layout(Recognition, "recognition", dates=("since", "until"), texts=("body", "status")),
    "incident": Layout(Incident, "incident", dates=("since", "until"), texts=("kind",)),
    "proceeding": Layout(Proceeding, "proceeding", ("id",), ("opened",), texts=("stage", "court", "body")),
}


@dataclass(slots=True)
class Words:
    """Every text that occurs, once: number 0 is the empty one."""

    texts: list[str] = field(default_factory=lambda: [""])
    _numbers: dict[str, int] = field(default_factory=lambda: {"": 0})
    _one_at_a_time: Any = field(default_factory=Lock)

    def number(self, text: str) -> int:
        """Its number, given now if it has none."""
        known = self._numbers.get(text)
        return self._new(text) if known is None else known

    def _new(self, text: str) -> int:
        with self._one_at_a_time:
            if text not in self._numbers:
                self.texts.append(text)
                self._numbers[text] = len(self.texts) - 1
            return self._numbers[text]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of the same length, by name."""

    columns: Mapping[str, Numbers]

    def __getitem__(self, name: str) -> Numbers:
        return self.columns[name]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def take(self, rows: Flags | Numbers) -> Table:
        """Only these rows."""
        return Table({name: column[rows] for name, column in self.columns.items()})

    def plus(self, other: Table) -> Table:
        """The rows of both."""
        return Table({name: np.concatenate([column, other[name]]) for name, column in self.columns.items()})

    def span(self, name: str) -> tuple[Numbers, Numbers]:
        """The first and the last day of a date."""
        return self[f"{name}_earliest"], self[f"{name}_latest"]


def read_table(name: str, reader: Member, words: Words, people: Sequence[int] | None = None) -> Table:
    """A table as its reader may see it, or of some ``people`` only. Dates become ordinals, and :data:`NO_DAY` where
    there is none."""
    layout = LAYOUTS[name]
    rows: QuerySet[Any] = layout.model.objects.visible_to(reader).order_by()
    asked: list[Any] = [Number(F(column)) if column in _NOT_PLAIN else F(column) for column in layout.numbers]
    asked += [Ordinal(F(column)) for column in layout.every_day]
    asked += [Moment(F(column)) for column in layout.moments]
    names = (*layout.numbers, *layout.every_day, *layout.moments, *layout.texts)
    some = [rows] if people is None else [rows.filter(**{f"{owner_of(name)}__in": part}) for part in _parts(people)]
    found = (part.values_list(*asked, *layout.texts).iterator(_AT_ONCE) for part in some)
    return table_of(names, chain.from_iterable(found), layout.texts, words)


_NOT_PLAIN = ("of", "ended", "died")


def owner_of(name: str) -> str:
    """The column that says whose a row is; that of a table which is of nobody is not there."""
    return "id" if name == "person" else "person_id"


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + 500] for start in range(0, len(numbers), 500))


def mended(table: Table, name: str, fresh: Table, changed: Sequence[int]) -> Table:
    """A table with the ``fresh`` rows of the people who have changed in the place of theirs."""
    kept = ~np.isin(table[owner_of(name)], changed)
    return Table({
        column: _narrow(np.concatenate([values[kept], fresh[column]])) for column, values in table.columns.items()
    })  # fmt: skip


def table_of(names: Sequence[str], rows: Iterable[Sequence[Any]], texts: Sequence[str], words: Words) -> Table:
    """Columns of rows, the texts at their end, in portions, so that no more than one portion is held as objects."""
    portions: list[list[Numbers]] = []
    waiting = iter(rows)
    while portion := list(islice(waiting, _AT_ONCE)):
        columns = list(zip(*portion, strict=True))
        plain = len(names) - len(texts)
        numbers = [
            _narrow(np.array(column, dtype=_width(name))) for name, column in zip(names, columns[:plain], strict=False)
        ]
        coded = [np.array(list(map(words.number, column)), dtype=np.int32) for column in columns[plain:]]
        portions.append(numbers + coded)
    if not portions:
        return Table({name: np.empty(0, dtype=_width(name)) for name in names})
    return Table(
        {name: _narrow(np.concatenate([portion[at] for portion in portions])) for at, name in enumerate(names)}
    )


def _width(name: str) -> type[np.signedinteger[Any]]:
    """Days and words are small numbers; those of records and moments need not be."""
    return np.int32 if name.endswith(("_earliest", "_latest")) else np.int64


def _narrow(column: Numbers) -> Numbers:
    """The same in half the memory where no number is too large for it: all but moments in most registers."""
    small = np.iinfo(np.int32)
    if len(column) and column.dtype == np.int64 and small.min <= column.min() and column.max() <= small.max:
        return column.astype(np.int32)
    return column


def table_of_items(name: str, items: Iterable[tuple[int, Item]], words: Words) -> Table:
    """The same of items that were folded anew, each with its person."""
    layout = LAYOUTS[name]
    names = (*layout.numbers, *layout.every_day, *layout.texts)
    return table_of(names, (_row(layout, person, item) for person, item in items), layout.texts, words)


def _row(layout: Layout, person: int, item: Item) -> list[Any]:
    known = {"id": item.lead, "person_id": person, "of": item.of[0] if item.of else 0}
    values: list[Any] = [known[column] for column in layout.numbers]
    for column in layout.dates:
        text = item.value(column)
        when = parse_date(text) if text else None
        values += [when.earliest().toordinal(), when.latest().toordinal()] if when else [NO_DAY, NO_DAY]
    return [*values, *(item.value(column) for column in layout.texts)]
