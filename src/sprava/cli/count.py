"""``sprava count``: a figure with its unit, its bounds and its recipe."""

from __future__ import annotations

import json
from typing import Any

import click

from sprava.accounts.actions import command_line_member
from sprava.findings.figures import GROUPS, persons_held


@click.command("count", short_help="Count people in custody on a day, with bounds and recipe.")
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day that is asked about.")
@click.option("--unit", type=click.Choice(["persons"]), default="persons", show_default=True, help="What is counted.")
@click.option("--by", type=click.Choice(sorted(GROUPS)), help="Split the figure by this.")
def command(on: Any, unit: str, by: str | None) -> None:  # noqa: ANN401, ARG001 click gives a datetime; one unit so far
    """Print the number of people in custody on a day as JSON: certain, possible, and how the figure was made."""
    figure = persons_held(on.date(), command_line_member(), by=by)
    click.echo(json.dumps(figure.as_plain(), ensure_ascii=False, indent=2))
