"""What a list costs when nobody asks who says it: the floor below which nothing can be."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from pathlib import Path

from bench.timing import Spent, clock


def flat_rows(list_file: Path) -> Spent:
    """The rows of a CSV list put into one table of a SQLite file as they are: no source, no claim, no index, no date
    understood."""
    with tempfile.TemporaryDirectory() as folder, clock() as spent:
        database = sqlite3.connect(Path(folder) / "flat.sqlite3")
        database.execute("PRAGMA journal_mode=WAL")
        with list_file.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream)
            columns = next(reader)
            quoted = ", ".join(f'"{column}"' for column in columns)
            database.execute(f"CREATE TABLE list ({quoted})")
            places = ", ".join("?" * len(columns))
            database.executemany(f"INSERT INTO list VALUES ({places})", reader)  # noqa: S608 our own columns
        database.commit()
        database.close()
    return spent
