"""What waits at this desk: texts of which something is not decided."""

from __future__ import annotations

from sprava.accounts.models import Member
from sprava.records.models import Report


def waiting(member: Member) -> int:
    """How many texts wait for a reviewer; whoever may not decide has nothing waiting."""
    if not member.may("reports.review"):
        return 0
    return Report.objects.visible_to(member).filter(state=Report.State.WAITING).count()
