"""``sprava show``: one person with every claim and its source."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import click
from django.conf import settings

from sprava.accounts.actions import command_line_member
from sprava.core.claims import Item, Reading
from sprava.core.contradictions import contradictions
from sprava.packs.calendar import Calendar
from sprava.packs.labels import is_field_unverified
from sprava.records.dossier import Dossier, dossier


@click.command("show", short_help="Show one person with all sources, as JSON.")
@click.argument("person", type=int)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day for which the state is given; today if left out."
)
@click.option(
    "--known-at", type=click.DateTime(["%Y-%m-%d"]), help="As known in the evening of this day; now if left out."
)
def command(person: int, on: Any, known_at: Any) -> None:  # noqa: ANN401 click gives a datetime or None
    """Print what is known of PERSON (a number as find prints it), every value with its claims and their sources."""
    moment = Calendar.of(settings.JURISDICTION).end_of(known_at.date()) if known_at else None
    found = dossier(person, command_line_member(), known_at=moment)
    if found is None and moment and dossier(person, command_line_member()):
        raise click.ClickException(f"Of person {person} nothing was known on {known_at.date()}. Give a later day.")
    if found is None:
        raise click.ClickException(f"There is no person {person} here. Look them up: sprava find NAME")
    day = on.date() if on else date.today()  # noqa: DTZ011 the reader's own day
    click.echo(json.dumps(_as_plain(found, day), ensure_ascii=False, indent=2))


def _as_plain(found: Dossier, day: date) -> dict[str, Any]:
    return {
        "person": found.person,
        "records": list(found.records),
        "on": day.isoformat(),
        "state": found.state(day).value,
        "names": [{"kind": kind, **_reading(reading, found)} for kind, reading in found.names],
        "who": _fields(found.who, found) if found.who else {},
        "spells": [
            {
                "began": [spell.begin_earliest.isoformat(), spell.begin_latest.isoformat()],
                "ended": spell.ended,
                "ends": [spell.end_earliest.isoformat(), spell.end_latest.isoformat()],
                "because": [
                    {"code": reason.code, "item": reason.item, **dict(reason.facts)} for reason in spell.because
                ],
            }
            for spell in found.spells
        ],
        "contradictions": [
            {"code": one.code, "about": [item.lead for item in one.items]}
            for one in contradictions(found.items, date.today())  # noqa: DTZ011 the reader's own day
        ],
        "events": [{"what": item.noun, "number": item.lead, **_fields(item, found)} for item in found.events],
    }


def _fields(item: Item, found: Dossier) -> dict[str, Any]:
    fields: dict[str, Any] = {name: _field(item, name, reading, found) for name, reading in item.one.items()}
    names = ("name", "alias", "previous_name", "transliteration")
    for name, readings in item.many.items():
        if name not in names:
            fields[name] = [_field(item, name, reading, found) for reading in readings]
    return fields


def _field(item: Item, name: str, reading: Reading, found: Dossier) -> dict[str, Any]:
    """A value; ``unverified`` where the law pack knows its article or place by a row that no page confirmed."""
    shown = _reading(reading, found)
    doubted = is_field_unverified(settings.JURISDICTION, item.noun, name, reading.value)
    return {**shown, "unverified": True} if doubted else shown


def _reading(reading: Reading, found: Dossier) -> dict[str, Any]:
    return {
        "value": reading.value,
        "rule": reading.rule,
        "claims": [_claim(said.claim, found) for said in reading.claims],
    }


def _claim(number: int, found: Dossier) -> dict[str, Any]:
    row = found.claims[number]
    passage = row.passage
    return {
        "claim": row.pk,
        "value": row.value,
        "printed": row.printed or row.value,
        "lang": row.lang or None,
        "source": row.source.name,
        "grade": row.source.grade,
        "address": (passage.url or passage.document.url) if passage else row.source.url,
        "passage": passage.quote if passage else None,
        "at": passage.locator if passage else None,
        "sha256": passage.document.sha256 if passage else None,
        "said_on": row.said_on or None,
        "recorded_at": row.recorded_at.isoformat(),
    }
