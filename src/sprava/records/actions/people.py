"""People entered by hand, and what happened to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from sprava.accounts.models import Compartment, Member
from sprava.core.errors import Refused
from sprava.core.nouns import NAME_FIELDS, OF_A_PERSON
from sprava.records.actions.claims import Saying, open_subject, write_claim
from sprava.records.actions.index import refresh, refresh_things
from sprava.records.models import Subject

Values = Mapping[str, str]
Events = Mapping[str, Values] | Sequence[tuple[str, Values]]
"""What happened, noun by noun; as pairs where a noun comes more than once."""


@transaction.atomic
def record_person(values: Values, events: Events, *, saying: Saying, by: Member, compartment: Compartment) -> Subject:
    """Enter a person with what one source says of them, and of what happened to them, noun by noun.

    Empty values are left out. Repeating enters another record: who is the same person is judged, never guessed.
    """
    if not any(values.get(name, "").strip() for name in NAME_FIELDS):
        raise Refused("A person needs a name as somebody writes it.")
    person = open_subject("person", compartment=compartment)
    _write_all(person, values, events, saying, by)
    refresh([person.pk], new=True)
    return person


@transaction.atomic
def record_more(person: Subject, values: Values, events: Events, *, saying: Saying, by: Member) -> Subject:
    """Enter what one more source says of a person who is there, and of what happened to them. Empty values are left
    out. Repeating adds nothing to who they are, and another report of what happened."""
    _write_all(person, values, events, saying, by)
    refresh([person.pk])
    return person


@transaction.atomic
def record_event(
    person: Subject, noun: str, values: Values, *, saying: Saying, by: Member, of: Subject | None = None
) -> Subject:
    """Enter what one source says happened to a person. Repeating enters another report of it, which the fold joins to
    the first."""
    if noun not in OF_A_PERSON:
        raise Refused(f"{noun!r} does not happen to a person.")
    if not any(value.strip() for value in values.values()):
        raise Refused("Nothing was filled in. Say at least one thing about it.")
    event = open_subject(noun, compartment=person.compartment, person=person, of=of)
    _write(event, values, saying, by)
    refresh([person.pk])
    return event


@transaction.atomic
def record_thing(kind: str, values: Values, *, saying: Saying, by: Member, compartment: Compartment) -> Subject:
    """Enter a proceeding, facility, court or body with what one source says of it. Repeating enters another one."""
    thing = open_subject(kind, compartment=compartment)
    _write(thing, values, saying, by)
    refresh_things([thing.pk])
    return thing


def _write_all(person: Subject, values: Values, events: Events, saying: Saying, by: Member) -> None:
    _write(person, values, saying, by)
    for noun, said in events.items() if isinstance(events, Mapping) else events:
        if any(value.strip() for value in said.values()):
            _write(open_subject(noun, compartment=person.compartment, person=person), said, saying, by)


def _write(subject: Subject, values: Values, saying: Saying, by: Member) -> None:
    for name, value in values.items():
        if value.strip():
            write_claim(subject, name, value, saying=saying, by=by, printed=value)
