"""The same questions in plain SQL, on the same register in the same run. Run by bench.within."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice
from random import Random
from typing import Any

from django.db import connection

from bench.generate import draw_person
from bench.timing import Times
from bench.typed import queries


def measure(people: int, seed: int, repetitions: int) -> list[dict[str, Any]]:
    """Ask the names of the register for what people type, as SQL without an index of keys can: LIKE, and trigrams where
    the database has them."""
    random = Random(seed)  # noqa: S311 not for secrets
    names = [draw_person(seed, random.randrange(people)).name for _ in range(repetitions)]
    asked = [text for _, texts in islice(queries(names), 1) for text in texts]
    found = [_timed("LIKE '%…%' over names", asked, _LIKE, lambda text: [f"%{word}%" for word in text.split()])]
    if connection.vendor == "postgresql":
        _trigrams()
        similar = _timed("pg_trgm, GIN, names like this one", asked, _SIMILAR, lambda text: [text, text])
        found.append(similar)
    return found


_LIKE = "SELECT person_id FROM records_name WHERE text LIKE %s AND text LIKE %s LIMIT 20"
_SIMILAR = "SELECT person_id FROM records_name WHERE text %% %s ORDER BY similarity(text, %s) DESC LIMIT 20"


def _trigrams() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("CREATE INDEX IF NOT EXISTS bench_trigrams ON records_name USING gin (text gin_trgm_ops)")


def _timed(kind: str, asked: list[str], statement: str, parameters: Callable[[str], list[str]]) -> dict[str, Any]:
    times = Times()
    for text in asked:
        times.take(partial(_rows, statement, parameters(text)))
    return {"kind": kind, "wall": times.wall, "cpu": times.cpu}


def _rows(statement: str, parameters: list[str]) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
