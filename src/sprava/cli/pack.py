"""``sprava pack``: is the law of a jurisdiction as it must be, and what has nobody verified?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sprava import packs
from sprava.packs.checks import Check
from sprava.packs.corrections import read_correction


@click.group("pack", short_help="Check the packs of law.")
def command() -> None:
    """Jurisdiction packs: the law and the places of a country as sourced rows."""


@command.command("check", short_help="Validate a pack and list what nobody has verified.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--quiet", is_flag=True, help="Do not list unverified rows, only count them.")
def check(names: tuple[str, ...], *, quiet: bool) -> None:
    """Read every row of NAME, a shipped pack or a folder, and what rows say of each other; without a name, all shipped.

    Everything wrong is listed with its file, row and field, and the exit code is 1. Rows that no page confirmed are
    listed too; they are not wrong, they are work.
    """
    sound = True
    for name in names or packs.shipped():
        examined = Check(packs.load(name))
        sound = _report(examined, quiet=quiet) and sound
    if not sound:
        sys.exit(1)


@command.command("correct", short_help="Look at a correction of a row, and write it into the pack.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Write the row into the file of the pack.")
def correct(file: Path, *, write: bool) -> None:
    """Look at the correction of a row that somebody sent, as the page of the law makes it, and print what it changes.

    It is refused where the pack would not be sound with it. With --write the file of the pack is changed; what it
    was before is in nobody's keeping but that of your version control.
    """
    correction = read_correction(file)
    problems = correction.problems()
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo("\n".join(correction.change) or "It changes nothing.")
    if write and correction.change:
        path = correction.write()
        click.echo(f"{path}: written. Look at it once more: sprava pack check {correction.pack.folder}", err=True)


def _report(examined: Check, *, quiet: bool) -> bool:
    for problem in examined.problems:
        click.echo(problem, err=True)
    if examined.problems:
        click.echo(f"{examined.pack.id}: {_so_many(len(examined.problems), 'problem')}.", err=True)
        return False
    if not quiet:
        for row in examined.unverified:
            click.echo(str(row))
    total = sum(examined.counted.values())
    sections = sum(1 for rows in examined.counted.values() if rows)
    unverified = _so_many(len(examined.unverified), "unverified row")
    click.echo(f"{examined.pack.id}: {total} rows in {sections} sections, nothing wrong; {unverified}.")
    return True


def _so_many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
