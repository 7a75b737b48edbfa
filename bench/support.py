"""The desk of letters: its pages in a large register, and a packet of 200 letters with envelopes as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.options import Options
from bench.registers import OPENED, copy_of
from bench.tables import Table
from bench.timing import milliseconds, percentile, whole
from bench.within import run_within

_PRINTED = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def run(options: Options) -> Iterator[Table]:
    """Measure, and give the tables one by one."""
    for database in options.databases:
        with OPENED[database](options.people, options.seed) as kept, copy_of(kept) as register:
            asked = {"seed": options.seed, "repetitions": options.repetitions}
            found: dict[str, Any] = run_within(register.environment, "bench.support_pages", **asked)
        yield page_table(found, f"{_PRINTED[database]}, {whole(options.people)} people")
        yield packet_table(found, _PRINTED[database])


def page_table(found: dict[str, Any], where: str) -> Table:
    """How long a supporter waits."""
    rows = [
        [name, f"{milliseconds(percentile(page['wall'], 0.5))} / {milliseconds(percentile(page['wall'], 0.95))}",
         milliseconds(percentile(page["cpu"], 0.95)), milliseconds(page["first"]), whole(page["bytes"] / 1000)]
        for name, page in found["pages"].items()
    ]  # fmt: skip
    return Table(
        f"Pages of the desk of letters, {where}, in milliseconds",
        ("", "median / p95", "own work, p95", "first time", "kB"),
        rows,
        ("“First time” is with nothing kept in the process: who is near a birthday is found anew every ten minutes.",),
    )


def packet_table(found: dict[str, Any], database: str) -> Table:
    """The evening of letters."""
    row = [f"{found['people']} people: checklist, envelopes, ruled sheets", f"{found['wall']:.1f}",
           f"{found['cpu']:.1f}", whole(found["bytes"] / 1000)]  # fmt: skip
    return Table(f"A packet as PDF, {database}", ("", "seconds", "own work", "kB"), [row])
