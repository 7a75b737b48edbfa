"""The same figures by DuckDB over exported files: ``python bench/duck.py FOLDER REPETITIONS``, in the bench's own
environment, which alone has DuckDB. Prints milliseconds as JSON."""

from __future__ import annotations

import json
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import duckdb  # type: ignore[import-not-found, unused-ignore] # only where the bench's peers are installed

FIRST_DAY, DAYS = date(2020, 8, 9), 2274
_PLAIN = """SELECT COUNT(DISTINCT CASE WHEN begin_latest <= $day AND end_earliest >= $day THEN s.person_id END),
 COUNT(DISTINCT s.person_id) FROM spell s WHERE begin_earliest <= $day AND end_latest >= $day"""
_OF_ARTICLE = " AND s.person_id IN (SELECT person_id FROM charge WHERE article = '342 p.1')"
_BY_ARTICLE = """SELECT article, COUNT(DISTINCT s.person_id) FROM spell s JOIN charge USING (person_id)
 WHERE begin_earliest <= $day AND end_latest >= $day GROUP BY article"""
_SERIES = """SELECT d, COUNT(DISTINCT s.person_id) FROM
 (SELECT last_day(m)::DATE AS d FROM generate_series(DATE '2016-11-01', DATE '2026-10-01', INTERVAL 1 MONTH) AS t(m))
 JOIN spell s ON begin_earliest <= d AND end_latest >= d GROUP BY d"""
KINDS = {
    "persons on a day": _PLAIN,
    "persons on a day, one filter": _PLAIN + _OF_ARTICLE,
    "persons on a day, split": _BY_ARTICLE,
    "persons at the end of each month of ten years": _SERIES,
}


def main() -> None:
    """Turn the files into Parquet, then ask each kind of question of them."""
    folder, repetitions = Path(sys.argv[1]), int(sys.argv[2])
    database, random = duckdb.connect(), Random(1)  # noqa: S311 not for secrets
    for file in sorted(folder.glob("*.csv")):
        made = str(file.with_suffix(".parquet"))
        database.read_csv(str(file)).write_parquet(made)
        database.read_parquet(made).create_view(file.stem)
    found: list[dict[str, Any]] = []
    for kind, statement in KINDS.items():
        wall, cpu = [], []
        for _number in range(repetitions + 1):
            day = {"day": FIRST_DAY + timedelta(days=random.randrange(DAYS))} if "$day" in statement else {}
            begun, worked = time.perf_counter(), time.process_time()
            database.execute(statement, day).fetchall()
            wall.append((time.perf_counter() - begun) * 1000)
            cpu.append((time.process_time() - worked) * 1000)
        found.append({"kind": kind, "wall": wall[1:], "cpu": cpu[1:]})
    json.dump({"version": duckdb.__version__, "asked": found}, sys.stdout)


if __name__ == "__main__":
    main()
