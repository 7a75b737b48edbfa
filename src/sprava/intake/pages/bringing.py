"""Bringing a list: the file, whose it is, and how widely it may be known."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.intake import incoming
from sprava.intake.forms import BringForm, suggested_sources


@policy.needs("lists.import")
@require_http_methods(["GET", "POST"])
def bring_page(request: HttpRequest) -> HttpResponse:
    """Put a list on the desk. Nothing is archived yet and nothing taken in."""
    member = member_of(request)
    sent = request.method == "POST"
    form = BringForm(request.POST if sent else None, request.FILES if sent else None, member=member)
    if sent and form.is_valid():
        given = form.cleaned_data
        brought = incoming.put_by(
            given["file"],
            by=member,
            source=given["source"],
            grade=given["grade"] or 0,
            day=given["day"],
            whole=given["extent"] == "whole",
            klass=given["klass"],
            compartment=given["compartment"],
        )
        return redirect("intake-list", token=brought.token)
    shown = {"form": form, "sources": suggested_sources()}
    return render(request, "intake/bring.html", shown, status=422 if form.errors else 200)
