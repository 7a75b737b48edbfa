"""What waits at this desk: texts of which something is not decided."""

from __future__ import annotations

from sprava.accounts.models import Member
from sprava.records.models import Report
from sprava.records.models.report import ReportQuerySet


def waiting(member: Member) -> ReportQuerySet:
    """The texts that wait for a reviewer; whoever may not decide has nothing waiting."""
    if not member.may("reports.review"):
        return Report.objects.visible_to(member).none()
    return Report.objects.visible_to(member).filter(state=Report.State.WAITING)
