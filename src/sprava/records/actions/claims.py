"""Claims: recorded, withdrawn, never edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sprava.accounts.models import Compartment, Member
from sprava.core.errors import NotSourced, Refused
from sprava.core.nouns import NOUNS, OF_A_PERSON, Kind, canonical, field_of
from sprava.records.actions.index import refresh, refresh_things
from sprava.records.models import Claim, Passage, Source, Subject


@dataclass(frozen=True, slots=True)
class Saying:
    """The circumstances of a claim: who says it, in which passage, when, and who may see it."""

    source: Source | None
    passage: Passage | None = None
    said_on: str = ""
    lang: str = ""
    klass: int = Claim.Klass.PUBLIC
    compartment: Compartment | None = None
    at: datetime = field(default_factory=timezone.now)


@transaction.atomic
def open_subject(
    kind: str, *, compartment: Compartment, person: Subject | None = None, of: Subject | None = None
) -> Subject:
    """Open something new about which claims can be made. Repeating opens another one."""
    if kind not in NOUNS:
        raise Refused(f"{kind!r} is not something that this register speaks of. Known: {', '.join(NOUNS)}.")
    if (kind in OF_A_PERSON) != (person is not None):
        raise Refused(f"A {kind} {'belongs to a person' if person is None else 'belongs to no single person'}.")
    subject = Subject.objects.create(kind=kind, compartment=compartment, person=person, of=of, opened_at=timezone.now())
    if kind == "person":
        subject.person = subject
        subject.save(update_fields=["person"])
    return subject


@transaction.atomic
def record_claim(subject: Subject, name: str, value: str, *, saying: Saying, by: Member, printed: str = "") -> Claim:
    """Write down that ``saying.source`` says that field ``name`` of ``subject`` is ``value``.

    Saying the same thing again changes nothing and returns the claim already there. A source that disagrees with
    another is
    recorded beside it: choosing between them is core.claims.accepted, which only reads.
    """
    claim, new = write_claim(subject, name, value, saying=saying, by=by, printed=printed)
    if new:
        follow(claim)
    return claim


def write_claim(
    subject: Subject, name: str, value: str, *, saying: Saying, by: Member, printed: str = ""
) -> tuple[Claim, bool]:
    """The claim without the index following it: for actions that record several and refresh once at their end."""
    if saying.source is None:
        raise NotSourced(
            f"Nobody is named who says this {name}. Choose a source, or enter yourself as one with your own grade."
        )
    text = canonical(subject.kind, name, value)
    if field_of(subject.kind, name).kind is Kind.PICTURE and not _is_shown_in(saying.passage, text):
        raise NotSourced("A picture is claimed together with its bytes. Add it on the page of the person.")
    return Claim.objects.get_or_create(
        subject=subject, field=name, value=text, source=saying.source, withdrawn_at=None,
        defaults={
            "person": subject.person, "printed": printed if printed != text else "", "lang": saying.lang,
            "passage": saying.passage,
            "said_on": saying.said_on, "compartment": saying.compartment or subject.compartment, "klass": saying.klass,
            "recorded_at": saying.at, "recorded_by": by,
        },
    )  # fmt: skip


def _is_shown_in(passage: Passage | None, sha256: str) -> bool:
    return passage is not None and passage.document.sha256 == sha256


@transaction.atomic
def withdraw_claim(claim: Claim, *, by: Member, because: str) -> Claim:
    """Take a claim back. It stays in the book with who withdrew it, when and why. Withdrawing again changes nothing."""
    if not because.strip():
        raise Refused(
            "A claim is not withdrawn without a reason. Say why: a typing error, the source took it back, "
            "another person was meant."
        )
    stands = Claim.objects.select_for_update().get(pk=claim.pk)
    if stands.withdrawn_at is None:
        stands.withdrawn_at, stands.withdrawn_by, stands.withdrawn_because = timezone.now(), by, because.strip()[:500]
        stands.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
        follow(stands)
    return stands


def follow(claim: Claim) -> None:
    """Let the index follow a claim."""
    if claim.person_id is not None:
        refresh([claim.person_id])
    else:
        refresh_things([claim.subject_id])
