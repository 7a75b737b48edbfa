"""One report: its text beside the cards of what is proposed from it, and what a reviewer decides there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.core.errors import SpravaError
from sprava.packs.labels import choices_named
from sprava.records.actions.reports import (
    accept_suggestion,
    put_off_suggestion,
    refuse_suggestion,
    undo_decision,
)
from sprava.records.models import Report, Suggestion
from sprava.review import jurisdiction
from sprava.review.cards import Deck, used_choices
from sprava.review.forms import AnswerForm
from sprava.review.marked import Marked, evidence_of, paragraphs
from sprava.review.reading_texts import read_again, rule_version
from sprava.review.words import LEFT_OUT, MARKS, REPORT_STATES


@policy.needs("reports.read")
@require_safe
def report_page(request: HttpRequest, number: int) -> HttpResponse:
    """The text with its marks, the cards, and what was left out on purpose."""
    report = _report(request, number)
    card, name = request.GET.get("card", ""), request.GET.get("name", "")[:200]
    looked_for = (int(card), name) if card.isascii() and card.isdigit() and len(card) < 7 else (0, "")
    return _shown(request, report, looked_for=looked_for)


@policy.needs("reports.review")
@require_POST
def decide_page(request: HttpRequest, number: int, card: int) -> HttpResponse:
    """A reviewer decides on one card; the next one that waits comes into view."""
    report = _report(request, number)
    suggestion = report.suggestions.filter(number=card).first()
    if suggestion is None:
        raise Http404
    form = AnswerForm(suggestion, jurisdiction.pack(), request.POST)
    asked = request.POST.get("do", "")
    if asked == "look" or (asked == "accept" and form.is_looking()):
        query = urlencode({"card": card, "name": request.POST.get("look_for", "")[:200]})
        return redirect(f"{reverse('report', args=[number])}?{query}#c{card}")
    try:
        if _decided(request, asked, suggestion, form):
            return redirect(_onward(report, card, stay=asked == "undo"))
    except SpravaError as refusal:
        if suggestion.state not in Suggestion.UNDECIDED:
            messages.error(request, str(refusal))
            return redirect(f"{reverse('report', args=[number])}#c{card}")
        form.add_error(None, str(refusal))
    return _shown(request, report, answered=form, status=422)


@policy.needs("reports.review")
@require_POST
def read_again_page(request: HttpRequest, number: int) -> HttpResponse:
    """Read a report by the rules of today: what waits is proposed anew, what was decided stays."""
    report = _report(request, number)
    read_again(report)
    messages.success(request, _("Read again. What was decided before stays decided."))
    return redirect("report", number=number)


def _report(request: HttpRequest, number: int) -> Report:
    """The report with what the page says of where it comes from."""
    seen = Report.objects.visible_to(member_of(request)).select_related("document__source", "compartment", "origin")
    try:
        return get_object_or_404(seen, pk=number)
    except OverflowError as cause:  # a number that no row can have
        raise Http404 from cause


def _decided(request: HttpRequest, asked: str, suggestion: Suggestion, form: AnswerForm) -> bool:
    """Do what was asked; False where the form has to be put right first."""
    reviewer = member_of(request)
    if asked == "accept":
        if form.is_valid():
            form.find_person(reviewer)
        if form.errors:
            return False
        accept_suggestion(suggestion, form.answer(), by=reviewer)
    elif asked in ("refuse", "duplicate"):
        refuse_suggestion(suggestion, by=reviewer, duplicate=asked == "duplicate")
    elif asked == "later":
        put_off_suggestion(suggestion, by=reviewer)
    elif asked == "undo":
        undo_decision(suggestion, by=reviewer)
    else:
        raise Http404
    return True


def _onward(report: Report, card: int, *, stay: bool) -> str:
    """The address of the next card that waits: below this one, else the first; this one where none does."""
    pending = report.suggestions.filter(state=Suggestion.State.PENDING).order_by("start", "number")
    places = list(pending.values_list("start", "number"))
    here = report.suggestions.filter(number=card).values_list("start", "number").get()
    onward = [place for place in places if place > here] or places
    at = card if stay or not onward else onward[0][1]
    return f"{reverse('report', args=[report.pk])}#c{at}"


def _shown(request: HttpRequest, report: Report, *, status: int = 200, **rest: Any) -> HttpResponse:  # noqa: ANN401 see Deck.cards
    reader, law = member_of(request), jurisdiction.pack()
    deck = Deck(report, reader, law)
    cards = deck.cards(**rest)
    live = [one for one in deck.suggestions if one.state != Suggestion.State.OBSOLETE]
    evidence = evidence_of([(one.number, one.start, one.end) for one in live])
    marked = Marked(report.text, [tuple(mark) for mark in report.marks], deck.pictured.doubtful())
    queue = Report.objects.visible_to(reader).waiting()
    shown = {
        "report": report,
        "state": REPORT_STATES[report.state],
        "source": report.document.source,
        "paragraphs": list(paragraphs(marked, evidence)),
        "pages_seen": deck.pictured.pages,
        "marks": [(kind, *words) for kind, words in MARKS.items() if any(mark[0] == kind for mark in report.marks)],
        "left_out": [(words, LEFT_OUT.get(reason, reason)) for reason, words in report.left_out],
        "cards": cards,
        "waiting": sum(card.is_open for card in cards),
        "choices": {
            kind: choices_named(law, kind, get_language() or "en")
            for kind in sorted(used_choices(card.form for card in cards if card.form))
        },
        "copies": Report.objects.visible_to(reader).filter(origin=report).select_related("document__source"),
        "next": queue.exclude(pk=report.pk).values_list("pk", flat=True).first(),
        "looked_for": rest.get("looked_for", (0, "")),
        "may_decide": deck.decides,
        "is_old": report.origin_id is None
        and report.rule_version != rule_version(jurisdiction.lessons(report.compartment)),
        "failed": rest.get("answered"),
    }
    return render(request, "review/report.html", shown, status=status)
