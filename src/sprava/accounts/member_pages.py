"""One's own account, and the members as a steward looks after them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.actions import (
    add_member,
    change_passphrase,
    end_membership,
    remove_second_factor,
    set_roles,
    set_teams,
)
from sprava.accounts.asking import member_of
from sprava.accounts.forms import DutiesForm, NewMemberForm, NewPassphraseForm
from sprava.accounts.models import Member
from sprava.accounts.passphrases import new_passphrase
from sprava.accounts.policy import Role
from sprava.core.errors import Refused


@policy.needs("account.own")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def account_page(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may see, and a new passphrase."""
    member = member_of(request)
    form = NewPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not member.check_password(form.cleaned_data["current"]):
            form.add_error("current", _("This is not your passphrase."))
        else:
            try:
                change_passphrase(member, form.cleaned_data["fresh"])
            except Refused as refusal:
                form.add_error("fresh", str(refusal))
            else:
                update_session_auth_hash(request, member)
                messages.success(
                    request, _("From now on the new passphrase opens your account. Other sessions have ended.")
                )
                return redirect("account")
    shown = {"form": form, "member": member, "codes_left": member.recovery_codes.count()}
    return render(request, "accounts/account.html", shown, status=422 if form.errors else 200)


@policy.needs("account.own")
@require_POST
def new_second_factor_page(request: HttpRequest) -> HttpResponse:
    """Drop the second factor; the next sign-in sets up another."""
    if not member_of(request).check_password(request.POST.get("current", "")):
        messages.error(request, _("This is not your passphrase. Nothing was changed."))
        return redirect("account")
    remove_second_factor(member_of(request))
    messages.success(request, _("At your next sign-in you set up a new second factor."))
    return redirect("account")


@policy.needs("members.manage")
@require_safe
def members_page(request: HttpRequest) -> HttpResponse:
    """Everyone who works here."""
    working = Member.objects.working().prefetch_related("duties", "teams").select_related("second_factor")
    return render(request, "accounts/members.html", {"members": working})


@policy.needs("members.manage")
@require_http_methods(["GET", "POST"])
def new_member_page(request: HttpRequest) -> HttpResponse:
    """Take somebody in. Their first passphrase is shown once, to be handed over by a safe way."""
    form = NewMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, passphrase = form.cleaned_data, new_passphrase()
        roles = [Role(role) for role in given["roles"]]
        try:
            fresh = add_member(
                given["login"], name=given["name"], roles=roles, passphrase=passphrase, teams=given["teams"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "accounts/passphrase_once.html", {"member": fresh, "passphrase": passphrase})
    return render(request, "accounts/new_member.html", {"form": form}, status=422 if form.errors else 200)


@policy.needs("members.manage")
@require_http_methods(["GET", "POST"])
def member_page(request: HttpRequest, member_id: int) -> HttpResponse:
    """What somebody does and sees here."""
    member = get_object_or_404(Member.objects.working(), pk=member_id)
    held = {"roles": [role.value for role in member.roles], "teams": member.teams.all()}
    form = DutiesForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            set_roles(member, [Role(role) for role in form.cleaned_data["roles"]])
        except Refused as refusal:
            form.add_error("roles", str(refusal))
        else:
            set_teams(member, form.cleaned_data["teams"])
            messages.success(request, _("Saved."))
            return redirect("member", member_id=member.pk)
    return render(request, "accounts/member.html", {"member": member, "form": form}, status=422 if form.errors else 200)


@policy.needs("members.manage")
@require_POST
def member_passphrase_page(request: HttpRequest, member_id: int) -> HttpResponse:
    """A member who lost passphrase or telephone starts anew; every open session of theirs ends."""
    member = get_object_or_404(Member.objects.working(), pk=member_id)
    passphrase = new_passphrase()
    change_passphrase(member, passphrase)
    remove_second_factor(member)
    return render(request, "accounts/passphrase_once.html", {"member": member, "passphrase": passphrase})


@policy.needs("members.manage")
@require_POST
def member_left_page(request: HttpRequest, member_id: int) -> HttpResponse:
    """Somebody has left: they are out at once."""
    member = get_object_or_404(Member.objects.working(), pk=member_id)
    try:
        end_membership(member)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("member", member_id=member.pk)
    messages.success(request, _("%(name)s has left. Every session of theirs has ended.") % {"name": member.name})
    return redirect("members")
