"""Reports: a text comes in, proposals from it wait, a person decides on each, and every decision can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprava.accounts.models import Compartment, Member
from sprava.core.copies import fingerprint_of, letters_of
from sprava.core.dates import parse_date
from sprava.core.errors import Refused
from sprava.core.locators import Place, as_rows, locator, of_rows
from sprava.core.nouns import NAME_FIELDS, NOUNS, canonical
from sprava.core.triage import place_in_queue
from sprava.records.actions.claims import Saying, withdraw_claim
from sprava.records.actions.index import refresh
from sprava.records.actions.origins import SAME_LETTERS, origin_of, remember_bands
from sprava.records.actions.people import record_more, record_person
from sprava.records.actions.sources import record_passage
from sprava.records.models import Claim, Document, Report, Subject, Suggestion

UNDONE = "The decision on a report was undone."
IN_ORIGIN = "in_origin"

Said = Sequence[tuple[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a report as it was taken out of its document."""

    words: str
    published_on: str
    title: str = ""
    url: str = ""
    place: str = ""
    klass: int = Claim.Klass.PUBLIC
    places: Sequence[Place] = ()
    """Where its characters stand in the document."""
    bands: Sequence[int] = ()
    """What its copies are looked up by; without them only the same letters are a copy."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing that a text may say happened to somebody; the fields are those of Suggestion."""

    kind: str
    who: str
    mentioned: int | None
    said: Said
    start: int
    end: int
    tier: str
    rule: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What one version of the rules reads in a text."""

    rule_version: str
    proposed: Sequence[Proposed]
    lang: str = ""
    marks: Sequence[tuple[str, int, int]] = ()
    left_out: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reviewer says of a suggestion: whom it happened to, and what is to be recorded.

    Without a ``person`` a new one is entered, with what ``named`` says of who they are. ``words`` are the characters of
    the report that say it, where the reviewer chose others than were proposed.
    """

    person: Subject | None
    said: Said
    named: Mapping[str, str] = field(default_factory=dict)
    words: tuple[int, int] | None = None


@transaction.atomic
def archive_report(document: Document, text: Text, *, by: Member, compartment: Compartment) -> Report:
    """Enter an archived document as a text to be read. Entering it again returns the report already there.

    Of a text that is here already, under another address or from another source, it is a copy, also where it was
    shortened or some words were changed: ten reposts are one origin and not ten witnesses.
    """
    if not text.words.strip():
        raise Refused(_("The text is empty. Paste the words of the report."))
    known = Report.objects.filter(document=document, place=text.place, compartment=compartment).first()
    if known is not None:
        return known
    origin, likeness = origin_of(text.words, text.bands, compartment=compartment, klass=text.klass)
    report, is_new = Report.objects.get_or_create(
        document=document, place=text.place, compartment=compartment,
        defaults={
            "url": text.url[:2000], "title": (text.title or _first_line(text.words))[:500], "text": text.words,
            "klass": text.klass, "places": as_rows(text.places), "likeness": likeness,
            "published_on": canonical("detention", "date", text.published_on),
            "fingerprint": fingerprint_of(text.words),
            "origin_id": origin, "state": Report.State.COPY if origin else Report.State.NOTHING,
            "brought_at": timezone.now(), "brought_by": by,
        },
    )  # fmt: skip
    if is_new and likeness < SAME_LETTERS:
        remember_bands(report, text.bands)
    return report


@transaction.atomic
def propose(report: Report, understood: Understood) -> Report:
    """Put what the rules read in a report before its reviewers. The same version of the rules again changes nothing.

    With another version, whatever waits becomes obsolete and is proposed anew; what was decided stays decided, and is
    not asked a second time where the rules still say the same. From a copy only that is proposed which its origin does
    not say in the same words.
    """
    report = Report.objects.select_for_update(of=("self",)).select_related("origin").get(pk=report.pk)
    if report.likeness == SAME_LETTERS or report.rule_version == understood.rule_version:
        return report
    said_here, told_before = _apart_from_origin(report, understood.proposed)
    decided, first = _made_obsolete(report) if report.rule_version else (set(), 1)
    fresh = [one for one in said_here if _what_is_said(one.kind, one.who, one.start, one.end, one.said) not in decided]
    Suggestion.objects.bulk_create(
        _suggestion(report, number, one, understood.rule_version) for number, one in enumerate(fresh, first)
    )
    report.rule_version, report.lang = understood.rule_version, understood.lang
    report.marks, report.left_out = list(understood.marks), [*understood.left_out, *told_before]
    return _weighed(report, "rule_version", "lang", "marks", "left_out")


@transaction.atomic
def accept_suggestion(suggestion: Suggestion, answer: Answer, *, by: Member) -> Suggestion:
    """Record what a reviewer accepts, with the words of the report as the passage of every claim.

    A suggestion that was decided is refused: undo that decision first.
    """
    standing = _undecided(suggestion)
    said = _as_recorded(answer.said)
    if not said:
        raise Refused(_("Nothing is left of this event. Fill in what the report says, or say that it is not an event."))
    saying = _saying(standing, answer.words or (standing.start, standing.end))
    of_themself = {name: value for noun, values in said if noun == "person" for name, value in values.items()}
    events = [(noun, values) for noun, values in said if noun != "person"]
    if answer.person is None:
        home = standing.report.compartment
        person = record_person({**answer.named, **of_themself}, events, saying=saying, by=by, compartment=home)
    else:
        person = record_more(answer.person, of_themself, events, saying=saying, by=by)
    standing.claims.set(
        Claim.objects.filter(passage=saying.passage, person=person, recorded_at=saying.at, recorded_by=by)
    )
    if standing.report.origin_id is not None:
        # Only now is it known that these claims repeat another text: they count as that one's.
        refresh([person.pk])
    is_as_proposed = said == _as_recorded(standing.said) and answer.words is None
    return _decide(
        standing, Suggestion.State.ACCEPTED if is_as_proposed else Suggestion.State.CHANGED, by=by, person=person
    )


@transaction.atomic
def refuse_suggestion(suggestion: Suggestion, *, by: Member, duplicate: bool = False) -> Suggestion:
    """Say that nothing is to be recorded: it is not an event, or, as a ``duplicate``, it is told elsewhere already."""
    standing = _undecided(suggestion)
    return _decide(standing, Suggestion.State.DUPLICATE if duplicate else Suggestion.State.REFUSED, by=by)


@transaction.atomic
def put_off_suggestion(suggestion: Suggestion, *, by: Member) -> Suggestion:
    """Leave a suggestion for later. It goes on waiting. Putting it off again changes nothing."""
    return _decide(_undecided(suggestion), Suggestion.State.LATER, by=by)


@transaction.atomic
def undo_decision(suggestion: Suggestion, *, by: Member) -> Suggestion:
    """Take a decision back: the claims it recorded are withdrawn, and the suggestion waits again.

    It is refused while other claims hang on a name that would go. Undoing again changes nothing.
    """
    standing = Suggestion.objects.select_for_update().select_related("report").get(pk=suggestion.pk)
    if standing.state in (Suggestion.State.PENDING, Suggestion.State.OBSOLETE):
        return standing
    claims = list(standing.claims.standing())
    _must_leave_a_name(standing, claims)
    for claim in claims:
        withdraw_claim(claim, by=by, because=UNDONE)
    standing.claims.clear()
    current = standing.rule_version == standing.report.rule_version
    standing.state = Suggestion.State.PENDING if current else Suggestion.State.OBSOLETE
    standing.person, standing.decided_at, standing.decided_by = None, None, None
    standing.save(update_fields=["state", "person", "decided_at", "decided_by"])
    _weighed(standing.report)
    return standing


def _made_obsolete(report: Report) -> tuple[set[tuple[object, ...]], int]:
    """Set aside what waits; what was decided, and the number of the next proposal."""
    report.suggestions.undecided().update(state=Suggestion.State.OBSOLETE)
    kept = report.suggestions.exclude(state=Suggestion.State.OBSOLETE)
    decided = {_what_is_said(one.kind, one.who, one.start, one.end, one.said) for one in kept}
    return decided, report.suggestions.count() + 1


def _apart_from_origin(report: Report, proposed: Sequence[Proposed]) -> tuple[list[Proposed], list[tuple[str, str]]]:
    """What a text says of its own, and what stands in its origin in the same words, to be shown as left out."""
    if report.origin is None:
        return list(proposed), []
    theirs = letters_of(report.origin.text)
    own = [one for one in proposed if not _is_told_in(theirs, report.text, one)]
    rest = [one for one in proposed if one not in own]
    return own, [(IN_ORIGIN, " ".join(report.text[one.start : one.end].split())[:90]) for one in rest]


def _is_told_in(theirs: str, text: str, one: Proposed) -> bool:
    """The words and the name must both be there: notes of one mould say "he was sentenced to 3 years" of many people.
    Where nobody is named, the whole paragraph must."""
    start, end = one.start, one.end
    if not one.who:
        start, end = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
    return letters_of(text[start:end]) in theirs and letters_of(one.who) in theirs


def _undecided(suggestion: Suggestion) -> Suggestion:
    standing = Suggestion.objects.select_for_update().select_related("report__document__source").get(pk=suggestion.pk)
    if standing.state == Suggestion.State.OBSOLETE:
        raise Refused(_("This proposal is out of date: the text was read again since. Decide on the newer one."))
    if standing.state not in Suggestion.UNDECIDED:
        raise Refused(_("This proposal was decided already. Undo that decision first."))
    return standing


def _saying(standing: Suggestion, words: tuple[int, int]) -> Saying:
    """The report says it, in exactly these words."""
    report, (start, end) = standing.report, words
    where = locator(of_rows(report.places), start, end) or report.place
    passage = record_passage(
        report.document,
        report.text[start:end],
        locator=f"{where} characters {start}-{end}".strip(),
        lang=report.lang,
        url=report.url,
    )
    return Saying(report.document.source, passage, report.published_on, report.lang, report.klass)


def _decide(standing: Suggestion, state: str, *, by: Member, person: Subject | None = None) -> Suggestion:
    standing.state, standing.person, standing.decided_at, standing.decided_by = state, person, timezone.now(), by
    standing.save(update_fields=["state", "person", "decided_at", "decided_by"])
    _weighed(standing.report)
    return standing


def _weighed(report: Report, *changed: str) -> Report:
    """Whether the report waits still, and how far up; written down with what else of it ``changed``."""
    waiting = list(report.suggestions.undecided().order_by().values_list("kind", "tier"))
    # A day to come is a slip of whoever typed it, or a paper of tomorrow: it is not put before all others for years.
    published = min(parse_date(report.published_on).earliest(), report.brought_at.date())
    report.weight = place_in_queue(published, waiting, len(report.text))
    if waiting:
        report.state = Report.State.WAITING
    else:
        decided = report.suggestions.exclude(state=Suggestion.State.OBSOLETE).exists()
        report.state = Report.State.DONE if decided else _at_rest(report)
    report.save(update_fields=["weight", "state", *changed])
    return report


def _at_rest(report: Report) -> str:
    return Report.State.NOTHING if report.origin_id is None else Report.State.COPY


def _must_leave_a_name(standing: Suggestion, going: Sequence[Claim]) -> None:
    """Of somebody without a name the register says nothing: what else is recorded of them would be lost to sight."""
    if not any(claim.field in NAME_FIELDS for claim in going):
        return
    others = Claim.objects.standing().filter(person=standing.person_id).exclude(pk__in=[claim.pk for claim in going])
    if others.exists() and not others.filter(field__in=NAME_FIELDS).exists():
        raise Refused(
            _(
                "This decision gave the person their name, and more has been recorded of them since. "
                "Undo those decisions first."
            )
        )


def _as_recorded(said: Said | Any) -> list[tuple[str, dict[str, str]]]:  # noqa: ANN401 a JSON field gives anything
    """What is said in the notation of claims, without what is empty."""
    noted = [
        (noun, {name: canonical(noun, name, value) for name, value in values.items() if value.strip()})
        for noun, values in said
        if noun in NOUNS
    ]
    return [(noun, values) for noun, values in noted if values]


def _what_is_said(kind: str, who: str, start: int, end: int, said: Said) -> tuple[object, ...]:
    return kind, who, start, end, tuple((noun, tuple(sorted(values.items()))) for noun, values in said)


def _suggestion(report: Report, number: int, one: Proposed, version: str) -> Suggestion:
    return Suggestion(
        report=report, number=number, kind=one.kind, who=one.who[:600], mentioned=one.mentioned,
        said=[[noun, dict(values)] for noun, values in one.said], start=one.start, end=one.end, tier=one.tier,
        rule=one.rule[:200], rule_version=version,
    )  # fmt: skip


def _first_line(words: str) -> str:
    line = next(line.strip() for line in words.splitlines() if line.strip())
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"
