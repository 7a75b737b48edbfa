"""Pictures of people as one reader may see them: who shows them, in which words, how large they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sprava.accounts.models import Member
from sprava.core.pictures import MEDIA_TYPES, sides_in
from sprava.records.identity import by_person, joined, ties_of
from sprava.records.models import Claim, Judgement

FIELD = "picture"
AGREED = "picture"
"""The value of person.consent that opens a picture to the public."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture, and who shows it. ``claim`` is what a browser asks for it by."""

    claim: int
    sha256: str
    media_type: str
    width: int
    height: int
    sources: tuple[str, ...]
    credit: str
    lang: str
    said_on: str
    klass: int


def picture_seen(claim: int, reader: Member) -> Shown | None:
    """The picture behind a standing claim that ``reader`` may see; None for any other number."""
    rows = Claim.objects.visible_to(reader).standing().filter(pk=claim, field=FIELD, subject__kind="person")
    row = rows.select_related("source", "passage__document").first()
    return shown_by(row) if row else None


def pictures_of(people: Collection[int], reader: Member) -> dict[int, tuple[Shown, ...]]:
    """The pictures of each of these people, and of every record that was joined to them. Three queries or so."""
    records, ties = ties_of(people)
    leaders = joined(records, ties)
    groups = by_person(leaders)
    claims = Claim.objects.visible_to(reader).standing().filter(subject__in=records, field=FIELD)
    rows = list(claims.select_related("source", "passage__document").order_by("pk"))
    judged = Judgement.objects.in_force().filter(claim__in=[row.pk for row in rows]) if rows else ()
    verdicts = {one.claim_id: 1 if one.verdict == Judgement.Verdict.UPHELD else -1 for one in judged}
    return {
        person: in_order((row, verdicts.get(row.pk, 0)) for row in rows if row.subject_id in groups[leaders[person]])
        for person in people
    }


def consents_of(person: int, reader: Member) -> list[tuple[str, str]]:
    """To what a person agreed, and who says so: what stands now in the records that are joined to them now. What was
    taken back or refused opens nothing."""
    leaders = joined(*ties_of([person]))
    records = [record for record, leader in leaders.items() if leader == leaders[person]]
    refused = Judgement.objects.visible_to(reader).in_force().filter(verdict=Judgement.Verdict.REFUSED)
    said = Claim.objects.visible_to(reader).standing().filter(subject__in=records, field="consent")
    return list(said.exclude(judgements__in=refused).order_by("pk").values_list("value", "source__name"))


def in_order(judged: Iterable[tuple[Claim, int]]) -> tuple[Shown, ...]:
    """The pictures of claims with the judgement of each (+1, 0, -1), each picture once: those that a reviewer upheld
    first, then by the grade of the source, then the newest. What was refused or withdrawn is not shown."""
    standing = [one for one in judged if one[1] >= 0 and one[0].withdrawn_at is None]
    standing.sort(key=lambda one: (one[1], one[0].source.grade, one[0].said_on, one[0].pk), reverse=True)
    by_bytes: dict[str, list[Claim]] = {}
    for row, _ in standing:
        by_bytes.setdefault(row.value, []).append(row)
    return tuple(shown for rows in by_bytes.values() if (shown := shown_by(*rows)))


def shown_by(first: Claim, *others: Claim) -> Shown | None:
    """The picture that these claims show, with the words of the first; None where no bytes of that name stand behind
    it as a picture: whatever a list or a hand may have claimed, nothing else in the archive is ever given out so."""
    passage = first.passage
    document = passage.document if passage else None
    if passage is None or document is None or document.sha256 != first.value or document.media_type not in MEDIA_TYPES:
        return None
    width, height = sides_in(passage.locator)
    sources = tuple(dict.fromkeys(row.source.name for row in (first, *others)))
    return Shown(
        first.pk, first.value, document.media_type, width, height, sources, passage.quote, passage.lang, first.said_on,
        first.klass,
    )  # fmt: skip
