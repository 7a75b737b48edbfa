"""The queue: texts of which something is not decided, those likely to matter first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Member
from sprava.records.models import Report, Suggestion
from sprava.records.words import Words
from sprava.review.words import KINDS, REPORT_STATES, STATES

MOST_WAITING = 100
MOST_READ = 30
MOST_KINDS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A report in the queue."""

    report: Report
    state: Words
    waiting: int
    kinds: tuple[tuple[Words, int], ...]
    """What waits in it, the commonest first."""
    counts: tuple[tuple[Words, int], ...]
    """How many of its proposals are in which state."""


@policy.needs("reports.read")
@require_safe
def queue_page(request: HttpRequest) -> HttpResponse:
    """What waits, and what was read lately."""
    reader = member_of(request)
    seen = Report.objects.visible_to(reader).select_related("document__source")
    waiting = list(seen.waiting()[: MOST_WAITING + 1])
    read = seen.exclude(state=Report.State.WAITING).order_by("-pk")[:MOST_READ]
    shown = {
        "waiting": lines(waiting[:MOST_WAITING], reader),
        "is_cut": len(waiting) > MOST_WAITING,
        "read": lines(read, reader),
        "may_bring": reader.may("lists.import"),
        "may_decide": reader.may("reports.review"),
    }
    return render(request, "review/queue.html", shown)


def lines(reports: Iterable[Report], reader: Member) -> list[Line]:
    """A line for each report, in their order: one query."""
    rows = list(reports)
    by_report: dict[int, list[tuple[str, str]]] = {report.pk: [] for report in rows}
    suggestions = Suggestion.objects.visible_to(reader).filter(report__in=rows).order_by()
    for report, state, kind in suggestions.values_list("report_id", "state", "kind"):
        by_report[report].append((state, kind))
    return [_line(report, by_report[report.pk]) for report in rows]


def _line(report: Report, suggestions: Sequence[tuple[str, str]]) -> Line:
    open_ = [kind for state, kind in suggestions if state in Suggestion.UNDECIDED]
    kinds = Counter(open_).most_common(MOST_KINDS)
    counts = Counter(state for state, _ in suggestions)
    return Line(
        report,
        REPORT_STATES[report.state],
        len(open_),
        tuple((KINDS.get(kind, kind), number) for kind, number in kinds),
        tuple((words, counts[state]) for state, words in STATES.items() if counts[state]),
    )
