"""Bringing a text: the words, whose they are, and the day from which its dates are counted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Compartment
from sprava.records.actions.reports import Text
from sprava.records.actions.sources import record_source
from sprava.records.models import Source
from sprava.review.forms import BringForm, suggested_sources
from sprava.review.reading_texts import bring, bring_export


@policy.needs("lists.import")
@require_http_methods(["GET", "POST"])
def bring_page(request: HttpRequest) -> HttpResponse:
    """Archive a text and read it; what is proposed waits for a reviewer."""
    member = member_of(request)
    sent = request.method == "POST"
    form = BringForm(request.POST if sent else None, request.FILES if sent else None, member=member)
    if sent and form.is_valid():
        return _brought_export(request, form) if "messages" in form.cleaned_data else _brought(request, form)
    shown = {"form": form, "sources": suggested_sources()}
    return render(request, "review/bring.html", shown, status=422 if form.errors else 200)


def _brought(request: HttpRequest, form: BringForm) -> HttpResponse:
    given = form.cleaned_data
    text = Text(given["text"], given["day"], given["title"], given["address"].strip(), klass=given["klass"])
    report = bring(_source(form), given["sent"], text, by=member_of(request), compartment=_compartment(form))
    if report.origin_id is not None:
        messages.info(request, _("The same text is here already. This copy is archived beside it."))
    return redirect("report", number=report.origin_id or report.pk)


def _brought_export(request: HttpRequest, form: BringForm) -> HttpResponse:
    """Every message with its own day, and its own address if that of the channel is given."""
    given = form.cleaned_data
    channel = given["address"].strip().rstrip("/")
    texts = [
        Text(
            one.words,
            one.day,
            url=f"{channel}/{one.number}" if channel else "",
            place=f"message {one.number}",
            klass=given["klass"],
        )
        for one in given["messages"]
    ]
    found = bring_export(_source(form), given["sent"], texts, by=member_of(request), compartment=_compartment(form))
    said = _("Messages read: %(read)s. Messages from which something is proposed: %(found)s.")
    messages.success(request, said % {"read": len(texts), "found": found})
    return redirect("review")


def _source(form: BringForm) -> Source:
    given = form.cleaned_data
    return form.known or record_source(given["source"], grade=given["grade"])


def _compartment(form: BringForm) -> Compartment:
    chosen: Compartment = form.cleaned_data["compartment"] or form.fields["compartment"].initial
    return chosen
