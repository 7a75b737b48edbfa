"""Judgements: a person upholds or refuses a claim, says that two records are one person, and can take it back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.records.actions.claims import follow
from sprava.records.actions.index import refresh
from sprava.records.actions.pairs import settle_pairs
from sprava.records.models import Claim, Judgement, Source, Subject


@transaction.atomic
def judge_claim(claim: Claim, verdict: str, *, by: Member, because: str) -> Judgement:
    """Uphold or refuse a claim. The same verdict again changes nothing; another verdict replaces the one in force."""
    if verdict not in (Judgement.Verdict.UPHELD, Judgement.Verdict.REFUSED):
        raise Refused("A claim is upheld or refused.")
    if not because.strip():
        raise Refused("A judgement needs a reason: the next reviewer must be able to follow it.")
    standing = Judgement.objects.in_force().filter(claim=claim).first()
    if standing and standing.verdict == verdict:
        return standing
    if standing:
        _undo(standing, by)
    judgement = Judgement.objects.create(
        claim=claim, verdict=verdict, because=because.strip()[:1000], judged_at=timezone.now(), judged_by=by
    )
    follow(claim)
    return judgement


@transaction.atomic
def judge_pair(left: Subject, right: Subject, verdict: str, *, by: Member, because: str) -> Judgement:
    """Say that two records are the same person, different people, or that it cannot be told.

    The same verdict again changes nothing; another verdict replaces the one in force. Claims stay where they were
    recorded, so that undoing restores both people as they were.
    """
    if verdict not in (Judgement.Verdict.SAME, Judgement.Verdict.DIFFERENT, Judgement.Verdict.UNSURE):
        raise Refused("Two records are the same person, different people, or it cannot be told.")
    if left.kind != "person" or right.kind != "person" or left.pk == right.pk:
        raise Refused("Choose two different records of people.")
    first, second = sorted((left, right), key=lambda subject: subject.pk)
    standing = Judgement.objects.in_force().filter(left=first, right=second).first()
    if standing and standing.verdict == verdict:
        return standing
    if standing:
        _undo(standing, by)
    judgement = Judgement.objects.create(
        left=first,
        right=second,
        verdict=verdict,
        because=because.strip()[:1000],
        judged_at=timezone.now(),
        judged_by=by,
    )
    refresh([first.pk, second.pk])
    settle_pairs([first.pk, second.pk])
    return judgement


@transaction.atomic
def judge_by_key(lists: Sequence[Source], *, by: Member, because: str) -> int:
    """Say that records which these lists know by one key are one person; only for lists that share their numbering.

    Pairs that were judged before, either way, are left as they are, so repeating changes nothing. Returns the number of
    new judgements.
    """
    people = Subject.objects.filter(kind="person", origin__in=lists).exclude(key="").order_by("pk")
    first: dict[str, int] = {}
    pairs = [
        (leader, number)
        for number, key in people.values_list("pk", "key")
        if (leader := first.setdefault(key, number)) != number
    ]
    judged = set(Judgement.objects.in_force().filter(left__isnull=False).values_list("left_id", "right_id"))
    fresh = [pair for pair in pairs if pair not in judged]
    now = timezone.now()
    Judgement.objects.bulk_create(
        Judgement(
            left_id=left, right_id=right, verdict=Judgement.Verdict.SAME, because=because, judged_at=now, judged_by=by
        )
        for left, right in fresh
    )
    joined = sorted({number for pair in fresh for number in pair})
    refresh(joined)
    settle_pairs(joined)
    return len(fresh)


@transaction.atomic
def undo_judgement(judgement: Judgement, *, by: Member) -> Judgement:
    """Take a judgement back; it stays in the history. Undoing again changes nothing."""
    standing = Judgement.objects.select_for_update().get(pk=judgement.pk)
    if standing.undone_at is None:
        _undo(standing, by)
        if standing.claim is not None:
            follow(standing.claim)
        else:
            apart = [number for number in (standing.left_id, standing.right_id) if number is not None]
            refresh(apart)
            settle_pairs(apart)
    return standing


def _undo(judgement: Judgement, by: Member) -> None:
    judgement.undone_at, judgement.undone_by = timezone.now(), by
    judgement.save(update_fields=["undone_at", "undone_by"])
