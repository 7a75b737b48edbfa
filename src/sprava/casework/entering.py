"""From a filled-in form to the book: the source, its words archived, and one claim for each thing said."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

from sprava.accounts.models import Compartment, Member
from sprava.casework.entry_forms import OURSELVES, PictureForm, SourceForm
from sprava.core.dates import parse_date
from sprava.core.scripts import script_of
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event, record_more, record_person
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import archive_document, record_passage, record_source
from sprava.records.dossier import Dossier
from sprava.records.models import Passage, Person, Source, Subject
from sprava.records.search.find import find

MOST_ALIKE = 5
Pairs = list[tuple[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody in the register who may be the person being entered."""

    number: int
    name: str
    born: str
    because: tuple[str, ...]


def alike(name: str, reader: Member) -> tuple[Alike, ...]:
    """The people in the register who may be meant by ``name``, likeliest first."""
    found = find(name, reader, MOST_ALIKE)
    people = Person.objects.visible_to(reader).in_bulk([one.person for one in found])
    return tuple(
        Alike(one.person, people[one.person].label, people[one.person].birth_date, one.because)
        for one in found
        if one.person in people
    )


def enter_person(form: SourceForm, by: Member) -> Subject:
    """Somebody new, as the form says."""
    values, events = _of_person(form.cleaned_data)
    home: Compartment = form.cleaned_data["compartment"] or form.fields["compartment"].initial
    return record_person(values, events, saying=saying_of(form), by=by, compartment=home)


def enter_more(person: Subject, form: SourceForm, by: Member) -> Subject:
    """The same about somebody who is in the register already."""
    values, events = _of_person(form.cleaned_data)
    return record_more(person, values, events, saying=saying_of(form), by=by)


def enter_said(person: Subject, noun: str, form: SourceForm, by: Member, *, of: Subject | None = None) -> None:
    """One thing more: a fact of who they are, or something that happened."""
    values = form.values()
    if noun == "person":
        record_more(person, values, [], saying=saying_of(form), by=by)
    elif noun == "charge" and "," in values.get("article", ""):
        articles = values.pop("article").split(", ")
        pairs = [("charge", {**values, "article": article}) for article in articles]
        record_more(person, {}, pairs, saying=saying_of(form), by=by)
    else:
        record_event(person, noun, values, saying=saying_of(form), by=by, of=of)


def enter_picture(person: Subject, form: PictureForm, by: Member) -> None:
    """A photograph, with the words beside it as its credit."""
    given = form.cleaned_data
    _, saying = _circumstances(form)
    credit, address = given["words"].strip(), given["address"].strip()
    record_picture(person, given["picture"], saying=saying, by=by, credit=credit, address=address)


def _of_person(given: dict[str, Any]) -> tuple[dict[str, str], Pairs]:
    """What the short form says, as values of the person and as events."""
    values = {"name": given["name"], "birth_date": given["born"], "sex": given["sex"]}
    events: Pairs = [("detention", {"date": given["detained_on"], "place": given["detained_at"]})]
    events += [("charge", {"article": article}) for article in given["articles"].split(", ") if article]
    if given["facility"]:
        events.append(_held_in(given["facility"], given["said_on"]))
    return values, events


def _held_in(facility: str, said_on: str) -> tuple[str, dict[str, str]]:
    """Whoever is said on a known day to be held somewhere was seen inside on that day; else a stay without a day."""
    if said_on and parse_date(said_on).is_exact():
        return "sighting", {"date": said_on, "state": "held", "facility": facility}
    return "stay", {"facility": facility}


def saying_of(form: SourceForm) -> Saying:
    """The circumstances of what was typed; a new source is entered, typed words are archived."""
    source, saying = _circumstances(form)
    return replace(saying, passage=_passage(source, form.cleaned_data, saying.lang))


def _circumstances(form: SourceForm) -> tuple[Source, Saying]:
    given = form.cleaned_data
    source = form.known or _new_source(given)
    lang = given["lang"] or language_of(given["words"] or given.get("name", ""))
    return source, Saying(source, None, given["said_on"], lang, given["klass"], given["compartment"])


def _new_source(given: dict[str, Any]) -> Source:
    if given["source"] == OURSELVES:
        return record_source(OURSELVES, kind=Source.Kind.TEAM, grade=given["grade"] or Source.Grade.FIRST_HAND)
    return record_source(given["source"], grade=int(given["grade"]))


def _passage(source: Source, given: dict[str, Any], lang: str) -> Passage | None:
    words, address = given["words"].strip(), given["address"].strip()
    if not words and not address:
        return None
    about = {
        "media_type": "text/plain; charset=utf-8",
        "file_name": "typed.txt",
        "url": address,
        "published_on": given["said_on"],
    }
    document = archive_document(io.BytesIO((words or address).encode()), source=source, about=about)
    return record_passage(document, words, locator="typed", lang=lang, url=address)


def language_of(text: str) -> str:
    """The language that the letters give away, Belarusian and Russian only; empty where they do not."""
    small = text.casefold()
    if script_of(text) != "Cyrl" or set(small) & set("їєґ"):
        return ""
    if set(small) & set("ўі"):
        return "be"
    return "ru" if set(small) & set("иъщ") else ""


def subject_of(found: Dossier, reader: Member) -> Subject | None:
    """The person as the book has them, for somebody who may write there."""
    return Subject.objects.visible_to(reader).filter(pk=found.person).first()
