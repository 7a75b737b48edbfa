"""``sprava grade``: how far a source is trusted."""

from __future__ import annotations

import json

import click

from sprava.accounts.actions import command_line_member
from sprava.core.errors import Refused
from sprava.records.actions.sources import grade_source
from sprava.records.models import Source


@click.command("grade", short_help="Change how far a source is trusted.")
@click.argument("source")
@click.argument("grade", type=click.IntRange(1, 5))
@click.option("--because", required=True, help="Why: what showed how far it can be trusted. Every member can read it.")
def command(source: str, grade: int, because: str) -> None:
    """Grade SOURCE, by its name, anew: 5 official, 4 first-hand, 3 reliable, 2 retold, 1 doubtful.

    What is accepted of everyone of whom it and others speak is chosen anew; past days of knowledge keep the grade that
    it had then. Prints of how many people that was as JSON.
    """
    known = Source.objects.filter(name=source.strip()).first()
    if known is None:
        raise Refused("No source has that name. The page “Sources” lists them all; write the name as it stands there.")
    people = grade_source(known, grade, by=command_line_member(), because=because)
    said = {"source": known.name, "was": known.grade, "grade": grade, "people": people}
    click.echo(json.dumps(said, ensure_ascii=False, indent=2))
