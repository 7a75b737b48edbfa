"""The tables of README, measured here and now: ``python -m bench [BENCH…] [--quick] [--people N] [--into FILE]``.

Tables go to standard output as Markdown between the markers of their bench; ``--into README.md`` puts them in place of
what stands between the same markers there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from bench.generate import SEED
from bench.options import DATABASES, Options
from bench.tables import Table, put_into, section
from bench.timing import machine_line
from sprava.core.errors import SpravaError

BENCHES = ("house", "linkage", "reading", "copies", "telegram", "figures", "support")
"""Modules of this package with ``run(options) -> Iterable[Table]``; those that are not there are left out."""
QUICK_PEOPLE = 10_000
QUICK_MESSAGES = 5_000


def present() -> list[str]:
    """The benches that are there."""
    return [name for name in BENCHES if find_spec(f"bench.{name}")]


@click.command()
@click.argument("names", nargs=-1, metavar="[BENCH]...", type=click.Choice(present()))
@click.option("--people", type=click.IntRange(1000), default=100_000, show_default=True, help="Size of the register.")
@click.option("--messages", type=click.IntRange(100), default=100_000, show_default=True, help="For telegram.")
@click.option("--seed", default=SEED, show_default=True, help="Another seed, other people.")
@click.option("--quick", is_flag=True, help=f"About a minute: {QUICK_PEOPLE} people, fewer repetitions.")
@click.option("--database", "databases", multiple=True, type=click.Choice(DATABASES), help="Default: both.")
@click.option(
    "--pairs", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="For linkage: a folder of labelled pairs (pairs*.csv, names*.csv, name_bench_cases.csv, make_synthetic.py).",
)  # fmt: skip
@click.option("--into", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A page with markers.")
def command(names: tuple[str, ...], *, into: Path | None, **asked: Any) -> None:  # noqa: ANN401 click hands them over
    """Measure and print the tables; without a name, every bench."""
    people = QUICK_PEOPLE if asked["quick"] else asked["people"]
    messages = QUICK_MESSAGES if asked["quick"] else asked["messages"]
    databases = asked["databases"] or DATABASES
    options = Options(people, asked["seed"], asked["quick"], databases, asked["pairs"], messages)
    machine, sections = machine_line(), {}
    for name in names or present():
        run: Callable[[Options], Iterable[Table]] = import_module(f"bench.{name}").run
        sections[name] = section(name, machine, run(options))
        click.echo(f"{sections[name]}\n")
    for name in put_into(into, sections) if into else ():
        click.echo(f"{into} has no place for {name}.", err=True)


def main() -> None:
    """Run the command line; what is refused is said in words."""
    try:
        command()
    except SpravaError as refusal:
        sys.exit(f"bench: {refusal}")


if __name__ == "__main__":
    main()
