"""One case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.casework.jurisdiction import times_in
from sprava.casework.proceedings import case_of
from sprava.records.models import Proceeding


@policy.needs("people.read")
@require_safe
def proceeding_page(request: HttpRequest, number: int) -> HttpResponse:
    """A proceeding with its defendants, their charges and sentences, and who says all this."""
    proceeding = get_visible_or_404(Proceeding.objects, request, pk=number)
    times = times_in(request.GET)
    shown = {"case": case_of(proceeding, times, member_of(request)), "times": times}
    return render(request, "casework/proceeding.html", shown)
