"""Pages of the desk of figures."""

from __future__ import annotations

import csv
import io

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.findings.explained import explained
from sprava.findings.figures import persons_held
from sprava.findings.looks import Look, difference
from sprava.findings.series import custody_over_time
from sprava.findings.split import SPLITS, split_rows
from sprava.packs.calendar import Calendar
from sprava.records.times import Times, times_asked


@policy.needs("figures.read")
@require_safe
def findings_page(request: HttpRequest) -> HttpResponse:
    """How many people were in custody on a day, as known on a day, split or not, with the recipe."""
    reader, times = member_of(request), _times(request)
    by = request.GET.get("by", "") if request.GET.get("by") in SPLITS else ""
    figure = persons_held(times.on, reader, by=by or None, known_at=times.known_at)
    shown = {
        "times": times,
        "figure": figure,
        "by": by,
        "splits": SPLITS,
        "rows": split_rows(figure, by, times) if by else [],
        "series": custody_over_time(times.on, reader, times.known_at),
    }
    return render(request, "findings/findings.html", shown)


@policy.needs("figures.read")
@require_safe
def series_file(request: HttpRequest) -> HttpResponse:
    """The same figures over time as CSV."""
    times = _times(request)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["day", "unit", "certain", "possible"])
    for point in custody_over_time(times.on, member_of(request), times.known_at):
        writer.writerow([point.day.isoformat(), "persons", point.certain, point.possible])
    disposition = f'attachment; filename="persons-in-custody-{times.on}.csv"'
    return HttpResponse(text.getvalue(), "text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


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
