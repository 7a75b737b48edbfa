"""Looking people up at the size of a large register: filled straight into the tables of the index, asked through the
door that every page uses. Run by bench.within.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from tqdm import tqdm

from bench.timing import Times
from sprava.accounts.actions import command_line_member, default_compartment
from sprava.core import names
from sprava.core.names import plain_latin
from sprava.records.models import Name
from sprava.records.search.find import Found, find

AT_A_TIME = 20_000
MOST_SHOWN = 10
WARM_UP = 100
ADDED = 200
"""People added one by one to the full index."""
TRIGRAMS = 60
"""Look-ups by trigrams: each takes some tenths of a second among a million names."""
Named = tuple[int, str]
_PERSON = (
    "id", "compartment_id", "label", "label_lang", "sort_key", "sex", "birth_date", "death_date", "first_recorded",
    "last_recorded", "sources",
)  # fmt: skip
_NAME = ("id", "person_id", "text", "kind", "script", "lang")
_KEY = ("key", "person_id")
_BY_KEY = "CREATE INDEX people_by_key ON records_namekey (key, person_id)"


def measure(known: str, asked: str) -> dict[str, Any]:
    """Fill the index with the people of the file ``known`` (``number, name``), then look up each name of ``asked``
    (``number, group, name``).

    Gives the milliseconds of each look-up and of each person added, and per group how many were asked for, how many
    stood first and how many among the first ten; of the others how many are known by a name that speaks against its
    being the one asked for (``another``), and how many share theirs with all ten who were found (``namesakes``).
    """
    _fill(_lines(known, 2))
    queries = list(_lines(asked, 3))
    reader = command_line_member()
    for _, _, text in queries[:WARM_UP]:
        find(text, reader, limit=MOST_SHOWN)
    times, groups = Times(), {group: Counter[str]() for _, group, _ in queries}
    for number, group, text in queries:
        found = times.take(partial(find, text, reader, limit=MOST_SHOWN))
        people = [one.person for one in found]
        groups[group].update(asked=1, first=people[:1] == [int(number)], ten=int(number) in people)
        if int(number) not in people:
            groups[group].update([_why_missed(int(number), text, found)])
    trigrams = _trigrams(known, queries[:TRIGRAMS]) if connection.vendor == "postgresql" else {}
    return {"wall": times.wall, "cpu": times.cpu, "groups": groups, "trigrams": trigrams, "added": _adding(queries)}


def _why_missed(number: int, text: str, found: list[Found]) -> str:
    (known,) = Name.objects.filter(person=number).values_list("text", flat=True)
    weight = names.compare(text, known).weight
    if weight < names.POSSIBLE:
        return "another"
    return "namesakes" if len(found) == MOST_SHOWN and found[-1].weight >= weight else "overlooked"


def _lines(file: str, columns: int) -> Iterator[tuple[str, ...]]:
    with Path(file).open(encoding="utf-8") as stream:
        for line in stream:
            yield tuple(line.rstrip("\n").split("\t", columns - 1))


def _fill(lines: Iterator[tuple[str, ...]]) -> None:
    people = ((int(number), name) for number, name in lines)
    bar = tqdm(desc="Filling the index", unit=" people", file=sys.stderr, disable=None)
    # An index over rows that are there is written once; row by row it would be written a dozen times.
    _run("DROP INDEX people_by_key")
    while part := list(islice(people, AT_A_TIME)):
        _write(part)
        bar.update(len(part))
    _run(_BY_KEY)
    _run("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    bar.close()


@transaction.atomic
def _write(people: list[Named]) -> None:
    now, compartment = timezone.now(), default_compartment().pk
    _into(
        "records_person", _PERSON,
        [(number, compartment, name, "", "", "", "", "", now, now, 1) for number, name in people],
    )  # fmt: skip
    _into("records_name", _NAME, [(number, number, name, "name", "", "") for number, name in people])
    _into("records_namekey", _KEY, [(key, number) for number, name in people for key in names.search_keys(name)])


def _into(table: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    # Names of our own tables and columns only; values are parameters.
    listed = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copying:
                for row in rows:
                    copying.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({places})", rows)  # noqa: S608


def _trigrams(known: str, queries: list[tuple[str, ...]]) -> dict[str, Any]:
    """The same look-ups by what PostgreSQL brings along for names that are like one another, all in Latin letters."""
    _run("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    _run("CREATE TABLE bench_latin (person_id bigint, text text)")
    lines = _lines(known, 2)
    while part := list(islice(lines, AT_A_TIME)):
        _into("bench_latin", ("person_id", "text"), [(int(number), plain_latin(name)) for number, name in part])
    _run("CREATE INDEX bench_trigrams ON bench_latin USING gin (text gin_trgm_ops)")
    _run("VACUUM ANALYZE bench_latin")
    _run("SET pg_trgm.similarity_threshold = 0.4")
    times, found = Times(), Counter[str]()
    for number, _, text in queries:
        rows = times.take(partial(_similar, plain_latin(text)))
        found.update(asked=1, first=rows[:1] == [int(number)], ten=int(number) in rows)
    return {"wall": times.wall, "found": found}


def _similar(text: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM bench_latin WHERE text %% %s ORDER BY similarity(text, %s) DESC LIMIT 10",
            [text, text],
        )
        return [person for (person,) in cursor.fetchall()]


def _adding(queries: list[tuple[str, ...]]) -> list[float]:
    """Milliseconds of own work to make and write the keys of one more person, each in a transaction of its own."""
    times = Times()
    for number, (_, _, text) in enumerate(queries[:ADDED], start=1):
        times.take(partial(_write, [(-number, text)]))
    return times.cpu


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
