"""Sources: who says it, how far they are trusted, what was archived from them, and what they say newest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.casework.apparatus import plain_words
from sprava.casework.first_page import Changed, changes_seen
from sprava.casework.jurisdiction import is_said_unverified
from sprava.casework.places import Named, Places, places_of
from sprava.casework.words import NOUNS, SOURCE_KINDS, field_label
from sprava.core.nouns import Kind, field_of
from sprava.packs.labels import PLACE_KINDS
from sprava.records.captures import captures_seen
from sprava.records.echoes import copies_of
from sprava.records.identity import leaders_of
from sprava.records.models import Claim, Document, Grading, Import, Person, Source
from sprava.records.pictures import FIELD as PICTURE

MOST_DOCUMENTS, MOST_IMPORTS, MOST_CLAIMS, MOST_SAID, MOST_CHANGES = 50, 30, 200, 15, 30
MOST_VALUES = 6
# Only these are shown as text; everything else is bytes that no browser shall try to understand.
_READABLE = ("text/", "application/json", "application/jsonl", "application/xml", "application/x-ndjson")
GRADE_MEANS: Mapping[int, str | Promise] = {
    5: _("What the state itself decrees or prints of its own acts: its word holds against all others."),
    4: _("Somebody who was there, or who works with those who were: it holds against whoever retells."),
    3: _("Checks before it publishes: it holds against retold and doubtful sources."),
    2: _("Retells what others say: it holds only where nobody better graded says otherwise."),
    1: _("Often wrong, or with an interest in being believed: it holds only where nobody else speaks."),
}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the list of all."""

    source: Source
    kind: str | Promise
    documents: int
    last_taken: datetime | None


@dataclass(frozen=True, slots=True)
class SaidClaim:
    """What a source said newest of one person or thing, in one passage."""

    about: str
    lang: str
    person: int | None
    noun: str | Promise
    values: tuple[tuple[str | Promise, str], ...]
    more: int
    """How many values of the passage are not told here."""
    said_on: str
    recorded_at: datetime
    document: int | None
    copies: int = 0
    """How often the text is here, if more than once: they count as one source."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """Everything that the page says."""

    source: Source
    kind: str | Promise
    grade_means: str | Promise
    gradings: tuple[Grading, ...]
    documents: tuple[Document, ...]
    imports: tuple[Import, ...]
    claims: tuple[SaidClaim, ...]
    changes: tuple[Changed, ...]

    @property
    def is_address(self) -> bool:
        """The address may be offered as a link: nothing but the web is."""
        return self.source.url.startswith(("https://", "http://"))


def source_list(reader: Member) -> tuple[SourceLine, ...]:
    """All sources; for whoever takes in lists, also how much of each is archived and when its last list came."""
    imports = Import.objects.visible_to(reader).filter(source=OuterRef("pk"), state=Import.State.DONE).order_by("-pk")
    sources = Source.objects.annotate(
        kept=Count("documents"),
        taken=Subquery(imports.values("finished_at")[:1]),
    )
    tells = reader.may("lists.import")
    rows = sources.order_by("-grade", "name").values_list("pk", "kept", "taken")
    every = Source.objects.in_bulk([row[0] for row in rows])
    return tuple(
        SourceLine(
            every[number],
            SOURCE_KINDS.get(every[number].kind, every[number].kind),
            kept if tells else 0,
            taken if tells else None,
        )
        for number, kept, taken in rows
    )


def source_page_of(source: Source, reader: Member) -> SourcePage:
    """A source as one reader may know it."""
    claims = list(
        Claim.objects.visible_to(reader)
        .standing()
        .filter(source=source)
        .select_related("subject", "passage__document")
        .order_by("-pk")[:MOST_CLAIMS]
    )
    return SourcePage(
        source,
        SOURCE_KINDS.get(source.kind, source.kind),
        GRADE_MEANS[source.grade],
        gradings_of(source, reader),
        _documents(source, claims, reader),
        tuple(_imports_of(source, reader)) if reader.may("lists.import") else (),
        _said(claims, reader),
        changes_seen(reader, Q(reading__source=source), most=MOST_CHANGES),
    )


def gradings_of(source: Source, reader: Member) -> tuple[Grading, ...]:
    """How its grade was changed, the newest change first."""
    changes = Grading.objects.visible_to(reader).filter(source=source)
    return tuple(changes.select_related("graded_by").order_by("-graded_at", "-pk"))


def _imports_of(source: Source, reader: Member) -> Iterable[Import]:
    imports = Import.objects.visible_to(reader).filter(source=source)
    return imports.select_related("document").order_by("-pk")[:MOST_IMPORTS]


def _documents(source: Source, claims: Iterable[Claim], reader: Member) -> tuple[Document, ...]:
    """What they may know of for those who take in lists; for others what the newest claims that they see stand on."""
    if reader.may("lists.import"):
        return tuple(captures_seen(source, reader).order_by("-captured_at", "-pk")[:MOST_DOCUMENTS])
    found = {claim.passage.document.pk: claim.passage.document for claim in claims if claim.passage}
    return tuple(sorted(found.values(), key=lambda document: document.captured_at, reverse=True))


def _said(claims: Sequence[Claim], reader: Member) -> tuple[SaidClaim, ...]:
    leaders = leaders_of({claim.person_id for claim in claims if claim.person_id})
    now = Person.objects.visible_to(reader).in_bulk(set(leaders.values()))
    people = {record: now[leader] for record, leader in leaders.items() if leader in now}
    asked: dict[str, set[str]] = {"facility": set(), "court": set(), "body": set()}
    for claim in claims:
        if field_of(claim.subject.kind, claim.field).kind is Kind.PLACE:
            asked[PLACE_KINDS.get(claim.field, "body")].add(claim.value)
    places = places_of(reader, **asked)
    together = groupby(claims, key=lambda claim: (claim.person_id or claim.subject_id, claim.passage_id, claim.said_on))
    copies = copies_of((claim.passage.document_id for claim in claims if claim.passage), reader)
    said = tuple(_said_claim(list(group), people, places) for _, group in together)[:MOST_SAID]
    return tuple(replace(one, copies=copies.get(one.document or 0, 0)) for one in said)


def _value(claim: Claim, places: Places) -> tuple[str | Promise, str]:
    noun, name = claim.subject.kind, claim.field
    kind = field_of(noun, name).kind
    if kind is Kind.PLACE:
        words = places.of(PLACE_KINDS.get(name, "body"), claim.value)
    else:
        words = plain_words(kind, noun, name, claim.value)
    return field_label(noun, name), Named(words, is_said_unverified(noun, name, claim.value)).spoken


def _said_claim(group: Sequence[Claim], people: Mapping[int, Person], places: Places) -> SaidClaim:
    claim = group[0]
    person = people.get(claim.person_id) if claim.person_id else None
    about = person.label if person else ""
    if claim.person_id and person is None:
        about = gettext("record %(number)s") % {"number": claim.person_id}
    return SaidClaim(
        about,
        person.label_lang if person else "",
        claim.person_id,
        NOUNS.get(claim.subject.kind, claim.subject.kind),
        tuple(_value(one, places) for one in group[::-1][:MOST_VALUES]),
        max(0, len(group) - MOST_VALUES),
        claim.said_on,
        claim.recorded_at,
        claim.passage.document_id if claim.passage else None,
    )


def document_seen(number: int, reader: Member) -> Document | None:
    """An archived capture, for whoever takes in lists where it was taken in, or sees a claim that stands on it."""
    source = Source.objects.filter(documents__id=number).first()
    if source is None:
        return None
    document = source.documents.get(pk=number)
    if reader.may("lists.import") and captures_seen(source, reader).filter(pk=number).exists():
        return document
    # Passages have no index to their claims. A capture is archived just before its claims are recorded, so the walk
    # along the days of recording is short.
    claims = Claim.objects.visible_to(reader).filter(
        passage__document=number, recorded_at__gte=document.captured_at.replace(microsecond=0)
    )
    # A photograph that was taken back is shown to nobody; other words stay readable among what was withdrawn.
    claims = claims.exclude(field=PICTURE, withdrawn_at__isnull=False)
    return document if claims.order_by("recorded_at").first() else None


def served_as(document: Document) -> str:
    """The media type that a browser is told: plain text or bytes, never anything that it would run."""
    return "text/plain; charset=utf-8" if document.media_type.startswith(_READABLE) else "application/octet-stream"
