"""Places of detention: all of them, and one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.casework.facilities import facility_page_of
from sprava.casework.facility_list import facility_list
from sprava.casework.jurisdiction import times_in


@policy.needs("people.read")
@require_safe
def facilities_page(request: HttpRequest) -> HttpResponse:
    """All places of detention with the number of people last seen there."""
    times = times_in(request.GET)
    found = facility_list(times, member_of(request))
    return render(request, "casework/facilities.html", {"list": found, "times": times})


@policy.needs("people.read")
@require_safe
def facility_page(request: HttpRequest, value: str) -> HttpResponse:
    """One place: what the law and the sources say of it, who is there and who was."""
    times = times_in(request.GET)
    page = facility_page_of(value, times, member_of(request))
    if page is None:
        raise Http404
    return render(request, "casework/facility.html", {"page": page, "times": times})
