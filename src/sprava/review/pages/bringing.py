"""Bringing texts: pasted words or files, whose they are, and the day from which their dates are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.accounts.models import Compartment
from sprava.reading.documents.kinds import SEVERAL_TEXTS
from sprava.reading.documents.outcomes import Outcome, State
from sprava.records.actions.origins import SAME_LETTERS
from sprava.records.actions.reports import Text
from sprava.records.actions.sources import record_source
from sprava.records.models import Delivery, Report, Source
from sprava.records.words import Words
from sprava.review import reading_on
from sprava.review.documents import Bringing, Brought, Said, outcome_of
from sprava.review.forms import BringForm, is_long, path_of, suggested_sources
from sprava.review.reading_texts import bring
from sprava.review.words import BEING_READ, DOCUMENT_KINDS, OUTCOMES

SAID_THERE = ("read_by_machine", "pages_read_by_machine")
"""Of such a text the page of the report says it, as long as it is read there."""
NO_DAY = "no_day"
"""What becomes of a file of which nobody says when it was published: there is nothing to review."""
MOST_SHOWN = 100
SECONDS_BETWEEN_LOOKS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A file that was brought in."""

    delivery: Delivery
    kind: Words
    state: Words
    why: str
    address: str
    """Where its text is, or those of its texts that wait."""
    is_running: bool = False
    is_interrupted: bool = False


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
    """What became of the files that were brought in, the newest first. While one is read, the page loads itself again,
    without a script, until the reader asks it to hold still."""
    member = member_of(request)
    seen = Delivery.objects.visible_to(member).select_related("document__source").order_by("-brought_at", "-pk")
    shown_here = list(seen[:MOST_SHOWN])
    of_one_text = Report.objects.visible_to(member).filter(
        document__in=[one.document_id for one in shown_here], place=""
    )
    reports = dict(of_one_text.values_list("document_id", "pk"))
    lines = [_line(one, reports.get(one.document_id)) for one in shown_here]
    is_read, is_still = any(line.is_running for line in lines), "still" in request.GET
    shown = {
        "lines": lines, "is_read": is_read, "is_still": is_still, "may_bring": member.may("lists.import"),
    }  # fmt: skip
    answer = render(request, "review/files.html", shown)
    if is_read and not is_still:
        answer.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return answer


@policy.needs("lists.import")
@require_POST
def stop_page(request: HttpRequest, number: int) -> HttpResponse:
    """Rest after the texts that are being read."""
    reading_on.stop(get_visible_or_404(Delivery.objects, request, pk=number))
    messages.info(request, _("It rests after the texts that are being read. What was found stays."))
    return redirect("brought-files")


@policy.needs("lists.import")
@require_POST
def go_on_page(request: HttpRequest, number: int) -> HttpResponse:
    """Read a file on from where it was interrupted."""
    reading_on.start(get_visible_or_404(Delivery.objects, request, pk=number), member_of(request))
    return redirect("brought-files")


def _line(delivery: Delivery, report: int | None) -> Line:
    address = reverse("report", args=[report]) if report else ""
    if delivery.kind in SEVERAL_TEXTS and delivery.texts_proposed_from:
        address = f"{reverse('review')}?file={delivery.document_id}"
    kind = DOCUMENT_KINDS.get(delivery.kind, delivery.kind)
    if reading_on.is_running(delivery):
        return Line(delivery, kind, BEING_READ, "", address, is_running=True)
    why = _said(outcome_of(delivery)) if delivery.outcome else _("It goes on where it was; nothing is read twice.")
    return Line(delivery, kind, OUTCOMES[delivery.outcome], why, address, is_interrupted=not delivery.outcome)


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
    brought = [_one_file(way, file, said.day, is_alone=len(files) == 1) for file in files]
    if len(brought) == 1:
        return _answer(request, form, brought[0])
    for one in brought:
        if one.outcome.state is State.REFUSED:
            messages.error(request, f"{one.name}: {_said(one.outcome)}")
    return redirect("brought-files")


def _one_file(way: Bringing, file: UploadedFile[Any], day: str, *, is_alone: bool) -> Brought:
    """Read at once, or archived at once and read in a thread."""
    if not is_long(file, is_alone=is_alone):
        return way.bring(path_of(file), file.name or "")
    brought = way.archive(path_of(file), file.name or "")
    if brought.delivery is not None:
        reading_on.start(brought.delivery, way.by, day)
    return brought


def _answer(request: HttpRequest, form: BringForm, brought: Brought) -> HttpResponse | None:
    if brought.outcome.state is State.REFUSED:
        form.add_error("file", _said(brought.outcome))
        return None
    if brought.report is not None:
        if brought.outcome.state is not State.OK and brought.outcome.code not in SAID_THERE:
            messages.warning(request, _said(brought.outcome))
        return _to_report(request, brought.report)
    if brought.texts and brought.outcome.code != NO_DAY and not _goes_on(brought):
        said = _("Texts read: %(read)s. Texts from which something is proposed: %(found)s.")
        messages.success(request, said % {"read": brought.texts, "found": brought.proposed_from})
        return redirect("review")
    return redirect("brought-files")


def _goes_on(brought: Brought) -> bool:
    return brought.delivery is not None and brought.delivery.outcome == Delivery.Outcome.RUNNING


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
