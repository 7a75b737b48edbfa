"""``sprava count``: a figure with its unit, its bounds and its recipe."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click
from django.conf import settings

from sprava.accounts.actions import command_line_member
from sprava.findings.figures import GROUPS, persons_held
from sprava.packs.calendar import Calendar

DAY = "%Y-%m-%d"


@click.command("count", short_help="Count people in custody on a day, with bounds and recipe.")
@click.option("--on", required=True, type=click.DateTime([DAY]), help="The day that is asked about.")
@click.option(
    "--known-at",
    type=click.DateTime([DAY, "%Y-%m-%dT%H:%M:%S"]),
    help="As the register knew it in the evening of this day, or at this moment. Default: now.",
)
@click.option("--unit", type=click.Choice(["persons"]), default="persons", show_default=True, help="What is counted.")
@click.option("--by", type=click.Choice(sorted(GROUPS)), help="Split the figure by this.")
def command(on: Any, known_at: datetime | None, unit: str, by: str | None) -> None:  # noqa: ANN401, ARG001 click gives a datetime; one unit so far
    """Print the number of people in custody on a day as JSON: certain, possible, and how the figure was made."""
    figure = persons_held(on.date(), command_line_member(), by=by, known_at=_moment(known_at) if known_at else None)
    click.echo(json.dumps(figure.as_plain(), ensure_ascii=False, indent=2))


def _moment(asked: datetime) -> datetime:
    """A day alone means its evening, where the people of the register are."""
    calendar = Calendar.of(settings.JURISDICTION)
    return calendar.end_of(asked.date()) if asked.time() == datetime.min.time() else asked.replace(tzinfo=calendar.zone)
