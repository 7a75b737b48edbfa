"""``sprava count``: a figure with its unit, its bounds and its recipe."""

from __future__ import annotations

import json

import click
from django.conf import settings

from sprava.accounts.actions import command_line_member
from sprava.findings.answers import answer
from sprava.findings.asked import Question
from sprava.packs.calendar import Calendar


@click.command("count", short_help="Count people, detentions, cases, sentences or stays, with bounds and recipe.")
@click.option("--on", help="The day of a stock: 2022-07-01. Default: today.")
@click.option("--from", "first", help="The first day of a period: who came in and who went.")
@click.option("--to", "last", help="Its last day.")
@click.option("--every", help="Stocks at the end of each day, week, month, quarter or year of the period.")
@click.option("--known-at", help="As known in the evening of this day, or at this moment. Default: now.")
@click.option(
    "--unit",
    default="persons",
    show_default=True,
    help="persons, detentions, prosecutions, sentences, stays, incidents.",
)
@click.option("--by", help="Split by this field.")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help="Only these; “-” means that nothing is said.")
@click.option("--format", "written", type=click.Choice(["json", "csv"]), default="json", show_default=True)
def command(where: tuple[str, ...], written: str, **asked: str | None) -> None:
    """Print how many were in custody on a day, came and went in a period, or were there at the end of each step."""
    names = {"first": "from", "last": "to"}
    query = {names.get(name, name): value for name, value in asked.items() if value}
    today = Calendar.of(settings.JURISDICTION).today()
    question = Question.of(query, today, wanted=[_filter(pair) for pair in where])
    found = answer(question, command_line_member())
    for doubt in found.recipe["doubts"]:
        click.echo(doubt, err=True)
    if written == "csv":
        click.echo(found.as_csv(), nl=False)
    else:
        click.echo(json.dumps(found.as_plain(), ensure_ascii=False, indent=2))


def _filter(pair: str) -> tuple[str, str]:
    field, sign, code = pair.partition("=")
    if not sign or not code.strip():
        raise click.BadParameter(f"{pair!r} is not a filter. Write FIELD=VALUE, for example sex=female.")
    return field.strip(), code.strip()
