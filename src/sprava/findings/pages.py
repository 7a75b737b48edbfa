"""Pages of the desk of figures."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.core.errors import SpravaError
from sprava.findings.answers import answer
from sprava.findings.explained import explained
from sprava.findings.looks import Look, difference
from sprava.findings.people import MEASURES, people_behind
from sprava.findings.shown import asked_in, figure_shown
from sprava.findings.views import steadily
from sprava.findings.wording import heading_of
from sprava.packs.calendar import Calendar
from sprava.records.times import Times, times_asked


@policy.needs("figures.read")
@require_safe
def findings_page(request: HttpRequest) -> HttpResponse:
    """A figure of a day, a period or a series, as known on a day, chosen and split, with its people and its recipe."""
    asked, reader = asked_in(request.GET), member_of(request)
    return render(request, "findings/findings.html", steadily(reader, lambda _shelf: figure_shown(asked, reader)))


@policy.needs("people.read")
@require_safe
def people_page(request: HttpRequest) -> HttpResponse:
    """The people behind a figure of a day or a period."""
    asked, measure = asked_in(request.GET), request.GET.get("measure", "stock")
    if asked.problem or asked.question.every or measure not in MEASURES:
        raise Http404
    question = asked.question
    people = people_behind(question, measure, member_of(request))
    shown = {"asked": asked, "question": question, "heading": heading_of(question), "query": question.query()}
    return render(request, "findings/people.html", {**shown, "measure": measure, "people": people})


@policy.needs("figures.read")
@require_safe
def figure_file(request: HttpRequest, form: str) -> HttpResponse:
    """The rows of a figure as CSV, or as JSON with its recipe; what makes no sense is answered in words."""
    asked = asked_in(request.GET)
    if asked.problem:
        return HttpResponse(f"{asked.problem}\n", "text/plain; charset=utf-8", status=400)
    try:
        found = answer(asked.question, member_of(request))
    except SpravaError as refusal:
        return HttpResponse(f"{refusal}\n", "text/plain; charset=utf-8", status=400)
    if form == "json":
        return JsonResponse(found.as_plain(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    name = f"{asked.question.unit}-{found.digest[:8]}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(found.as_csv(), "text/csv; charset=utf-8", headers=headers)


@policy.needs("figures.read")
@require_safe
def changes_page(request: HttpRequest) -> HttpResponse:
    """Why a figure of one day, as known on one day, differs from another: person by person."""
    reader, second = member_of(request), _times(request)
    first = _times(request, before="from_")
    found = difference(Look(first.on, first.known_at), Look(second.on, second.known_at), reader)
    problems = (*first.problems, *second.problems)
    shown = {"first": first, "second": second, "problems": problems, "reasons": explained(found, reader)}
    return render(request, "findings/changes.html", {**shown, "found": found})


def _times(request: HttpRequest, before: str = "") -> Times:
    calendar = Calendar.of(settings.JURISDICTION)
    asked = {name: request.GET.get(before + name, "") for name in ("on", "known_at")}
    return times_asked(asked, calendar.today(), calendar.end_of)
