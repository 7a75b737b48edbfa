"""One pair: the evidence, the judgement, and on to the next."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.accounts.models import Member
from sprava.matching.forms import USUAL_REASONS, VERDICTS, PairForm
from sprava.matching.pages.queue import kind_asked
from sprava.matching.queue import next_pair
from sprava.matching.seek import propose_for
from sprava.matching.sheet import sheet_of
from sprava.records.actions.judgements import judge_pair
from sprava.records.models import Judgement, Pair


@policy.needs("pairs.read")
@require_http_methods(["GET", "HEAD"])
def pair_page(request: HttpRequest, number: int) -> HttpResponse:
    """Two records and the evidence between them."""
    pair = get_visible_or_404(Pair.objects, request, pk=number)
    return _shown(request, pair, PairForm())


@policy.needs("pairs.judge")
@require_http_methods(["POST"])
def judge_pair_page(request: HttpRequest, number: int) -> HttpResponse:
    """Say whether the two are one person, and go on to the next pair."""
    reader = member_of(request)
    pair = get_visible_or_404(Pair.objects, request, pk=number)
    if not pair.open:
        messages.warning(request, _("This pair has been judged meanwhile. Nothing was changed."))
        return redirect("pair", number=pair.pk)
    form = PairForm(request.POST)
    if not form.is_valid():
        return _shown(request, pair, form)
    kind = kind_asked(request.POST.get("kind", ""))
    _judged(pair, form.cleaned_data["verdict"], form.cleaned_data["because"], reader)
    said = {"verdict": VERDICTS[form.cleaned_data["verdict"]]}
    messages.success(request, _("Judged: %(verdict)s. It can be undone under “Judged so far”.") % said)
    following = next_pair(reader, kind, pair)
    address = reverse("pair", kwargs={"number": following.pk}) if following else reverse("matching")
    return redirect(f"{address}?kind={kind}" if kind else address)


def _judged(pair: Pair, verdict: str, because: str, by: Member) -> None:
    judge_pair(pair.left, pair.right, verdict, by=by, because=because)
    if verdict == Judgement.Verdict.SAME:
        # What was proposed of either is now a question about one person, who knows more.
        propose_for([pair.left_id], by)


def _shown(request: HttpRequest, pair: Pair, form: PairForm) -> HttpResponse:
    reader = member_of(request)
    kind = kind_asked((request.POST or request.GET).get("kind", ""))
    following = next_pair(reader, kind, pair)
    shown = {
        "form": form,
        "sheet": sheet_of(pair, reader),
        "kind": kind,
        "following": following.pk if following else 0,
        "usual_reasons": USUAL_REASONS,
        "verdicts": VERDICTS,
        "may_judge": reader.may("pairs.judge"),
    }
    return render(request, "matching/pair.html", shown, status=422 if form.errors else 200)
