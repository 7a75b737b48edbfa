"""Rows into tables by the thousand. An import writes some thirty rows for each row of a list; model instances would
triple its time."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models

Row = Sequence[object]


@contextmanager
def no_looking_for_cycles() -> Iterator[None]:
    """Rows by the hundred thousand hold no cycles, and looking for some among them takes a fifth of an import.

    It is for one step: what other threads leave behind meanwhile is found after it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_more_in_memory() -> None:
    """Let this connection to SQLite keep 32 MB of the file, and not 8: a step of an import touches all of its
    indexes, and takes twice as long in a large register without.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size=-32000")


def next_numbers(model: type[models.Model], count: int) -> range:
    """``count`` fresh primary keys in a row. Call it inside the transaction that will use them.

    SQLite lets one writer in at a time (BEGIN IMMEDIATE), so the keys after the last one are free; PostgreSQL moves
    its sequence.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One statement under one lock: two imports at once must not get interleaved blocks.
            cursor.execute(f"SELECT pg_advisory_xact_lock(hashtext('{model._meta.db_table}'))")
            cursor.execute(f"SELECT nextval(pg_get_serial_sequence('{table}', 'id'))")
            first = int(cursor.fetchone()[0])
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), %s)", [first + count - 1])
        else:
            cursor.execute(f"SELECT COALESCE(MAX(id), 0) + 1 FROM {table}")  # noqa: S608 our own table's name
            first = int(cursor.fetchone()[0])
    return range(first, first + count)


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Insert rows, given as values in the order of ``columns`` (database column names). Returns their number."""
    writers = {place: writer for place, column in enumerate(columns) if (writer := _writer(model, column))}
    ready: list[Sequence[Any]] = [_written(row, writers) for row in rows] if writers else list(rows)
    if not ready:
        return 0
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in ready:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", ready)  # noqa: S608 our own names
    return len(ready)


def delete(model: type[models.Model], column: str, keys: Sequence[int]) -> None:
    """Delete the rows whose ``column`` is one of ``keys``: index tables only, where nothing hangs on a row."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        for start in range(0, len(keys), 500):
            part = list(keys[start : start + 500])
            places = ", ".join(["%s"] * len(part))
            cursor.execute(f"DELETE FROM {table} WHERE {quote(column)} IN ({places})", part)  # noqa: S608 our own names


def empty(model: type[models.Model]) -> None:
    """Delete every row: index tables only."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 our own table's name


def _written(row: Row, writers: Mapping[int, Callable[[Any], object]]) -> Sequence[Any]:
    values = list(row)
    for place, write in writers.items():
        values[place] = write(values[place])
    return values


def _writer(model: type[models.Model], column: str) -> Callable[[Any], object] | None:
    """How a value of this column is handed to the driver; None where it goes as it is."""
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    if isinstance(field, models.JSONField):
        return _json
    if connection.vendor == "sqlite" and isinstance(field, models.DateField):
        return _sqlite_moment if isinstance(field, models.DateTimeField) else _sqlite_day
    return None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=256)  # all claims of one step are recorded at one moment
def _sqlite_moment(value: datetime | None) -> object:
    return connection.ops.adapt_datetimefield_value(value)


def _sqlite_day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
