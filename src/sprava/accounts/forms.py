"""What members type about themselves and what stewards type about members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Compartment, Member, Team
from sprava.accounts.policy import Role

ROLE_NAMES = (
    (Role.MONITOR.value, _("monitor: enters what is reported")),
    (Role.REVIEWER.value, _("reviewer: accepts or refuses what is proposed")),
    (Role.ANALYST.value, _("analyst: counts")),
    (Role.SUPPORTER.value, _("supporter: writes letters and helps")),
    (Role.PUBLISHER.value, _("publisher: decides what becomes public")),
    (Role.STEWARD.value, _("steward: looks after accounts and backups, sees no people")),
)


class SignInForm(forms.Form):
    login = forms.CharField(
        label=_("Login name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    passphrase = forms.CharField(
        label=_("Passphrase"),
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six digits from your app, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
    )


class FirstCodeForm(forms.Form):
    code = forms.CharField(
        label=_("First code"),
        max_length=10,
        help_text=_("The six digits that the app shows now."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class NewPassphraseForm(forms.Form):
    current = forms.CharField(
        label=_("Passphrase until now"),
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    fresh = forms.CharField(
        label=_("New passphrase"),
        max_length=500,
        strip=False,
        help_text=_("At least 14 characters. Six words that nobody would put together are easy to keep in mind."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New passphrase once more"),
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """The two new ones are the same."""
        given = super().clean() or {}
        if given.get("fresh") and given.get("again") and given["fresh"] != given["again"]:
            self.add_error("again", _("The two are not the same. Type the new passphrase again."))
        return given


class DutiesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=ROLE_NAMES, required=False, widget=forms.CheckboxSelectMultiple
    )
    teams = forms.ModelMultipleChoiceField(
        label=_("Teams"),
        queryset=Team.objects.all(),
        required=False,
        help_text=_("A member sees what their teams see, and does not know of the rest."),
        widget=forms.CheckboxSelectMultiple,
    )


class OpeningsForm(forms.Form):
    compartments = forms.ModelMultipleChoiceField(
        label=_("Parts of the register that the team sees"),
        queryset=Compartment.objects.all(),
        required=False,
        help_text=_("Everything in a part is seen by every team that it is open to, also what was entered before."),
        widget=forms.CheckboxSelectMultiple,
    )


class NewTeamForm(OpeningsForm):
    name = forms.CharField(
        label=_("Name of the team"),
        max_length=120,
        help_text=_("Members see it beside their own. Name no place where somebody could be looked for."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    own_part = forms.BooleanField(
        label=_("The team gets a part of the register of its own"),
        initial=True,
        required=False,
        help_text=_("Nobody else sees it or knows of it until you open it to their team."),
    )
    field_order = ("name", "own_part", "compartments")


class NewMemberForm(DutiesForm):
    login = forms.CharField(
        label=_("Login name"),
        max_length=60,
        help_text=_("Small letters. A pseudonym of two words is best; no real name, no e-mail."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=_("Name shown to others"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    field_order = ("login", "name", "roles", "teams")

    def clean_login(self) -> str:
        """The login name in small letters, not taken."""
        login: str = self.cleaned_data["login"].strip().lower()
        if Member.objects.filter(login=login).exists():
            raise forms.ValidationError(_("This login name is taken. Choose another."))
        return login
