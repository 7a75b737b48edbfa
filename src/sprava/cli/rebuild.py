"""``sprava rebuild``: the index folded anew from the book, or the proof that it is what the book says."""

from __future__ import annotations

import sys
from collections import Counter
from typing import NoReturn

import click
from tqdm import tqdm

from sprava.records.actions.index import Progress, differences, rebuild


def _bar(what: str) -> tuple[Progress, tqdm[NoReturn]]:
    bar: tqdm[NoReturn] = tqdm(desc=what, unit=" subjects", file=sys.stderr, disable=None)

    def move(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return move, bar


@click.command("rebuild", short_help="Fold the typed tables anew from the claims.")
@click.option("--check", is_flag=True, help="Change nothing; compare the stored tables with a fresh fold, row for row.")
def command(check: bool) -> None:  # noqa: FBT001 a flag on the command line
    """Fold the typed tables anew from the claims, or with --check prove that they are what the claims say."""
    move, bar = _bar("Comparing" if check else "Folding")
    with bar:
        if not check:
            rebuild(progress=move)
        found = list(differences(progress=move)) if check else []
    if not check:
        click.echo("rebuilt")
        return
    if not found:
        click.echo("equal")
        return
    for table, number in sorted(Counter(difference.table for difference in found).items()):
        click.echo(f"{table}: {number} rows differ", err=True)
    raise click.ClickException("The typed tables are not what the claims say. Run: sprava rebuild")
