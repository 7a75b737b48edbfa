"""The pictures from which a text was read, for whoever compares the two."""

from __future__ import annotations

import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.answering import inert
from sprava.accounts.asking import get_visible_or_404
from sprava.reading.documents.looking import drawing
from sprava.reading.documents.raster import READ
from sprava.records.actions.sources import archive
from sprava.records.models import Report
from sprava.review.pictured import is_portable, picture_of

_BOX: Final = re.compile(r"-?\d{1,6}(?:,-?\d{1,6}){3}")
DOTS: Final = 130
"""To the inch, of a page as it is shown; of a part of it half as many again."""


@policy.needs("reports.read")
@require_safe
def picture_page(request: HttpRequest, number: int) -> HttpResponse:
    """The archived picture itself, as it came."""
    document = get_visible_or_404(Report.objects, request, pk=number).document
    picture = picture_of(document)
    if picture is None:
        raise Http404
    return inert(HttpResponse(archive().path_of(document.sha256).read_bytes(), content_type=READ[picture.kind]))


@policy.needs("reports.read")
@require_safe
def drawn_page(request: HttpRequest, number: int, page: int) -> HttpResponse:
    """A page of an archived PDF, drawn by a process of its own; with ``box`` the part of it that words stand in."""
    document = get_visible_or_404(Report.objects, request, pk=number).document
    box = request.GET.get("box", "")
    if not is_portable(document) or (box and not _BOX.fullmatch(box)):
        raise Http404
    drawn = drawing(archive().path_of(document.sha256), page, box, DOTS * 3 // 2 if box else DOTS)
    if not drawn:
        raise Http404
    return inert(HttpResponse(drawn, content_type="image/png"))
