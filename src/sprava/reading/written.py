"""A reading as a JSON object in the schema of the extraction corpora."""

from __future__ import annotations

from typing import Any

from sprava.reading.reader import Reading
from sprava.reading.spans import Event, Person, Term

MEANINGS = {"statutory": "statutory_range"}
ROLES = {"relative": "bystander", "": "victim"}


def as_object(reading: Reading, known: dict[str, Any], *, plain: bool = False) -> dict[str, Any]:
    """The object of one document.

    ``known`` is what the caller knows of it (id, lang, published, title) and is passed through.

    ``plain`` leaves out what the schema of the corpora has no place for: rule and tier.
    """
    suffering = {event.person for event in reading.events}
    return {
        **known,
        "lang": known.get("lang") or reading.tokens.lang,
        "text": reading.text,
        "persons": [
            _person(number, person, reading, suffers=number in suffering)
            for number, person in enumerate(reading.persons)
        ],
        "spans": _spans(reading),
        "events": [
            _event(event, reading) | ({} if plain else {"rule": event.rule, "tier": event.tier})
            for event in reading.events
        ],
    }


def _person(number: int, person: Person, reading: Reading, *, suffers: bool) -> dict[str, Any]:
    role = person.role if not suffers or person.role in ("judge", "prosecutor", "official") else "victim"
    longest = max(person.mentions, key=lambda mention: mention.last - mention.first)
    return {
        "id": f"p{number + 1}",
        "mentions": [_quoted(mention.first, mention.last, reading) for mention in person.mentions],
        "role": ROLES.get(role, role) if suffers or role else "bystander",
        "normalised": reading.tokens.quote(longest.first, longest.last),
    }


def _quoted(first: int, last: int, reading: Reading) -> dict[str, Any]:
    start, end = reading.place(first, last)
    return {"start": start, "end": end, "text": reading.text[start:end]}


def _spans(reading: Reading) -> list[dict[str, Any]]:
    found = [
        {"kind": span.kind, **_quoted(span.first, span.last, reading), "value": span.value}
        for span in reading.spans
        if span.kind != "same_day"
    ]
    found += [
        {"kind": "sentence", **_quoted(term.first, term.last, reading), "value": _term(term)}
        for scene in reading.scenes
        for term in scene.terms
    ]
    return sorted(found, key=lambda span: (span["start"], span["end"]))


def _term(term: Term) -> dict[str, Any]:
    return {**term.value(), "meaning": MEANINGS.get(term.meaning, term.meaning)}


def _event(event: Event, reading: Reading) -> dict[str, Any]:
    return {
        "type": event.type,
        "person": None if event.person is None else f"p{event.person + 1}",
        "date": event.date,
        "articles": event.articles,
        "sentence": None if event.term is None else event.term.value(),
        "court": event.court,
        "facility": event.facility,
        "body": event.body,
        "realis": event.realis,
        "evidence": list(reading.place(event.first, event.last)),
    }
