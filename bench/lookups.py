"""What bench.lookup found in each database, as a table; and the people and questions it is given."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from bench.bulk import synthetic
from bench.names import draw_name
from bench.options import Options
from bench.pairs import spellings
from bench.tables import Table
from bench.timing import milliseconds, percentile, whole
from bench.within import run_within
from sprava.core import names
from tools.postgres import LASTING, throwaway_server

ASKED = 1_000
_PRINTED = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
_FIRST_REAL = 100_000_000
_SHORT = 0.4
"""Of the names in Latin letters, how many are asked for without the patronymic."""
_NO_FATHER = ", Latin without patronymic"


def table(options: Options, folder: Path) -> Table:
    """Look people up in an index of the wanted size, in each database."""
    known, asked = folder / "known.tsv", folder / "asked.tsv"
    _write(options, known, asked, folder)
    rows: list[list[str]] = []
    missed = ""
    for database in options.databases:
        with _register(database, folder) as environment:
            found = run_within(environment, "bench.lookup", known=str(known), asked=str(asked))
        rows += _rows(_PRINTED[database], found)
        missed = missed or _missed(found["groups"])
    return Table(
        f"Looking somebody up among {whole(options.people)} names, asked in another language or script",
        ("", "median / p99, ms", "own work, median / p99, ms", "first", "among ten", "one more person, ms"),
        rows,
        (
            "Own work leaves out what the server of PostgreSQL does, and other programs on the machine.",
            missed,
        ),
    )


def _missed(groups: Mapping[str, Mapping[str, int]]) -> str:
    """Why whoever is not among ten is not there."""
    every = sum((Counter(counts) for counts in groups.values()), Counter[str]())
    return (
        f"Of {every['asked']} asked for, {every['asked'] - every['ten']} are not among ten: {every['another']} are "
        f"known by a name that speaks against the one asked for, such as another surname, {every['namesakes']} share "
        f"theirs with ten others, {every['overlooked']} were overlooked."
    )


def _rows(database: str, found: Mapping[str, Any]) -> Iterator[list[str]]:
    groups = {name: Counter(counts) for name, counts in found["groups"].items()}
    every = sum(groups.values(), Counter[str]())
    times = [_both(found["wall"]), _both(found["cpu"])]
    yield [database, *times, *_shares(every), f"{percentile(found['added'], 0.5):.2f}"]
    if len(groups) > 1:
        yield from ([f"{database}, {name}", "", "", *_shares(counts), ""] for name, counts in sorted(groups.items()))
    if found["trigrams"]:
        yield [
            f"pg_trgm, GIN, Latin letters ({database})",
            _both(found["trigrams"]["wall"]),
            "",
            *_shares(found["trigrams"]["found"]),
            "",
        ]


def _both(times: list[float]) -> str:
    return f"{milliseconds(percentile(times, 0.5))} / {milliseconds(percentile(times, 0.99))}"


def _shares(counts: Mapping[str, int]) -> list[str]:
    return [f"{counts.get(place, 0) / counts['asked']:.3f}" for place in ("first", "ten")]


def _write(options: Options, known: Path, asked: Path, folder: Path) -> None:
    """The people of the index, one name each, and names to look up of people who are in it."""
    with known.open("w", encoding="utf-8") as people, asked.open("w", encoding="utf-8") as questions:
        chance = Random(options.seed)  # noqa: S311 not for secrets
        if options.pairs is None:
            every = max(1, options.people // ASKED)
            for number in range(1, options.people + 1):
                one, other = chance.sample(spellings(draw_name(chance, woman=number % 3 == 0)), 2)
                people.write(f"{number}\t{one}\n")
                if number % every == 0:
                    questions.write(f"{number}\tinvented\t{other}\n")
            return
        for number, row in enumerate(synthetic(options, folder), start=1):
            people.write(f"{number}\t{' '.join(filter(None, (row['surname'], row['given'], row['patronymic'])))}\n")
        for number, source, forms in _real(options.pairs, options.seed):
            people.write(f"{number}\t{forms[0]}\n")
            for form in forms[1:]:
                short = _without_patronymic(form) if chance.random() < _SHORT else form
                questions.write(f"{number}\t{source}{'' if short == form else _NO_FATHER}\t{short}\n")


def _without_patronymic(form: str) -> str:
    """A name in Latin letters as newspapers have it; any other as it is."""
    father = names.parse(form).patronymic
    if father is None or not form.isascii():
        return form
    return " ".join(word for word in form.split() if word != father.text)


def _real(pairs: Path, seed: int) -> Iterator[tuple[int, str, list[str]]]:
    """Each person of the names file who is written in several ways: the name that is known, and those asked for."""
    chance = Random(seed)  # noqa: S311 not for secrets
    forms: dict[tuple[str, str], list[str]] = {}
    with next(iter(sorted(pairs.glob("names*.csv")))).open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            forms.setdefault((row["source"], row["id"]), []).append(row["name"])
    for number, ((source, _), written) in enumerate(forms.items(), start=_FIRST_REAL):
        different = list(dict.fromkeys(written))
        if len(different) > 1:
            chance.shuffle(different)
            yield number, source, different[:3]


@contextmanager
def _register(database: str, folder: Path) -> Iterator[dict[str, str]]:
    """The variables that open an empty register."""
    place = folder / f"register-{database}"
    if database == "sqlite":
        yield _made({"SPRAVA_REGISTER": str(place), "SPRAVA_DATABASE": ""})
    else:
        with throwaway_server(LASTING) as address:
            yield _made({"SPRAVA_REGISTER": str(place), "SPRAVA_DATABASE": address})
    shutil.rmtree(place, ignore_errors=True)


def _made(environment: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-m", "sprava", "init", environment["SPRAVA_REGISTER"], "--name", "Invented names"]
    silent = subprocess.DEVNULL
    subprocess.run(command, env={**os.environ, **environment}, stdout=silent, stderr=silent, check=True)
    return environment
