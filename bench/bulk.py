"""Whole lists linked at once, beside Splink on the same rows."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from bench.names import draw_name, latin
from bench.options import Options
from bench.tables import Table
from bench.timing import whole

COLUMNS = ("row", "person", "script", "surname", "given", "patronymic", "born", "city")
ROWS = "rows.csv"
_ABSENT = "not measured: make .venv-bench/.bench"
Beside = Callable[..., str | None]


def table(options: Options, folder: Path, beside: Beside) -> Table:
    """The rows of a synthetic register, linked by both."""
    rows = list(synthetic(options, folder))
    file = folder / ROWS
    printed = [["Sprava, `sprava link`", *_ours(file, [row["person"] for row in rows])]]
    printed.append(["Splink 5, letters to ASCII", *_splink(file, beside)])
    return Table(
        f"{whole(len(rows))} rows of people in several scripts, with slips and gaps, linked",
        ("", "seconds", "processor seconds", "F1", "memory, MB"),
        printed,
        (
            "F1 over pairs of rows: ours of the clusters it wrote, Splink's of its pairs at the weight that is best "
            "for it. Splink learns its model from the rows; loading is not counted for it, and it may use 6 GB.",
        ),
    )


def _splink(file: Path, beside: Beside) -> list[str]:
    try:
        said = beside("link_with_splink.py", file)
    except subprocess.CalledProcessError as failure:
        # Most likely it had no memory left. What else was measured stands.
        return [f"did not finish (code {failure.returncode})", "", "", ""]
    return _figures(json.loads(said)) if said else [_ABSENT, "", "", ""]


def synthetic(options: Options, folder: Path) -> Iterator[dict[str, str]]:
    """The rows of a register with known truth: made once in a folder, by the generator beside the pairs or here."""
    file = folder / ROWS
    if not file.is_file():
        if options.pairs is None:
            _invent(file, options)
        else:
            _generate(options.pairs, file, options)
    with file.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def _generate(pairs: Path, file: Path, options: Options) -> None:
    spelt, surnames = (next(iter(sorted(pairs.glob(pattern)))) for pattern in ("names*.csv", "wd_russian*.tsv"))
    asked = [pairs / "make_synthetic.py", spelt, surnames, options.people, options.seed, file]
    subprocess.run([sys.executable, *map(str, asked)], stdout=subprocess.DEVNULL, check=True)


def _invent(file: Path, options: Options) -> None:
    """Invented people, of whom every third stands in it twice, now and then without a birth date or a father's name."""
    chance = Random(options.seed)  # noqa: S311 not for secrets
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(COLUMNS)
        row = person = 0
        while row < options.people:
            person += 1
            name = draw_name(chance, woman=person % 3 == 0)
            born = f"{chance.randint(1945, 2005)}-{chance.randint(1, 12):02d}-{chance.randint(2, 28):02d}"
            city = f"горад {chance.randint(1, 60)}"
            for _ in range(1 + (person % 3 == 0)):
                parts = (name.surname, name.given, name.father)
                script = chance.choice(("be", "ru", "latin"))
                words = [latin(part.be) if script == "latin" else getattr(part, script) for part in parts]
                father = words[2] if chance.random() < 0.7 else ""
                day = born if chance.random() < 0.85 else ""
                writer.writerow((row, person, script, words[0], words[1], father, day, city))
                row += 1


def _ours(file: Path, people: list[str]) -> list[str]:
    out = file.with_name("clusters.csv")
    begun = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "sprava", "link", str(file), "--out", str(out)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    # Of this one child: what other children used is none of its business.
    _, _, used = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - begun
    with out.open(encoding="utf-8", newline="") as opened:
        clusters = [row["cluster"] for row in csv.DictReader(opened)]
    found = {"seconds": seconds, "cpu": used.ru_utime + used.ru_stime, "f1": _f1(clusters, people)}
    return _figures({**found, "megabytes": used.ru_maxrss / 1024})


def _f1(clusters: list[str], people: list[str]) -> float:
    """Of the pairs of rows that stand in one cluster, against those of one person."""
    right, said, true = (
        sum(size * (size - 1) // 2 for size in Counter(together).values())
        for together in (zip(clusters, people, strict=True), clusters, people)
    )
    return 2 * right / (said + true)


def _figures(found: dict[str, float]) -> list[str]:
    return [f"{found['seconds']:.1f}", f"{found['cpu']:.1f}", f"{found['f1']:.3f}", whole(found["megabytes"])]
