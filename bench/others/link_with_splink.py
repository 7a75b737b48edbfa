"""The rows of a register with known truth linked by Splink: ``link_with_splink.py ROWS.csv``, what came of it as JSON.

Its columns are the names in ASCII letters; the model is learnt from the rows by its own usual recipe.
"""

from __future__ import annotations

import csv
import json
import logging
import resource
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

WEIGHTS = range(-4, 25)
MEMORY = "6GB"
# Of a million rows some 90 million pairs share given name and patronymic: too many to learn from.
TRAINED_ON = (("surname", "given"), ("born",), ("surname", "patronymic"))
MET_BY = (
    ("surname", "given"), ("surname", "born"), ("given", "born"), ("surname", "patronymic"), ("surname", "city"),
    ("born", "substr(surname, 1, 2)"), ("born", "city"), ("born", "substr(given, 1, 1)"),
    ("substr(surname, 1, 4)", "substr(given, 1, 3)", "city"), ("substr(surname, 1, 5)", "substr(given, 1, 2)"),
)  # fmt: skip


def written_in_ascii(path: Path, folder: Path) -> Path:
    """The rows, with names in small ASCII letters."""
    ascii_text = import_module("normality").ascii_text
    plain = folder / "plain.csv"
    with path.open(encoding="utf-8", newline="") as opened, plain.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictReader(opened)
        writer = csv.DictWriter(out, rows.fieldnames or ())
        writer.writeheader()
        for row in rows:
            names = {column: (ascii_text(row[column]) or "").lower() for column in ("surname", "given", "patronymic")}
            writer.writerow(row | names)
    return plain


def linked(plain: Path) -> dict[str, Any]:
    """Train, predict, and find the weight from which pairs give the best F1."""
    splink, library = import_module("splink"), import_module("splink.comparison_library")
    database = import_module("splink.backends.duckdb").DuckDBAPI()
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        comparisons=[
            library.JaroWinklerAtThresholds("surname", [0.95, 0.88, 0.8, 0.7]).configure(
                term_frequency_adjustments=True
            ),
            library.JaroWinklerAtThresholds("given", [0.92, 0.8, 0.7]).configure(term_frequency_adjustments=True),
            library.JaroWinklerAtThresholds("patronymic", [0.92, 0.8, 0.7]),
            library.DateOfBirthComparison("born", input_is_string=True),
            library.ExactMatch("city").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[splink.block_on(*columns) for columns in MET_BY],
    )
    begun = time.perf_counter()
    con = database.duckdb_con
    # Left to itself it takes four fifths of the machine; beyond this much it writes to the disk.
    con.execute(f"SET memory_limit = '{MEMORY}'")
    con.execute(f"SET temp_directory = '{plain.parent}'")
    con.execute("CREATE TABLE rows_of_register AS SELECT * FROM read_csv(?, all_varchar = true)", [str(plain)])
    rows = database.register("rows_of_register")
    linker = splink.Linker(rows, settings, log_level=logging.ERROR)
    known = [splink.block_on("surname", "given", "born")]
    linker.training.estimate_probability_two_random_records_match(known, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for columns in TRAINED_ON:
        linker.training.estimate_parameters_using_expectation_maximisation(splink.block_on(*columns))
    trained = time.perf_counter()
    predicted = linker.inference.predict(threshold_match_weight=min(WEIGHTS))
    seconds = time.perf_counter() - begun
    counted = con.sql(
        f"SELECT floor(p.match_weight) AS weight, count(*), sum((l.person = r.person)::int) "  # noqa: S608 its own
        f"FROM {predicted.physical_name} p JOIN rows_of_register l ON l.row = p.row_l "
        "JOIN rows_of_register r ON r.row = p.row_r GROUP BY ALL"
    ).fetchall()
    sizes = con.sql("SELECT count(*) FROM rows_of_register GROUP BY person").fetchall()
    true = sum(size * (size - 1) // 2 for (size,) in sizes)
    return {"seconds": seconds, "training": trained - begun, "f1": best_f1(counted, true)}


def best_f1(counted: list[tuple[float, int, int]], true: int) -> float:
    """The best F1 over all weights, given how many pairs have each and how many of them are true."""
    best = 0.0
    for weight in WEIGHTS:
        kept = [(pairs, right) for found, pairs, right in counted if found >= weight]
        pairs, right = (sum(column) for column in zip(*kept, strict=True)) if kept else (0, 0)
        best = max(best, 2 * right / (pairs + true))
    return best


def main() -> None:
    """Link the file that the command line names."""
    with tempfile.TemporaryDirectory() as folder:
        found = linked(written_in_ascii(Path(sys.argv[1]), Path(folder)))
    used = resource.getrusage(resource.RUSAGE_SELF)
    found |= {"cpu": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
