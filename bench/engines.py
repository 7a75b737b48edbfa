"""Do both engines of bulk linkage find the same people, and how fast: ``python -m bench.engines [--rows 50000]``."""

from __future__ import annotations

import csv
import tempfile
import time
from pathlib import Path
from random import Random

import click
import numpy as np

from bench.names import FullName, draw_name, latin
from bench.tables import Table, section
from bench.timing import machine_line
from sprava.cli import spark
from sprava.linkage import on_spark
from sprava.linkage.bulk import link
from sprava.linkage.lists import read_lists

SEED = 3
_ON_BOTH = 0.5  # of the people


def write_lists(folder: Path, people: int, seed: int = SEED) -> tuple[Path, Path]:
    """Two lists of invented people, half of them on both: a column for each part of the name, and the name in one
    column, in another script or with an initial.
    """
    chance = Random(seed)  # noqa: S311 not for secrets
    one: list[tuple[str, ...]] = []
    other: list[tuple[str, ...]] = []
    for number in range(people):
        name = draw_name(chance, woman=number % 3 == 0)
        born = f"{chance.randint(1950, 2005)}-{chance.randint(1, 12):02d}-{chance.randint(2, 28):02d}"
        place = f"горад {chance.randint(1, 40)}"
        father = name.father.ru if chance.random() < 0.7 else ""
        one.append((name.surname.ru, name.given.ru, father, born if chance.random() < 0.8 else "", place))
        if chance.random() < _ON_BOTH:
            day = born if chance.random() < 0.8 else born[:4]
            other.append((_whole(name, chance), day, place if chance.random() < 0.6 else ""))
    paths = folder / "one.csv", folder / "other.csv"
    _write(paths[0], ("surname", "given", "patronymic", "born", "city"), one)
    _write(paths[1], ("name", "born", "city"), other)
    return paths


def _write(path: Path, titles: tuple[str, ...], lines: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([titles, *lines])


def _whole(name: FullName, chance: Random) -> str:
    short = f"{latin(name.surname.be)} {latin(name.given.be)[0]}."
    return chance.choice([name.latin, name.be, f"{name.surname.be} {name.given.be}", short])


@click.command()
@click.option("--rows", type=click.IntRange(10), default=50_000, show_default=True, help="Rows of both lists.")
def command(rows: int) -> None:
    """Link the same lists on both engines; the exit code is 1 if the clusters differ."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_lists(Path(folder), round(rows / (1 + _ON_BOTH)))
        start = time.perf_counter()
        here = link(read_lists(paths))
        local = time.perf_counter() - start
        with spark.session() as session:
            start = time.perf_counter()
            there = on_spark.link(session, paths)[1]
            distributed = time.perf_counter() - start
    same = np.array_equal(here.clusters.of, there.clusters.of)
    found = [("local", f"{local:.1f}"), ("Spark, local mode", f"{distributed:.1f}")]
    click.echo(
        section("engines", machine_line(), [Table(f"{len(here.clusters.of)} rows", ("engine", "seconds"), found)])
    )
    click.echo("The clusters are the same." if same else "The clusters differ.")
    raise SystemExit(not same)


if __name__ == "__main__":
    command()
