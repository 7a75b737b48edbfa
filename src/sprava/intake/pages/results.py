"""What came of an import, in full: rows and what was wrong with them, people and what changed about them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import chain

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.intake.outcome import (
    CHANGES,
    SEVERITIES,
    changes_from,
    changes_of,
    in_words,
    kinds_of_faults,
    severities_of,
)
from sprava.intake.sight import import_or_404, number_in
from sprava.records.models import Import, Problem

PAGE = 100
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@policy.needs("lists.import")
@require_safe
def problems_page(request: HttpRequest, number: int) -> HttpResponse:
    """Row by row what was wrong, narrowed to what became of the rows or to one kind of fault."""
    reading = import_or_404(request, number)
    severity, code, lang = _severity(request), request.GET.get("code", "")[:40], get_language() or "en"
    row, _dash, last = request.GET.get("after", "").partition("-")
    page = list(_after(_problems(reading, severity, code), number_in(row), number_in(last))[: PAGE + 1])
    shown = {
        "reading": reading,
        "severity": severity,
        "code": code,
        "severities": [(name, SEVERITIES[name], count) for name, count in severities_of(reading).items() if count],
        "codes": kinds_of_faults(reading, severity, lang),
        "problems": list(in_words(page[:PAGE], lang)),
        "last": f"{page[PAGE - 1].row}-{page[PAGE - 1].pk}" if len(page) > PAGE else "",
    }
    return render(request, "intake/problems.html", shown)


@policy.needs("lists.import")
@require_safe
def problems_file(request: HttpRequest, number: int) -> HttpResponseBase:
    """The same as CSV, in the language of the reader: to be sent to whoever made the list."""
    reading = import_or_404(request, number)
    found = _problems(reading, _severity(request), request.GET.get("code", "")[:40]).order_by("row", "pk")
    lang = get_language() or "en"
    rows = (
        (one.row, one.column, str(one.severity_words), one.words)
        for one in in_words(found.iterator(chunk_size=2000), lang)
    )
    heading = (_("Row"), _("Column"), _("What became of it"), _("What is wrong and what to do"))
    return csv_file(f"rows-{reading.pk}.csv", heading, rows)


@policy.needs("lists.import")
@require_safe
def changes_page(request: HttpRequest, number: int) -> HttpResponse:
    """Person by person what this list says now and did not say before."""
    reading = import_or_404(request, number)
    kind = request.GET.get("kind", "")
    kind = kind if kind in CHANGES else ""
    member, after = member_of(request), number_in(request.GET.get("after", ""))
    counted = changes_of(reading, member)
    found, last = changes_from(reading, member, kind, after=after, size=PAGE)
    shown = {
        "reading": reading,
        "kind": kind,
        "kinds": [(name, words, counted[name]) for name, words in CHANGES.items() if counted[name]],
        "changes": found,
        "last": last,
    }
    return render(request, "intake/changes.html", shown)


def csv_file(name: str, heading: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponseBase:
    """Rows as a file that spreadsheets open: UTF-8 with its mark, nothing in it that they would compute."""
    writer = csv.writer(_Echo())
    every = chain((tuple(heading),), rows)
    lines = (writer.writerow([_harmless(cell) for cell in row]) for row in every)
    answer = StreamingHttpResponse(chain(("\ufeff",), lines), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(answer)
    return answer


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _harmless(cell: object) -> str:
    """A cell that a spreadsheet shows and does not compute."""
    text = str(cell)
    return f"'{text}" if text.startswith(_RISKY) else text


def _severity(request: HttpRequest) -> str:
    asked = request.GET.get("kind", "")
    return asked if asked in SEVERITIES else ""


def _problems(reading: Import, severity: str, code: str) -> QuerySet[Problem]:
    found = reading.problems.filter(severity=severity) if severity else reading.problems.all()
    return found.filter(code=code) if code else found


def _after(found: QuerySet[Problem], row: int, number: int) -> QuerySet[Problem]:
    """Problems in the order of rows, from behind one of them on."""
    return found.filter(Q(row__gt=row) | Q(row=row, pk__gt=number)).order_by("row", "pk")
