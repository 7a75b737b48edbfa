"""Days ahead as a file that leaves the register."""

from __future__ import annotations

from importlib import import_module

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.casework.calendar_asked import INITIALS, KINDS, USUAL_DAYS, CalendarForm
from sprava.casework.jurisdiction import today


@policy.needs("people.read")
@require_http_methods(["GET", "POST"])
def calendar_page(request: HttpRequest) -> HttpResponse:
    """Choose what goes into the file, with what it means that it leaves; the answer to the form is the file."""
    sent = request.method == "POST"
    usual = {"kinds": list(KINDS), "days": USUAL_DAYS, "names": INITIALS}
    form = CalendarForm(request.POST if sent else None, initial=usual)
    if not (sent and form.is_valid()):
        return render(request, "casework/calendar.html", {"form": form}, status=422 if form.errors else 200)
    # The library is loaded when somebody wants a file, not at every start.
    made: bytes = import_module("sprava.casework.calendar_file").calendar_file(
        form.asked(), today(), member_of(request)
    )
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="days-ahead.ics"'
    answer["Cache-Control"] = "no-store"
    return answer
