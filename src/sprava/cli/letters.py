"""``sprava letters``: whom to write to today, and paper to write on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from sprava.accounts.actions import command_line_member
from sprava.core.errors import Refused
from sprava.records.identity import leaders_of
from sprava.records.models import Person
from sprava.support.jurisdiction import today
from sprava.support.letters import DL, MOST_IN_A_PACKET, PAPERS, packet
from sprava.support.listing import first
from sprava.support.posters import consent_of, kept_bytes, pictures_for, poster_for
from sprava.support.printing import printed
from sprava.support.tallies import REASONS, Tally, log_letters, tallies_of, totals
from sprava.support.weeks import parse_week, week_of
from sprava.support.whom import Line, lines_of


@click.group("letters", short_help="Whom to write to, and the letters.")
def command() -> None:
    """Whom to write to today, and paper for an evening of letters. Who writes is recorded nowhere."""


@command.command("today", short_help="Whom to write to, as JSON.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many people.")
def letters_today(limit: int) -> None:
    """Print the people who may be written to, in the order of the desk: fewest letters of the last eight weeks first;
    of those with equally many newly arrested, birthday ahead, newly moved, long silent, then by name."""
    found = first(today(), command_line_member(), limit)
    click.echo(json.dumps([_as_plain(line) for line in found], ensure_ascii=False, indent=2))


@command.command("print", short_help="A packet as PDF.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--people", type=int, multiple=True, help="The number of a person, as find prints it; repeat it.")
@click.option("--limit", type=click.IntRange(1, MOST_IN_A_PACKET), default=20, show_default=True,
              help="How many people, where none are named.")  # fmt: skip
@click.option("--paper", type=click.Choice(PAPERS), default=DL, show_default=True,
              help="Envelopes of that size and ruled sheets, or postcards, four on a sheet.")  # fmt: skip
def letters_print(out: Path, people: tuple[int, ...], limit: int, paper: str) -> None:
    """Write a checklist, and for each person an envelope and ruled paper or a postcard, into one PDF.

    A person who cannot be written to stops it, with the reason. The file appears only when it is whole.
    """
    reader = command_line_member()
    lines = _named(people) if people else first(today(), reader, limit)
    if not lines:
        raise Refused("There is nobody to whom a letter can be sent. See who is held where: sprava letters today")
    made = packet(lines, today(), paper)
    _write(out, made)
    click.echo(f"{out}: {len(lines)} people", err=True)


@command.command("log", short_help="Count letters to a person.")
@click.argument("person", type=int)
@click.option("--week", help="As 2026-W48. Default: this week.")
@click.option("--sent", type=int, default=0, help="How many were sent.")
@click.option("--delivered", type=int, default=0, help="Of how many it is known that they were handed over.")
@click.option("--answered", type=int, default=0, help="How many were answered.")
@click.option("--returned", type=int, default=0, help="How many came back.")
@click.option("--reason", type=click.Choice(list(REASONS)), default="unsaid", show_default=True, help="Why they did.")
def letters_log(person: int, week: str | None, reason: str, **counts: int) -> None:
    """Add numbers to the week of the person with that number, as find prints it. A number below zero takes back.

    Who wrote is not asked and must be written down nowhere.
    """
    number, day = _there(person), today()
    returned = counts.pop("returned")
    log_letters(
        number, {**counts, f"returned {reason}": returned}, parse_week(week) if week else week_of(day), today=day
    )
    click.echo(json.dumps({"person": number, **_as_counts(tallies_of([number], day)[number])}))


@command.command("counts", short_help="Letters counted, by week, as JSON.")
@click.option("--public", is_flag=True, help="Rounded to five and without reasons, as they may be published.")
def letters_counts(public: bool) -> None:  # noqa: FBT001 click
    """Print how many letters went out, arrived, were answered and came back, week by week, to all people together."""
    found = totals(command_line_member())
    shown = [{"week": week, **_as_counts(tally.rounded() if public else tally)} for week, tally in found]
    click.echo(json.dumps(shown, indent=2))


@command.command("poster", short_help="A poster as PDF.")
@click.argument("person", type=int)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--words", default="", help="What stands under the name.")
@click.option(
    "--lang", type=click.Choice(["be", "ru", "en"]), default="be", show_default=True, help="In which language."
)
@click.option("--picture", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A JPEG or PNG, only where a claim says that they agreed to a picture.")  # fmt: skip
@click.option("--kept", type=int, help="Instead: the number of a claim that shows them, as show prints it.")
def letters_poster(person: int, out: Path, words: str, lang: str, picture: Path | None, kept: int | None) -> None:
    """Write a poster for the person with that number. What a picture says of its place and its camera is left out."""
    number, reader = _there(person), command_line_member()
    (line,) = lines_of([Person.objects.visible_to(reader).get(pk=number)], today(), reader)
    consent = consent_of(number, reader)
    shown = picture.read_bytes() if picture else b""
    if picture and kept is not None:
        raise click.UsageError("Give a file or the number of a claim, not both.")
    if kept is not None and not (shown := kept_bytes(pictures_for(number, consent, reader), str(kept))):
        raise Refused(
            f"Claim {kept} shows no picture of this person that may be shown: it is another claim, or nobody says that "
            f"they agreed to a picture. See: sprava show {number}"
        )
    made = printed([poster_for(line, consent, words, lang, picture=shown)])
    _write(out, made)
    click.echo(str(out), err=True)


def _write(out: Path, made: bytes) -> None:
    half = out.with_name(f"{out.name}.half")
    try:
        half.write_bytes(made)
        half.replace(out)
    except OSError as cause:
        half.unlink(missing_ok=True)
        raise Refused(f"{out} cannot be written: {cause.strerror}. Name a file in a folder that exists.") from cause


def _as_counts(tally: Tally) -> dict[str, Any]:
    return {
        "sent": tally.sent, "delivered": tally.delivered, "answered": tally.answered,
        "returned": dict(tally.returned or {}),
    }  # fmt: skip


def _there(number: int) -> int:
    """The person with this number, or the one to whom this record was joined.

    Raises:
        Refused: there is none.
    """
    leader = leaders_of([number]).get(number, number)
    if not Person.objects.visible_to(command_line_member()).filter(pk=leader).exists():
        raise Refused(f"There is no person {number} here. Look them up: sprava find NAME")
    return leader


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
        "address_unverified": bool(line.address and line.address.is_unverified),
        "address_lang": line.address.lang if line.address else None,
        "address_confirmed": bool(line.address and line.address.is_confirmed),
        "address_since": str(line.address.since) if line.address and line.address.since else None,
        "address_reached": str(line.confirmed) if line.confirmed else None,
        "contact": line.regime.code,
        "contact_since": str(line.regime.since) if line.regime.since else None,
        "contact_said_by": list(line.regime.said_by),
        "languages": list(line.regime.languages),
        "letters_lately": line.tally.sent,
        "because": [name for name, holds in moments.items() if holds],
        "birthday": line.birthday.isoformat() if line.birthday else None,
    }
