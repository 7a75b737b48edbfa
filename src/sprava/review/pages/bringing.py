"""Bringing texts: pasted words or files, whose they are, and the day from which their dates are counted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Compartment
from sprava.reading.documents.outcomes import Outcome, State
from sprava.records.actions.reports import SAME_LETTERS, Text
from sprava.records.actions.sources import record_source
from sprava.records.models import Delivery, Report, Source
from sprava.review.documents import Bringing, Brought, Said, outcome_of
from sprava.review.forms import BringForm, path_of, suggested_sources
from sprava.review.reading_texts import bring
from sprava.review.words import DOCUMENT_KINDS, OUTCOMES

MOST_SHOWN = 100


@policy.needs("lists.import")
@require_http_methods(["GET", "POST"])
def bring_page(request: HttpRequest) -> HttpResponse:
    """Archive texts and read them; what is proposed waits for a reviewer."""
    member = member_of(request)
    sent = request.method == "POST"
    form = BringForm(request.POST if sent else None, request.FILES if sent else None, member=member)
    if sent and form.is_valid():
        answer = _brought_files(request, form) if form.cleaned_data["file"] else _brought_words(request, form)
        if answer is not None:
            return answer
    shown = {"form": form, "sources": suggested_sources()}
    return render(request, "review/bring.html", shown, status=422 if form.errors else 200)


@policy.needs("reports.read")
@require_safe
def files_page(request: HttpRequest) -> HttpResponse:
    """What became of the files that were brought in, the newest first."""
    seen = Delivery.objects.visible_to(member_of(request)).select_related("document__source")
    lines = [
        (one, DOCUMENT_KINDS.get(one.kind, one.kind), OUTCOMES[one.outcome], _reason(one))
        for one in seen.order_by("-brought_at", "-pk")[:MOST_SHOWN]
    ]
    return render(request, "review/files.html", {"lines": lines})


def _reason(delivery: Delivery) -> str:
    return _said(outcome_of(delivery)) if delivery.outcome else _("Bring the same file again, and it goes on.")


def _brought_words(request: HttpRequest, form: BringForm) -> HttpResponse:
    given = form.cleaned_data
    text = Text(given["text"], given["day"], given["title"], given["address"].strip(), klass=given["klass"])
    report = bring(_source(form), given["sent"], text, by=member_of(request), compartment=_compartment(form))
    return _to_report(request, report)


def _brought_files(request: HttpRequest, form: BringForm) -> HttpResponse | None:
    """Each file by itself: one that cannot be read keeps no other from being read. ``None`` where nothing was taken."""
    given = form.cleaned_data
    files = given["file"]
    said = Said(given["day"], given["title"], given["address"].strip(), given["klass"])
    if len(files) > 1:
        # A title and an address belong to one text.
        said = Said(given["day"], klass=given["klass"])
    way = Bringing(form.known, lambda: _source(form), member_of(request), _compartment(form), said)
    brought = [way.bring(path_of(file), file.name or "") for file in files]
    if len(brought) == 1:
        return _answer(request, form, brought[0])
    for one in brought:
        if one.outcome.state is State.REFUSED:
            messages.error(request, f"{one.name}: {_said(one.outcome)}")
    return redirect("brought-files")


def _answer(request: HttpRequest, form: BringForm, brought: Brought) -> HttpResponse | None:
    if brought.outcome.state is State.REFUSED:
        form.add_error("file", _said(brought.outcome))
        return None
    if brought.report is not None:
        if brought.outcome.state is not State.OK:
            messages.warning(request, _said(brought.outcome))
        return _to_report(request, brought.report)
    if brought.texts:
        said = _("Texts read: %(read)s. Texts from which something is proposed: %(found)s.")
        messages.success(request, said % {"read": brought.texts, "found": brought.proposed_from})
        return redirect("review")
    return redirect("brought-files")


def _to_report(request: HttpRequest, report: Report) -> HttpResponse:
    if report.likeness == SAME_LETTERS:
        messages.info(request, _("The same text is here already. This copy is archived beside it."))
        return redirect("report", number=report.origin_id or report.pk)
    if report.origin_id is not None:
        said = _("Much of this text is here already. Only what it says besides is proposed from it.")
        messages.info(request, said)
    return redirect("report", number=report.pk)


def _said(outcome: Outcome) -> str:
    return outcome.say((get_language() or "en")[:2])


def _source(form: BringForm) -> Source:
    given = form.cleaned_data
    return form.known or record_source(given["source"], grade=given["grade"])


def _compartment(form: BringForm) -> Compartment:
    chosen: Compartment = form.cleaned_data["compartment"] or form.fields["compartment"].initial
    return chosen
