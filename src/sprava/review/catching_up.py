"""Texts that were read by rules of an earlier version, read again together: in a thread, while reviewers go on.

What waits is proposed anew and what was decided stays, as for one text. A server that is killed leaves the rest as they
are, and the desk says again how many there are.
"""

from __future__ import annotations

import logging
from threading import Lock, Thread

from django.db import connections
from django.db.models import Q

from sprava.accounts.models import Compartment, Member
from sprava.records.actions.origins import SAME_LETTERS
from sprava.records.models import Report
from sprava.records.models.report import ReportQuerySet
from sprava.review import jurisdiction
from sprava.review.reading_texts import read_again, rule_version

_log = logging.getLogger(__name__)
_running = Lock()
AT_ONCE = 200
"""Texts that are held in memory while they are read again."""


def behind(reader: Member) -> ReportQuerySet:
    """Texts of which something waits, or in which nothing was found, that today's rules have not read."""
    old = Q(pk__in=())
    for part, version in versions(reader).items():
        old |= Q(compartment=part) & ~Q(rule_version=version)
    undecided = (Report.State.WAITING, Report.State.NOTHING)
    return Report.objects.visible_to(reader).filter(old, state__in=undecided, likeness__lt=SAME_LETTERS)


def versions(reader: Member) -> dict[int, str]:
    """By which rules texts are read today in each part of the register that ``reader`` sees."""
    parts = Compartment.objects.filter(pk__in=reader.compartments_seen())
    return {part.pk: rule_version(jurisdiction.lessons(part)) for part in parts}


def start(by: Member) -> None:
    """Read them again in a thread. Starting while one does so changes nothing."""
    if _running.acquire(blocking=False):
        Thread(target=_in_a_thread, args=(by,), name="reading again", daemon=True).start()


def is_running() -> bool:
    """Are texts read again right now?"""
    return _running.locked()


def _in_a_thread(by: Member) -> None:
    try:
        read_all_again(by)
    except Exception:  # noqa: BLE001 nobody waits for this thread; the desk goes on saying how many are behind
        _log.exception("The reading of earlier texts was interrupted")
    finally:
        _running.release()
        # A thread has connections of its own, which nobody else would close.
        connections.close_all()


def read_all_again(by: Member) -> int:
    """Read every text that is behind by the rules of today. Returns their number."""
    numbers = list(behind(by).order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(numbers), AT_ONCE):
        some = Report.objects.visible_to(by).filter(pk__in=numbers[first : first + AT_ONCE])
        for report in some.select_related("compartment"):
            read_again(report)
    return len(numbers)
