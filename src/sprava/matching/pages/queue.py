"""Where the desk begins: the pairs that wait, best first."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.core.wording import figure
from sprava.matching.queue import KINDS, PAGE, after, lines_of, waiting_pairs
from sprava.matching.seek import Looked, look_through, not_looked_at
from sprava.records.models import Pair

PATIENCE = 8.0
"""Seconds for which somebody waits for an answer without doubting that there will be one."""


@policy.needs("pairs.read")
@require_safe
def queue_page(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for a judgement, one page of them."""
    reader = member_of(request)
    kind = kind_asked(request.GET.get("kind", ""))
    pairs = waiting_pairs(reader, kind)
    last = _pair_asked(request)
    page = list((after(pairs, last) if last else pairs)[: PAGE + 1])
    shown = {
        "lines": lines_of(page[:PAGE], reader),
        "kind": kind,
        "kinds": [(code, words, code == kind) for code, words in KINDS.items()],
        "count": (pairs if kind else pairs.likely()).count(),
        "alike": 0 if kind else pairs.filter(kind=Pair.Kind.ALIKE).count(),
        "further": page[PAGE - 1].pk if len(page) > PAGE else 0,
        "is_first": last is None,
        "not_looked_at": not_looked_at(reader).count(),
        "may_judge": reader.may("pairs.judge"),
    }
    return render(request, "matching/queue.html", shown)


@policy.needs("pairs.read")
@require_POST
def seek_page(request: HttpRequest) -> HttpResponse:
    """Look for pairs of people recorded since the last look, as many as can be looked at while somebody waits."""
    messages.success(request, _said(look_through(member_of(request), seconds=PATIENCE)))
    return redirect("matching")


def kind_asked(text: str) -> str:
    """The kind of pairs that an address or a form asks for; all kinds where it asks for none that there is."""
    return text if text in KINDS else ""


def _pair_asked(request: HttpRequest) -> Pair | None:
    """The pair after which the page begins; it may have been judged since."""
    text = request.GET.get("after", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    return Pair.objects.visible_to(member_of(request)).filter(pk=number).first()


def _said(looked: Looked) -> str:
    language = get_language() or "en"
    people = ngettext(
        "%(count)s person was compared with everybody.", "%(count)s people were compared with everybody.", looked.people
    )
    pairs = ngettext("%(count)s pair is worth a look.", "%(count)s pairs are worth a look.", looked.found)
    said = [
        people % {"count": figure(looked.people, language)},
        pairs % {"count": figure(looked.found, language)},
    ]
    if not looked.is_all:
        said.append(gettext("Others are still to be looked at: look again."))
    return " ".join(said)
