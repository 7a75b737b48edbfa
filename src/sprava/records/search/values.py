"""The different values of a column that a reader may know of, without reading the whole table."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, models

from sprava.accounts.models import Member

Column = tuple[str, type[models.Model]]


def values_of(*columns: Column, reader: Member, most: int = 400) -> list[list[str]]:
    """The values of indexed text columns of events, in order; at most ``most`` of each, and one query for all.

    A million charges are of a few hundred articles: this steps from one article to the next in the index. A value
    that only people hidden from ``reader`` have is left out.
    """
    compartments = reader.compartments_seen()
    found: list[list[str]] = [[] for _ in columns]
    if not compartments:
        return found
    steps = (_steps(number, column, compartments) for number, column in enumerate(columns))
    parts = (f"SELECT * FROM ({step}) part_{number}" for number, step in enumerate(steps))  # noqa: S608 our own names
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [*compartments, most] * len(columns))
        for number, value in cursor.fetchall():
            found[number].append(value)
    return [sorted(values) for values in found]


def _steps(number: int, column: Column, compartments: Sequence[int]) -> str:
    """The statement that steps through one index. Names of tables and columns are our own; values are parameters."""
    quote = connection.ops.quote_name
    named, model = column
    stored = next(field.column or "" for field in model._meta.concrete_fields if field.name == named)
    table, name = quote(model._meta.db_table), quote(stored)
    places = ", ".join(["%s"] * len(compartments))
    return (
        f"WITH RECURSIVE seen(value) AS (SELECT MIN({name}) FROM {table} WHERE {name} > '' "  # noqa: S608
        f"UNION ALL SELECT (SELECT MIN({name}) FROM {table} WHERE {name} > seen.value) "
        "FROM seen WHERE seen.value IS NOT NULL) "
        f"SELECT {number} AS part, value FROM seen WHERE value IS NOT NULL AND EXISTS (SELECT 1 FROM {table} "
        f"JOIN records_person ON records_person.id = {table}.person_id "
        f"WHERE {table}.{name} = seen.value AND records_person.compartment_id IN ({places})) LIMIT %s"
    )
