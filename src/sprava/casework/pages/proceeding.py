"""One case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.casework.jurisdiction import today
from sprava.casework.proceedings import case_of
from sprava.records.models import Proceeding


@policy.needs("people.read")
@require_safe
def proceeding_page(request: HttpRequest, number: int) -> HttpResponse:
    """A proceeding with its defendants, their charges and sentences, and who says all this."""
    proceeding = get_visible_or_404(Proceeding.objects, request, pk=number)
    day = today()
    return render(
        request, "casework/proceeding.html", {"case": case_of(proceeding, day, member_of(request)), "today": day}
    )
