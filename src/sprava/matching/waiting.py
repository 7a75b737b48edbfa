"""What waits at this desk: pairs that may well be one person and that nobody has judged."""

from __future__ import annotations

from sprava.accounts.models import Member
from sprava.records.models import Pair


def waiting(member: Member) -> int:
    """How many pairs wait for a reviewer; whoever may not judge has nothing waiting."""
    if not member.may("pairs.judge"):
        return 0
    return Pair.objects.visible_to(member).undecided().likely().count()
