"""Judging a claim, undoing the judgement, and taking a claim back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.casework import jurisdiction
from sprava.casework.weighing import VERDICTS, Weighed, weighed
from sprava.records.actions.claims import withdraw_claim
from sprava.records.actions.judgements import judge_claim, undo_judgement
from sprava.records.models import Claim


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Judgement"),
        choices=list(VERDICTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        help_text=gettext_lazy("So that the next reviewer can follow it: what you looked at, what decided."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("A judgement needs a reason.")},
    )


class WithdrawalForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("A typing error, the source took it back, another person was meant."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("A claim is not withdrawn without a reason.")},
    )


@policy.needs("claims.judge")
@require_http_methods(["GET", "POST"])
def judge_claim_page(request: HttpRequest, number: int) -> HttpResponse:
    """A claim beside the others of its field; uphold it, refuse it, or undo what was judged."""
    reader = member_of(request)
    claim = get_visible_or_404(Claim.objects, request, pk=number, withdrawn_at=None)
    one = weighed(claim, reader, jurisdiction.today())
    if "undo" in request.POST and one.standing is not None:
        undo_judgement(one.standing, by=reader)
        return _done(request, one, _("The judgement is undone."))
    form = VerdictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        judge_claim(claim, form.cleaned_data["verdict"], by=reader, because=form.cleaned_data["because"])
        return _done(request, one, _("Judged."))
    return _shown(request, "casework/judge_claim.html", form, one)


@policy.needs("claims.withdraw")
@require_http_methods(["GET", "POST"])
def withdraw_claim_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take a claim back, with the reason. It stays readable as withdrawn."""
    reader = member_of(request)
    claim = get_visible_or_404(Claim.objects, request, pk=number, withdrawn_at=None)
    one = weighed(claim, reader, jurisdiction.today())
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_claim(claim, by=reader, because=form.cleaned_data["because"])
        return _done(request, one, _("Withdrawn. It stays readable among the withdrawn claims."))
    return _shown(request, "casework/withdraw_claim.html", form, one)


def _shown(request: HttpRequest, template: str, form: forms.Form, one: Weighed) -> HttpResponse:
    return render(request, template, {"form": form, "one": one}, status=422 if form.errors else 200)


def _done(request: HttpRequest, one: Weighed, said: str) -> HttpResponse:
    messages.success(request, said)
    # The last name of a person can be withdrawn; their page is gone then, so go where everybody is.
    return redirect("person", number=one.person) if one.person else redirect("people")
