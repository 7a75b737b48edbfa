"""Requests for help: asked, agreed by two, handed over, confirmed by a code. Nobody who receives stands on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.core.errors import SpravaError
from sprava.support import helping
from sprava.support.help_forms import AskForm, CodeForm, ReplyForm, SumForm
from sprava.support.jurisdiction import today


@policy.needs("help.read")
@require_safe
@never_cache
def help_page(request: HttpRequest) -> HttpResponse:
    """What is asked for and how far it is; what is too old is destroyed on the way."""
    helping.expire(today())
    return _shown(request)


@policy.needs("help.decide")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask_page(request: HttpRequest) -> HttpResponse:
    """A new request. The answer shows the one-time code, once."""
    if not helping.store().custodians():
        return redirect("help")  # which says how custodians are named
    form = AskForm(request.POST or None)
    code = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        recipient = {name: given[name] for name in ("name", "address", "more")}
        try:
            _entry, code = helping.ask(given["what"], given["why"], recipient, today=today())
        except SpravaError as refusal:
            form.add_error(None, str(refusal))
    shown = {"form": form, "code": code, "days": helping.DAYS_KEPT}
    return render(request, "support/help_ask.html", shown, status=422 if form.errors else 200)


@policy.needs("help.decide")
@require_POST
def decide_help_page(request: HttpRequest, entry: str) -> HttpResponse:
    """Agree, hand over, or refuse."""
    day, reader = today(), member_of(request)
    steps: dict[str, Callable[[], None]] = {
        "agree": lambda: helping.agree(entry, by=reader, today=day),
        "done": lambda: helping.hand_over(entry, today=day),
        "refuse": lambda: helping.refuse(entry, today=day),
        "delivered": lambda: helping.reply_delivered(entry, today=day),
    }
    try:
        steps.get(request.POST.get("do", ""), lambda: None)()
    except SpravaError as refusal:
        messages.error(request, str(refusal))
    return redirect("help")


@policy.needs("help.decide")
@require_POST
def confirm_help_page(request: HttpRequest) -> HttpResponse:
    """A recipient said their code: everything that led to them is destroyed."""
    form = CodeForm(request.POST)
    done = _("Closed. The way back to them is destroyed.")
    return _taken(request, form, "code", done, lambda given: helping.confirm(given["code"], today=today()))


@policy.needs("help.decide")
@require_POST
def help_sum_page(request: HttpRequest) -> HttpResponse:
    """What was spent, for ten requests or more together."""
    form = SumForm(request.POST)
    return _taken(request, form, "sums", _("Noted."), lambda given: helping.note_sum(**given, today=today()))


@policy.needs("help.decide")
@require_POST
def keep_reply_page(request: HttpRequest) -> HttpResponse:
    """Seal a reply for whoever it was written to."""
    form = ReplyForm(request.POST)
    done = _("Sealed. Two custodians together can read it, nobody else.")
    return _taken(request, form, "reply", done, lambda given: helping.keep_reply(**given, today=today()))


def _taken(
    request: HttpRequest, form: forms.Form, name: str, done: str, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except SpravaError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("help")
    return _shown(request, status=422, failed=form, **{name: form})


def _shown(request: HttpRequest, *, status: int = 200, **filled: forms.Form) -> HttpResponse:
    day = today()
    closed, spent = helping.counts(day.year)
    shown = {
        "askings": helping.askings(), "replies": helping.replies(), "year": day.year, "days": helping.DAYS_KEPT,
        "closed": [(words, closed[what]) for what, words in helping.WHAT.items() if what in closed],
        "spent": _spent(spent), "custodians": helping.store().custodians(), "fewest": helping.FEWEST_IN_A_SUM,
        "may_decide": member_of(request).may("help.decide"), "failed": None,
        "code": CodeForm(), "sums": SumForm(), "reply": ReplyForm(), **filled,
    }  # fmt: skip
    return render(request, "support/help.html", shown, status=status)


def _spent(spent: dict[str, int]) -> list[tuple[object, str, int, int]]:
    """What for, currency, sum, requests."""
    return [
        (helping.WHAT[what], currency, amount, spent.get(f"{what} requests", 0))
        for (what, currency), amount in ((tuple(name.split(" ")), amount) for name, amount in spent.items())
        if currency != "requests"
    ]
