"""Sources, one source, and the archived bytes behind it."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.answering import inert
from sprava.accounts.asking import member_of
from sprava.casework.people_list import what_may
from sprava.casework.sources import document_seen, served_as, source_list, source_page_of
from sprava.core.errors import Damaged
from sprava.records.actions.sources import archive
from sprava.records.models import Source


@policy.needs("sources.read")
@require_safe
def sources_page(request: HttpRequest) -> HttpResponse:
    """Everybody who says things, best graded first."""
    reader = member_of(request)
    return render(request, "casework/sources.html", {"sources": source_list(reader), **what_may(reader)})


@policy.needs("sources.read")
@require_safe
def source_page(request: HttpRequest, number: int) -> HttpResponse:
    """One source: its grade and what it decides, what was archived, what it says newest, what it changed."""
    source = get_object_or_404(Source, pk=number)
    reader = member_of(request)
    shown = {"page": source_page_of(source, reader), "may_grade": reader.may("sources.grade"), **what_may(reader)}
    return render(request, "casework/source.html", shown)


@policy.needs("sources.read")
@require_safe
def document_file(request: HttpRequest, number: int) -> HttpResponseBase:
    """The archived bytes as a download that no browser shows or runs."""
    document = document_seen(number, member_of(request))
    if document is None:
        raise Http404
    try:
        stream = archive().open(document.sha256)
    except Damaged as damage:
        messages.error(request, str(damage))
        return redirect("source", document.source_id)
    name = document.file_name or document.sha256[:12]
    answer = FileResponse(stream, as_attachment=True, filename=name, content_type=served_as(document))
    answer["Cache-Control"] = "no-store"
    return inert(answer)
