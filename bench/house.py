"""The house itself: what taking a list in costs, how long pages take, what the process holds, is the index true."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from bench.floor import flat_rows
from bench.generate import draw_people
from bench.house_tables import Found, growth_table, import_table, page_table, search_table, start_table
from bench.listfile import MAPPING, write_list
from bench.options import Options
from bench.registers import OPENED, Register, copy_of
from bench.serving import serve_and_look
from bench.tables import Table
from bench.timing import Spent, whole
from bench.within import run_within

IMPORTED_AS = "Invented list, another"
PAGES_BEFORE_WEIGHING = (
    "/people",
    "/people?state=held",
    f"/people?{urlencode({'name': 'Кавал'})}",
    "/people?sort=sign",
) * 25


def run(options: Options) -> Iterator[Table]:
    """Measure, and give the tables one by one."""
    with tempfile.TemporaryDirectory() as folder:
        list_file = Path(folder) / "list.csv"
        # Other people than those of the register, numbered on from them.
        write_list(list_file, draw_people(options.seed + 1, range(options.people, options.people + options.list_rows)))
        floor = flat_rows(list_file)
        found = [_measure(database, options, list_file) for database in options.databases]
    yield import_table(found, floor, options)
    yield growth_table(found)
    yield page_table(found, options)
    yield search_table(found, options)
    yield start_table(found, options, len(PAGES_BEFORE_WEIGHING))


def _measure(database: str, options: Options, list_file: Path) -> Found:
    smaller: dict[str, Spent] = {}
    for size in _sizes_below(options.people):
        with OPENED[database](size, options.seed) as kept, copy_of(kept) as register:
            smaller[_into(size)] = _import(register, list_file)
    with OPENED[database](options.people, options.seed) as kept, copy_of(kept) as register:
        found = Found(database, register.built)
        asked = {"people": options.people, "seed": options.seed, "repetitions": options.repetitions}
        found.pages = run_within(register.environment, "bench.asking", **asked)
        found.peers = run_within(register.environment, "bench.peers", **asked)
        found.served = serve_and_look(register.environment, list(PAGES_BEFORE_WEIGHING))
        found.imports |= {**smaller, _into(options.people): _import(register, list_file)}
        found.imports["the same list again"] = _import(register, list_file)
        found.check = _check(register)
    return found


def _sizes_below(people: int) -> list[int]:
    """An empty register, and those of ten thousand people and each ten times that, as far as they are smaller."""
    return [0, *(size for size in (10_000, 100_000) if size < people)]


def _into(people: int) -> str:
    return f"into {whole(people)} people" if people else "into an empty register"


def _import(register: Register, list_file: Path) -> Spent:
    """The whole command, from its start to its end: archiving, reading, claims and indexes."""
    before, begun = _work_of_children(), time.perf_counter()
    register.sprava("import", list_file, "--source", IMPORTED_AS, "--map", MAPPING)
    return Spent(time.perf_counter() - begun, _work_of_children() - before)


def _work_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _check(register: Register) -> tuple[str, float]:
    begun = time.perf_counter()
    said = register.sprava("rebuild", "--check").stdout.strip()
    return said, time.perf_counter() - begun
