"""What the index would have held of some people at a past moment: the same fold over the claims that stood then.

Custody has a history of its own (PastSpell). For everything else the rows of today tell what was known, except of
people of whom something was recorded, taken back, judged or joined since, or whose sources were graded anew: these are
folded anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from django.db.models import Q

from sprava.accounts.models import Member
from sprava.core.claims import Item, Said, items
from sprava.core.custody import bears_on_custody
from sprava.core.nouns import NOUNS
from sprava.records.entries import entries_of, said_of_each
from sprava.records.grading import settled_otherwise
from sprava.records.identity import every_tie, grouped, joined
from sprava.records.models import Charge, Claim, Hearing, Judgement, Proceeding, Sentence, Subject

_AT_ONCE = 500
_NOW = datetime.max.replace(tzinfo=UTC)


def unsettled(at: datetime) -> set[int]:
    """Records of which something was taken back, judged, joined or parted after ``at``, of which sources that were
    graded anew say different things, or whose case changed."""
    since = Q(judged_at__gt=at) | Q(undone_at__gt=at)
    withdrawn = Claim.objects.filter(withdrawn_at__gt=at, person__isnull=False)
    found = set(withdrawn.values_list("person_id", flat=True))
    for column in ("claim__person_id", "left_id", "right_id"):
        judged = Judgement.objects.filter(since).exclude(**{column: None})
        found |= set(judged.values_list(column, flat=True))
    graded = settled_otherwise(at)
    return {int(record or 0) for record in found} | graded.people | _in_changed_cases(at, graded.things)


def _in_changed_cases(at: datetime, things: frozenset[int]) -> set[int]:
    """Whom a charge, hearing or sentence ties to a case of which something was said, taken back or judged since, or
    that is among ``things``."""
    said = Claim.objects.filter(
        Q(recorded_at__gt=at) | Q(judgements__judged_at__gt=at) | Q(judgements__undone_at__gt=at)
    )
    changed = set(said.filter(subject__in=Proceeding.objects.values("pk")).values_list("subject_id", flat=True))
    withdrawn = Claim.objects.filter(withdrawn_at__gt=at, person__isnull=True)
    changed |= set(withdrawn.values_list("subject_id", flat=True))
    numbers = sorted(changed | things)
    return {
        person
        for model in (Charge, Hearing, Sentence)
        for start in range(0, len(numbers), _AT_ONCE)
        for person in model.objects.filter(of__in=numbers[start : start + _AT_ONCE]).values_list("person_id", flat=True)
    }


def retold(records: Collection[int], one: datetime | None, other: datetime | None) -> set[int]:
    """Of these people those whose custody something was recorded, taken back, judged or joined about between two
    moments, in either order; None is now."""
    since, until = sorted((one or _NOW, other or _NOW))
    tied, ties = every_tie()
    groups = grouped({*records, *tied}, ties)
    meant = {groups[record] for record in records}
    told: set[int] = set()
    numbers = sorted(record for record, leader in groups.items() if leader in meant)
    for start in range(0, len(numbers), _AT_ONCE):
        told |= {groups[record] for record in _told(numbers[start : start + _AT_ONCE], since, until)}
    return {record for record in records if groups[record] in told}


def _told(records: list[int], since: datetime, until: datetime) -> set[int]:
    def between(*columns: str) -> Q:
        return Q.create([Q((f"{name}__gt", since), (f"{name}__lte", until)) for name in columns], connector=Q.OR)

    judged = between("judged_at", "undone_at")
    claims = (
        Claim.objects.for_the_index()
        .about(records)
        .filter(
            between("recorded_at", "withdrawn_at")
            | Q(pk__in=Judgement.objects.filter(judged, claim__person__in=records).values("claim_id"))
        )
    )
    rows = claims.order_by().values_list("person_id", "subject__kind", "field").distinct()
    told = {person for person, noun, name in rows if person and bears_on_custody(noun, name)}
    for column in ("left_id", "right_id"):
        told.update(Judgement.objects.filter(judged, **{f"{column}__in": records}).values_list(column, flat=True))
    return told


def together(records: Iterable[int]) -> set[int]:
    """These records and all that were ever joined with them."""
    known = set(records)
    tied, ties = every_tie()
    groups = grouped(tied, ties)
    leaders = {groups[record] for record in known & tied}
    return known | {record for record, leader in groups.items() if leader in leaders}


def read_at(
    records: Collection[int], nouns: Collection[str], reader: Member, at: datetime, named: Collection[int] | None = None
) -> dict[int, list[Item]]:
    """The items of these nouns as the register read them at ``at``, by the number of the person they then were.

    Args:
        records: closed under :func:`together`.
        nouns: with the charges, where these tell one such event from another.
        named: those of whom a name stood then, where that is known already.
    Returns:
        Only people whom ``reader`` may see and of whom a name stood then.
    """
    numbers = sorted(records)
    read = {*nouns, *("charge" for noun in nouns if NOUNS[noun].told_apart_by_charges)}
    read |= {"person"} if named is None else set()
    leaders = joined(*every_tie(), at)
    home: dict[int, int] = {}
    said: dict[int, list[Said]] = defaultdict(list)
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        home.update(Subject.objects.filter(pk__in=part).values_list("pk", "compartment_id"))
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        claims = Claim.objects.for_the_index().about(part).filter(subject__kind__in=read)
        for person, stood in said_of_each(entries_of(claims.as_said()), leaders, home, at).items():
            said[person] += stood
    seen = set(reader.compartments_seen())
    folded = {person: items(claims) for person, claims in said.items() if home.get(person) in seen}
    if named is not None:
        return {person: kept for person, kept in folded.items() if person in named}
    return {person: kept for person, kept in folded.items() if any(item.is_named for item in kept)}


def proceedings_at(reader: Member, at: datetime) -> list[Item]:
    """Every proceeding as it was read at ``at``."""
    claims = Claim.objects.visible_to(reader).for_the_index().standing(at).filter(subject__kind="proceeding").as_said()
    said: dict[int, list[Said]] = defaultdict(list)
    for entry in entries_of(claims):
        if (claim := entry.as_known(at)) is not None:
            said[claim.subject].append(claim)
    return [item for number in sorted(said) for item in items(said[number])]


def said_of_people(field: str, reader: Member, at: datetime | None) -> list[tuple[int, str]]:
    """Every value of a field that may have many, with the person of whom it is said; now, or as known at ``at``."""
    claims = Claim.objects.visible_to(reader).for_the_index().standing(at)
    said = claims.filter(subject__kind="person", field=field).order_by("pk")
    in_force = Q(undone_at=None)
    if at is not None:
        in_force = Q(judged_at__lte=at) & (in_force | Q(undone_at__gt=at))
    refused = Judgement.objects.filter(in_force, verdict=Judgement.Verdict.REFUSED, claim__field=field)
    gone = set(refused.values_list("claim_id", flat=True))
    tied, ties = every_tie()
    leaders = joined(tied, ties, at)
    home = dict(Subject.objects.filter(pk__in=tied).values_list("pk", "compartment_id"))
    return [
        (person, value)
        for claim, record, value in said.values_list("pk", "person_id", "value").iterator(5000)
        if claim not in gone and home.get(record or 0) == home.get(person := leaders.get(record or 0, record or 0))
    ]
