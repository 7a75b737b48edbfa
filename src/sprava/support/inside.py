"""The struggle inside: what happened to prisoners in custody, entered in under a minute, and what needs a reaction now.

What is entered becomes claims of the register, like everything that is known of people. That somebody reacted is kept
by this desk alone: which incident, how, in which week; not who.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event
from sprava.records.actions.sources import archive_document, record_passage, record_source
from sprava.records.models import Incident, Source, Subject
from sprava.records.words import code_label
from sprava.support.codes import code_of
from sprava.support.keeping import change, kept_on
from sprava.support.post import languages_that_pass
from sprava.support.weeks import monday_of, week_of, weeks_back

FREQUENT: Final = (
    "punishment_cell", "hunger_strike", "denied_care", "refused_parcel", "refused_letter", "refused_visit", "new_case",
    "beating", "incommunicado", "cell_type_room", "prison_regime", "hospital", "threat", "other",
)  # fmt: skip
"""Kinds of incident in the order of the form: what is heard most often first."""
OURSELVES: Final = "Ourselves"
DAYS_NEW, DAYS_HUNGRY, WEEKS_REMEMBERED = 7, 60, 9
MOST: Final = 50
REACTIONS: Final[Mapping[str, str | Promise]] = {
    "letters": _("letters called for"),
    "lawyer": _("lawyer or family spoken to"),
    "appeal": _("appeal sent"),
    "public": _("made public"),
    "watch": _("nothing to be done now"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody says happened inside. ``klass`` is who may see it, as claims have it."""

    kind: str
    since: str
    words: str
    source: str
    klass: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """One incident that waits for a reaction."""

    incident: Incident
    what: str | Promise
    goes_on: bool
    """A hunger strike of which nobody says that it ended."""


def record_incident(person: Subject, heard: Heard, *, by: Member, today: date) -> Subject:
    """Enter an incident in custody through the register. Entering the same again adds a report to the first."""
    if heard.kind not in FREQUENT:
        raise Refused(gettext("Say what happened: choose one of the list."))
    words, lang = heard.words.strip(), _language_of(heard.words)
    source = record_source(heard.source, kind=Source.Kind.TEAM, grade=Source.Grade.FIRST_HAND)
    passage = None
    if words:
        about = {"media_type": "text/plain; charset=utf-8", "file_name": "typed.txt", "published_on": str(today)}
        document = archive_document(io.BytesIO(words.encode()), source=source, about=about)
        passage = record_passage(document, words, locator="typed", lang=lang)
    values = {"kind": heard.kind, "since": heard.since, "circumstances": words[:600]}
    saying = Saying(source, passage, str(today), lang, heard.klass)
    return record_event(person, "incident", values, saying=saying, by=by)


def alarms(reader: Member, day: date, most: int = MOST) -> list[Alarm]:
    """Incidents of the last seven days, and hunger strikes that go on, to which nobody has reacted; newest first."""
    new = Q(since_latest__gte=day - timedelta(days=DAYS_NEW))
    hungry = Q(kind="hunger_strike", until="", since_latest__gte=day - timedelta(days=DAYS_HUNGRY))
    found = (
        Incident.objects.visible_to(reader)
        .filter(new | hungry, since_earliest__lte=day)
        .select_related("person")
        .order_by("-since_latest", "-pk")
    )
    answered = _answered(day)
    waiting = [one for one in found[: MOST * 4] if incident_code(one.pk) not in answered][:most]
    return [Alarm(one, code_label("incident", "kind", one.kind), _goes_on(one)) for one in waiting]


def react(incident: int, how: str, *, today: date) -> None:
    """Note that somebody has reacted to an incident this week. Noting it again keeps the later word."""
    if how not in REACTIONS:
        raise Refused(gettext("Say what was done: choose one of the list."))
    week = week_of(today)
    change(f"reactions {week}", lambda kept: kept.update({incident_code(incident): how}), dated=monday_of(week))


def incident_code(number: int) -> str:
    """Under which a reaction is kept."""
    return code_of("incident", number)


def _answered(day: date) -> set[str]:
    sheets = kept_on(f"reactions {week}" for week in weeks_back(day, WEEKS_REMEMBERED))
    return {code for sheet in sheets.values() for code in sheet}


def _goes_on(one: Incident) -> bool:
    return one.kind == "hunger_strike" and not one.until


def _language_of(words: str) -> str:
    """By a letter that only one of the languages of the country has; empty where none tells."""
    small, rows = set(words.casefold()), languages_that_pass()
    for row in rows:
        others = {letter for other in rows if other is not row for letter in other.letters}
        if small & (set(row.letters) - others):
            return row.id
    return ""


def sources_known(names: Iterable[str]) -> Sequence[tuple[str, str | Promise]]:
    """Who can be named as saying it: ourselves first."""
    return [(OURSELVES, _("Ourselves, from the family, a lawyer or somebody released")),
            *((name, name) for name in names if name != OURSELVES)]  # fmt: skip
