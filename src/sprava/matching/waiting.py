"""What waits at this desk: pairs that may well be one person and that nobody has judged."""

from __future__ import annotations

from sprava.accounts.models import Member
from sprava.records.models import Pair
from sprava.records.models.pair import PairQuerySet


def waiting(member: Member) -> PairQuerySet:
    """The pairs that wait for a reviewer; whoever may not judge has nothing waiting."""
    if not member.may("pairs.judge"):
        return Pair.objects.visible_to(member).none()
    return Pair.objects.visible_to(member).undecided().likely()
