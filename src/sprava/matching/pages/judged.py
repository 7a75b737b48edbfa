"""What was judged so far: to read, to undo, to take away as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.matching.judged import PAGE, judged_lines
from sprava.matching.judgements_file import lines_of
from sprava.matching.seek import propose_for
from sprava.records.actions.judgements import undo_judgement
from sprava.records.models import Judgement, Pair

_LARGEST_NUMBER = 2**63 - 1


@policy.needs("pairs.read")
@require_safe
def judged_page(request: HttpRequest) -> HttpResponse:
    """Judgements of pairs, undone ones too, the newest first."""
    reader = member_of(request)
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    judgements = (
        Judgement.objects.visible_to(reader).of_pairs().select_related("judged_by", "undone_by").order_by("-pk")
    )
    page = list((judgements.filter(pk__lt=before) if before else judgements)[: PAGE + 1])
    shown = {
        "lines": judged_lines(page[:PAGE], reader),
        "older": page[PAGE - 1].pk if len(page) > PAGE else 0,
        "is_first": not before,
        "may_judge": reader.may("pairs.judge"),
    }
    return render(request, "matching/judged.html", shown)


@policy.needs("pairs.judge")
@require_POST
def undo_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take a judgement of a pair back: what it joined comes apart again, and the pair waits anew."""
    reader = member_of(request)
    if number > _LARGEST_NUMBER:
        raise Http404
    judgement = get_object_or_404(Judgement.objects.visible_to(reader).of_pairs(), pk=number)
    was_same = judgement.undone_at is None and judgement.verdict == Judgement.Verdict.SAME
    undo_judgement(judgement, by=reader)
    if was_same:
        propose_for([side for side in (judgement.left_id, judgement.right_id) if side is not None], reader)
    messages.success(request, _("The judgement is undone. Both records stand as they did before it."))
    pairs = Pair.objects.visible_to(reader).undecided()
    again = pairs.filter(left=judgement.left_id, right=judgement.right_id).first()
    return redirect("pair", number=again.pk) if again else redirect("judged-pairs")


@policy.needs("pairs.read")
@require_safe
def judgements_file(request: HttpRequest) -> StreamingHttpResponse:
    """Every judgement of a pair as CSV, with the weight that the engine gave."""
    answer = StreamingHttpResponse(lines_of(member_of(request)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="judgements.csv"'
    answer["Cache-Control"] = "no-store"
    return answer
