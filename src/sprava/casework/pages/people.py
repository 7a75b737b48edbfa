"""The list of people, and the same list as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.casework.jurisdiction import times_in, today
from sprava.casework.listing import asked_in
from sprava.casework.people_file import lines_of
from sprava.casework.people_list import people_list, what_may


@policy.needs("people.read")
@require_safe
def people_page(request: HttpRequest) -> HttpResponse:
    """Everyone whom the reader may see, filtered, in an order, one page of it."""
    reader = member_of(request)
    shown = people_list(request.GET, times_in(request.GET), reader)
    return render(request, "casework/people.html", {**shown.as_context(), **what_may(reader)})


@policy.needs("people.read")
@require_safe
def people_file(request: HttpRequest) -> StreamingHttpResponse:
    """The whole list as CSV, written while it is read."""
    asked, times = asked_in(request.GET, today()), times_in(request.GET)
    lines = lines_of(asked, member_of(request), times.known_at)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    known = f"-known-{times.known_on}" if times.known_on else ""
    answer["Content-Disposition"] = f'attachment; filename="people-{asked.on}{known}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer
