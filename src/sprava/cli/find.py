"""``sprava find``: who is meant by a name, in any script."""

from __future__ import annotations

import json

import click

from sprava.accounts.actions import command_line_member
from sprava.core.wording import LANGUAGES
from sprava.records.models import Person
from sprava.records.search.find import find


@click.command("find", short_help="Find a person by name, in any script.")
@click.argument("name", nargs=-1, required=True)
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 200), help="How many candidates at most."
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the reasons.")
def command(name: tuple[str, ...], limit: int, lang: str) -> None:
    """Print the people whom NAME may mean as JSON, best first, with score and reasons.

    A birth date may stand beside it: sprava find Ivanova 1987.
    """
    reader = command_line_member()
    found = find(" ".join(name), reader, limit=limit)
    people = Person.objects.visible_to(reader).in_bulk([candidate.person for candidate in found])
    click.echo(
        json.dumps(
            [
                {
                    "person": candidate.person,
                    "name": people[candidate.person].label,
                    "birth_date": people[candidate.person].birth_date or None,
                    "score": round(candidate.score, 3),
                    "weight": candidate.weight,
                    "matched": candidate.name,
                    "because": candidate.reasons(lang),
                }
                for candidate in found
                if candidate.person in people
            ],
            ensure_ascii=False,
            indent=2,
        )
    )
