"""Where the desk begins: what waits, and what came in so far."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.intake import incoming
from sprava.intake.outcome import rows_read
from sprava.intake.running import is_interrupted, is_running
from sprava.intake.sight import imports_seen_by, number_in
from sprava.intake.waiting import held_back, interrupted
from sprava.records.models import Import

PAGE = 30


@policy.needs("lists.import")
@require_safe
def desk_page(request: HttpRequest) -> HttpResponse:
    """Interrupted imports and lists not taken yet first, then everything that came in, the newest first."""
    member = member_of(request)
    incoming.sweep()
    seen = imports_seen_by(member).select_related("source", "document", "started_by")
    before = number_in(request.GET.get("before", ""))
    page = list((seen.filter(pk__lt=before) if before else seen).order_by("-pk")[: PAGE + 1])
    shown = {
        "brought": [] if before else incoming.all_brought_by(member),
        "interrupted": [] if before else [(reading, rows_read(reading)) for reading in interrupted(member)],
        "held_back": [] if before else held_back(member),
        "imports": [(reading, state_of(reading)) for reading in page[:PAGE]],
        "older": page[PAGE - 1].pk if len(page) > PAGE else 0,
        "is_first": not before,
    }
    return render(request, "intake/desk.html", shown)


def state_of(reading: Import) -> str:
    """``running``, ``interrupted``, ``done`` or ``refused``."""
    if is_interrupted(reading):
        # Its thread may have come to the end since the row was read.
        reading.refresh_from_db()
    if reading.state != Import.State.RUNNING:
        return str(reading.state)
    return "running" if is_running(reading) else "interrupted"
