"""The first page of the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.casework.first_page import first_page, quiet_asked
from sprava.casework.jurisdiction import today
from sprava.casework.people_list import what_may


@policy.needs("people.read")
@require_safe
def today_page(request: HttpRequest) -> HttpResponse:
    """What came in, what changed at the sources, what lies ahead, and who has gone quiet."""
    reader, day = member_of(request), today()
    page = first_page(day, reader, quiet_days=quiet_asked(request.GET))
    return render(request, "casework/today.html", {"page": page, "today": day, **what_may(reader)})
