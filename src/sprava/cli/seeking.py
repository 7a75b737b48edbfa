"""Comparing whoever an import brought with everybody: asked for, since it takes longer than the import itself."""

from __future__ import annotations

import sys
from functools import partial
from typing import NoReturn

import click
from tqdm import tqdm

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.matching.seek import look_through, not_looked_at


def seek_pairs(by: Member) -> dict[str, int]:
    """Look for pairs of everybody recorded since the last look. Stopped at any moment, the next look goes on there."""
    bar: tqdm[NoReturn] = tqdm(
        desc="Looking for pairs", unit=" people", total=not_looked_at(by).count(), file=sys.stderr, disable=None
    )
    try:
        with bar:
            looked = look_through(by, progress=partial(_move, bar))
    except KeyboardInterrupt:
        raise Refused("Stopped while looking for pairs; the list is taken in. Run the same command to go on.") from None
    return {"people_compared": looked.people, "worth_a_look": looked.found}


def _move(bar: tqdm[NoReturn], people: int) -> None:
    bar.update(people)


def tell_who_waits(by: Member) -> None:
    """Say how many people have not been compared with everybody, and how that is done."""
    if people := not_looked_at(by).count():
        what = "1 person has" if people == 1 else f"{people} people have"
        click.echo(
            f"{what} not been compared with everybody yet. Run the same command with --pairs, or choose "
            "“Look for pairs” at the desk of matching.",
            err=True,
        )
