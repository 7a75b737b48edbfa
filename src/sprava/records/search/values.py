"""The different values of a column that a reader may know of, without reading the whole table."""

from __future__ import annotations

from django.db import connection, models

from sprava.accounts.models import Member


def values_of(column: str, model: type[models.Model], reader: Member, *, most: int = 400) -> list[str]:
    """The values of an indexed text column of an event, in order; at most ``most``.

    A million charges are of a few hundred articles: this steps from one article to the next in the index. A value
    that only people hidden from ``reader`` have is left out.
    """
    compartments = reader.compartments_seen()
    if not compartments:
        return []
    quote = connection.ops.quote_name
    stored = next(field.column or "" for field in model._meta.concrete_fields if field.name == column)
    table, name = quote(model._meta.db_table), quote(stored)
    places = ", ".join(["%s"] * len(compartments))
    # Our own names of tables and columns only; values are parameters.
    statement = (
        f"WITH RECURSIVE seen(value) AS (SELECT MIN({name}) FROM {table} WHERE {name} > '' "  # noqa: S608
        f"UNION ALL SELECT (SELECT MIN({name}) FROM {table} WHERE {name} > seen.value) "
        "FROM seen WHERE seen.value IS NOT NULL) "
        f"SELECT value FROM seen WHERE value IS NOT NULL AND EXISTS (SELECT 1 FROM {table} "
        f"JOIN records_person ON records_person.id = {table}.person_id "
        f"WHERE {table}.{name} = seen.value AND records_person.compartment_id IN ({places})) LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*compartments, most])
        return [row[0] for row in cursor.fetchall()]
