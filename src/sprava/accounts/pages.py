"""Pages of signing in and out."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sprava.accounts import policy, secondfactor, signin
from sprava.accounts.actions import (
    confirm_second_factor,
    offer_second_factor,
    record_failed_sign_in,
    take_code,
    take_recovery_code,
)
from sprava.accounts.forms import CodeForm, FirstCodeForm, SignInForm
from sprava.accounts.models import Member


@policy.open_to_all
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """First the login name and the passphrase."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(onward_of(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        login = form.cleaned_data["login"]
        wait = signin.seconds_to_wait(login)
        member = None if wait else _whose(request, form)
        if member is not None:
            signin.remember_halfway(request, member)
            request.session["onward"] = onward_of(request)
            return redirect("sign-in-code" if signin.has_second_factor(member) else "sign-in-enrol")
        form.add_error(None, _waiting_words(wait) if wait else _("The login name or the passphrase is wrong."))
    status = 422 if form.errors else 200
    return render(request, "accounts/sign_in.html", {"form": form, "onward": onward_of(request)}, status=status)


@policy.open_to_all
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code_page(request: HttpRequest) -> HttpResponse:
    """Then six digits, or a recovery code."""
    member = signin.halfway(request)
    if member is None or not signin.has_second_factor(member):
        return redirect("sign-in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wait = signin.seconds_to_wait(member.login)
        typed = form.cleaned_data["code"]
        if not wait and (take_code(member, typed) or take_recovery_code(member, typed)):
            return _enter(request, member)
        if not wait:
            record_failed_sign_in(member.login)
        form.add_error("code", _waiting_words(wait) if wait else _("This code is wrong or was used before."))
    return render(request, "accounts/code.html", {"form": form}, status=422 if form.errors else 200)


@policy.open_to_all
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enrol_page(request: HttpRequest) -> HttpResponse:
    """Whoever has no second factor yet sets one up before anything else."""
    member = signin.halfway(request)
    if member is None or signin.has_second_factor(member):
        return redirect("sign-in")
    form = FirstCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = confirm_second_factor(member, form.cleaned_data["code"])
        if codes is not None:
            onward = _enter(request, member).url
            return render(request, "accounts/recovery_codes.html", {"codes": codes, "onward": onward})
        form.add_error("code", _("This is not the code of this half-minute. Look at the clock of your device."))
    return render(request, "accounts/enrol.html", _enrolment(member, form), status=422 if form.errors else 200)


@policy.open_to_all
@require_POST
def sign_out_page(request: HttpRequest) -> HttpResponse:
    """Ends the session and forgets what was in it."""
    auth.logout(request)
    return redirect("sign-in")


def onward_of(request: HttpRequest) -> str:
    """Where the visitor wanted to go, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/"


def _whose(request: HttpRequest, form: SignInForm) -> Member | None:
    login, passphrase = form.cleaned_data["login"], form.cleaned_data["passphrase"]
    member = auth.authenticate(request, login=login, passphrase=passphrase)
    if member is None:
        record_failed_sign_in(login)
    return member


def _enter(request: HttpRequest, member: Member) -> HttpResponseRedirect:
    onward = request.session.get("onward", "/")
    signin.open_session(request, member)
    return HttpResponseRedirect(onward)


def _enrolment(member: Member, form: FirstCodeForm) -> dict[str, Any]:
    secret = offer_second_factor(member)
    address = secondfactor.as_address(secret, login=member.login, register=settings.REGISTER_NAME)
    picture = segno.make(address, error="m", micro=False)
    return {"form": form, "secret": secondfactor.as_text(secret), "picture": picture.png_data_uri(scale=5, border=4)}


def _waiting_words(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    return ngettext(
        "Too many wrong attempts for this name. Wait %(n)d minute, then try again.",
        "Too many wrong attempts for this name. Wait %(n)d minutes, then try again.",
        minutes,
    ) % {"n": minutes}
