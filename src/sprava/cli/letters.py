"""``sprava letters``: whom to write to today, and paper to write on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from sprava.accounts.actions import command_line_member
from sprava.core.errors import Refused
from sprava.records.models import Person
from sprava.support.jurisdiction import today
from sprava.support.letters import MOST_IN_A_PACKET, packet
from sprava.support.listing import first
from sprava.support.whom import Line, lines_of


@click.group("letters", short_help="Whom to write to, and the letters.")
def command() -> None:
    """Whom to write to today, and paper for an evening of letters. Who writes is recorded nowhere."""


@command.command("today", short_help="Whom to write to, as JSON.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many people.")
def letters_today(limit: int) -> None:
    """Print the people who may be written to, in the order of the desk: newly arrested, birthday ahead, newly moved,
    long silent, then by name. Letters are not counted."""
    found = first(today(), command_line_member(), limit)
    click.echo(json.dumps([_as_plain(line) for line in found], ensure_ascii=False, indent=2))


@command.command("print", short_help="A packet as PDF.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--people", type=int, multiple=True, help="The number of a person, as find prints it; repeat it.")
@click.option("--limit", type=click.IntRange(1, MOST_IN_A_PACKET), default=20, show_default=True,
              help="How many people, where none are named.")  # fmt: skip
def letters_print(out: Path, people: tuple[int, ...], limit: int) -> None:
    """Write a checklist, and for each person an envelope and ruled paper, into one PDF.

    A person who cannot be written to stops it, with the reason. The file appears only when it is whole.
    """
    reader = command_line_member()
    lines = _named(people) if people else first(today(), reader, limit)
    if not lines:
        raise Refused("There is nobody to whom a letter can be sent. See who is held where: sprava letters today")
    made = packet(lines, today())
    half = out.with_name(f"{out.name}.half")
    try:
        half.write_bytes(made)
        half.replace(out)
    except OSError as cause:
        half.unlink(missing_ok=True)
        raise Refused(f"{out} cannot be written: {cause.strerror}. Name a file in a folder that exists.") from cause
    click.echo(f"{out}: {len(lines)} people", err=True)


def _named(numbers: tuple[int, ...]) -> list[Line]:
    """The people with these numbers, once each.

    Raises:
        Refused: one of them is not here or cannot be written to.
    """
    reader = command_line_member()
    found = Person.objects.visible_to(reader).in_bulk(numbers)
    for number in numbers:
        if number not in found:
            raise Refused(f"There is no person {number} here. Look them up: sprava find NAME")
    lines = lines_of([found[number] for number in dict.fromkeys(numbers)], today(), reader)
    for line in lines:
        if line.refused:
            raise Refused(f"Person {line.person.pk} cannot be written to. {line.refused}")
    return lines


def _as_plain(line: Line) -> dict[str, Any]:
    moments = {
        "arrested": line.arrested, "birthday": line.birthday is not None, "moved": line.moved, "silent": line.silent,
    }  # fmt: skip
    return {
        "person": line.person.pk,
        "name": line.person.label,
        "name_on_envelope": line.name,
        "born": line.person.birth_date or None,
        "state": line.state.value,
        "facility": line.facility,
        "address": line.address.text if line.address else None,
        "address_lang": line.address.lang if line.address else None,
        "address_confirmed": bool(line.address and line.address.is_confirmed),
        "contact": line.regime.code,
        "contact_since": str(line.regime.since) if line.regime.since else None,
        "contact_said_by": list(line.regime.said_by),
        "languages": list(line.regime.languages),
        "because": [name for name, holds in moments.items() if holds],
        "birthday": line.birthday.isoformat() if line.birthday else None,
    }
