"""Figures: any day, any filter, any past knowledge, in registers of growing size, beside plain SQL and DuckDB."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.options import Options
from bench.registers import HOUSE, OPENED, copy_of
from bench.tables import Table
from bench.timing import milliseconds, percentile, whole
from bench.within import run_within

_PRINTED = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
LARGE, OFTEN_IN_A_LARGE_ONE = 500_000, 40
"""In a register of more people a question is asked so many times only: plain SQL takes seconds for one."""
_ONCE = {
    "cold": "the first question of a process",
    "rest": "once more, what else the questions need",
    "changed": "the first question after one claim more",
}
_PEERS = HOUSE / ".venv-bench" / "bin" / "python"


@dataclass(slots=True)
class Found:
    """What was measured in one register."""

    database: str
    people: int
    claims: int
    counted: dict[str, Any]
    duck: dict[str, Any] = field(default_factory=dict)


def run(options: Options) -> Iterator[Table]:
    """Measure in registers of 10 000 people and of every ten times that up to the full one."""
    sizes = [options.people]
    while not options.quick and sizes[0] >= 100_000:
        sizes.insert(0, sizes[0] // 10)
    found = [_measure(database, people, options) for people in sizes for database in options.databases]
    yield _ours(found)
    yield _peers(found)


def _measure(database: str, people: int, options: Options) -> Found:
    repetitions = min(options.repetitions, OFTEN_IN_A_LARGE_ONE) if people > LARGE else options.repetitions
    with OPENED[database](people, options.seed) as kept, copy_of(kept) as register, tempfile.TemporaryDirectory() as to:
        counted = run_within(
            register.environment, "bench.counting", seed=options.seed, repetitions=repetitions, changes=people // 100,
            folder=to,
        )  # fmt: skip
        found = Found(database, register.built["people"], register.built["claims"], counted)
        if _PEERS.exists():
            words = [str(_PEERS), str(HOUSE / "bench" / "duck.py"), to, str(repetitions)]
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            found.duck = json.loads(done.stdout) if done.returncode == 0 else {}
    return found


def _ours(found: Sequence[Found]) -> Table:
    kinds = [one["kind"] for one in found[0].counted["ours"]]
    rows = [[kind, *(_waited(_of(one.counted["ours"], kind)) for one in found)] for kind in kinds]
    for what, words in _ONCE.items():
        rows.append([words, *(milliseconds(one.counted[what]) for one in found)])
    rows.append(["memory of the process, all of it read, MB", *(whole(one.counted["memory"]) for one in found)])
    agree = all(one.counted["agree"] for one in found)
    return Table(
        "Figures, milliseconds: median / p95",
        ("", *(f"{_PRINTED[one.database]}, {whole(one.people)} people, {whole(one.claims)} claims" for one in found)),
        rows,
        (
            "Each question is another day, filter or moment. The typed tables are read into columns when one is first "
            "asked for, and of whoever has changed again; a digest of who was counted is part of every answer. "
            "A hundredth of the people were corrected after the list came in.",
            "Plain SQL gives the same two bounds."
            if agree
            else "**Plain SQL gives other figures: something is wrong.**",
        ),
    )


def _peers(found: Sequence[Found]) -> Table:
    rows = []
    for one in found:
        for plain in one.counted["plain"]:
            kind = plain["kind"]
            duck = _waited(_of(one.duck["asked"], kind)) if one.duck else "no .venv-bench: run make bench"
            ours = _waited(_of(one.counted["ours"], kind))
            rows.append([f"{_PRINTED[one.database]}, {whole(one.people)}: {kind}", ours, _waited(plain), duck])
    version = next((one.duck["version"] for one in found if one.duck), "")
    return Table(
        "The same figures otherwise, milliseconds: median / p95",
        ("", "Sprava", "plain SQL on its tables", f"DuckDB {version} on exported Parquet files".replace("  ", " ")),
        rows,
        (
            "Plain SQL and DuckDB give the numbers; who was counted, a digest, past knowledge and what a date known to "
            "the month leaves open come with ours. The export that DuckDB reads is not counted in its times, and is "
            "old when the register changes.",
        ),
    )


def _of(measured: Sequence[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(one for one in measured if one["kind"] == kind)


def _waited(times: dict[str, Any]) -> str:
    return f"{milliseconds(percentile(times['wall'], 0.5))} / {milliseconds(percentile(times['wall'], 0.95))}"
