"""``sprava pack``: is the law of a jurisdiction as it must be, and what has nobody verified?"""

from __future__ import annotations

import sys

import click

from sprava import packs
from sprava.packs.checks import Check


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


def _report(examined: Check, *, quiet: bool) -> bool:
    for problem in examined.problems:
        click.echo(problem, err=True)
    if examined.problems:
        click.echo(f"{examined.pack.id}: {_so_many(len(examined.problems), 'problem')}.", err=True)
        return False
    if not quiet:
        for row in examined.unverified:
            click.echo(f"{row.file}: {row.row}: unverified: {row.why}")
    total = sum(examined.counted.values())
    sections = sum(1 for rows in examined.counted.values() if rows)
    unverified = _so_many(len(examined.unverified), "unverified row")
    click.echo(f"{examined.pack.id}: {total} rows in {sections} sections, nothing wrong; {unverified}.")
    return True


def _so_many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
