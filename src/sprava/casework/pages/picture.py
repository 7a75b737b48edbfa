"""The bytes of a photograph, for whoever may see a claim that shows it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.answering import inert
from sprava.accounts.asking import member_of
from sprava.casework.pages.person import LARGEST
from sprava.core.errors import Damaged
from sprava.records.actions.sources import archive
from sprava.records.pictures import picture_seen


@policy.needs("people.read")
@require_safe
def picture_file(request: HttpRequest, number: int) -> HttpResponse:
    """A picture as a browser draws it. What is withdrawn, hidden or missing answers alike."""
    shown = picture_seen(number, member_of(request)) if number <= LARGEST else None
    if shown is None:
        raise Http404
    try:
        with archive().open(shown.sha256) as stream:
            answer = HttpResponse(stream.read(), content_type=shown.media_type)
    except Damaged as damage:  # sprava verify names it; whoever looks at a page sees the words in its place
        raise Http404 from damage
    answer["Content-Disposition"] = "inline"
    # It must not stay on the disk of whoever looked, and a withdrawal holds from the next look on.
    answer["Cache-Control"] = "private, no-store"
    return inert(answer)
