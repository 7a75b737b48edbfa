"""What reviewers taught the reading of texts, and the refused proposals as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Compartment
from sprava.packs import Pack
from sprava.packs.labels import marked_label_of
from sprava.review import jurisdiction
from sprava.review.cases import cases
from sprava.review.learned import ENOUGH


@policy.needs("reports.review")
@require_safe
def lessons_page(request: HttpRequest) -> HttpResponse:
    """What was learnt from the decisions, for each part of the register by itself."""
    law = jurisdiction.pack()
    parts = []
    for compartment in Compartment.objects.filter(pk__in=member_of(request).compartments_seen()).order_by("name"):
        lessons = jurisdiction.lessons(compartment)
        parts.append({
            "compartment": compartment,
            "places": [
                (words, _said(kind, value, law)) for (kind, words), value in lessons.places.items()
            ],
            "surnames": len(lessons.surnames),
            "rules": [
                (rule, count, lessons.doubted.get(rule, ""))
                for rule, count in sorted(lessons.rules.items(), key=lambda one: (one[1].share, -one[1].proposed))
            ],
        })  # fmt: skip
    return render(request, "review/lessons.html", {"parts": parts, "enough": ENOUGH})


def _said(kind: str, value: str, law: Pack | None) -> str:
    return (marked_label_of(law, kind, value, get_language() or "en") if law else "") or value


@policy.needs("reports.review")
@require_safe
def cases_file(request: HttpRequest) -> StreamingHttpResponse:
    """Refused proposals, a JSON line each: for ``sprava read --cases``."""
    named = {"Content-Disposition": 'attachment; filename="refused-proposals.jsonl"'}
    return StreamingHttpResponse(cases(member_of(request)), content_type="application/x-ndjson", headers=named)
