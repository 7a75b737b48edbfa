"""The queue: texts of which something is not decided, those likely to matter first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Member
from sprava.records.models import Report, Suggestion
from sprava.records.words import Words
from sprava.review import catching_up
from sprava.review.asked import ORDERS, Asked, Place
from sprava.review.catching_up import behind, versions
from sprava.review.words import KINDS, REPORT_STATES, STATES

PAGE = 50
MOST_READ = 30
MOST_KINDS = 4
SHOWN = ("title", "lang", "published_on", "state", "weight", "rule_version", "compartment", "document__source__name")
"""What a line shows: the texts themselves stay where they are."""


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
    asked = Asked.of(request.GET)
    waiting = list(asked.texts(reader).select_related("document__source").only(*SHOWN)[: PAGE + 1])
    read = seen.filter(state__in=(Report.State.DONE, Report.State.NOTHING)).only(*SHOWN).order_by("-pk")[:MOST_READ]
    today = versions(reader)
    # Counting goes through every text: only where those that are shown give reason to.
    is_behind = any(one.rule_version != today[one.compartment_id] for one in waiting)
    shown = {
        "asked": asked,
        "is_narrowed": bool(asked.kind or asked.file or asked.after),
        "kinds": KINDS,
        "orders": ORDERS,
        "waiting": lines(waiting[:PAGE], reader),
        "last": Place.of(waiting[PAGE - 1]) if len(waiting) > PAGE else None,
        "read": () if asked.after else lines(read, reader),
        "behind": behind(reader).count() if is_behind else 0,
        "is_catching_up": catching_up.is_running(),
        "may_bring": reader.may("lists.import"),
        "may_decide": reader.may("reports.review"),
    }
    return render(request, "review/queue.html", shown)


@policy.needs("reports.review")
@require_POST
def catch_up_page(request: HttpRequest) -> HttpResponse:
    """Read by the rules of today whatever they have not read yet."""
    catching_up.start(member_of(request))
    messages.success(request, _("They are read again now; you can go on meanwhile. What was decided stays decided."))
    return redirect("review")


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
