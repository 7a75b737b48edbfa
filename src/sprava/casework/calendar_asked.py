"""What goes into a calendar file: which days, how far ahead, and how people are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from sprava.casework.ahead import BIRTHDAY, HEARING, RELEASE
from sprava.casework.words import Words

SOLIDARITY = "solidarity"
KINDS: Mapping[str, Words] = {
    BIRTHDAY: _("Birthdays of people possibly in custody"),
    HEARING: _("Hearings"),
    RELEASE: _("Expected releases, with the reckoning"),
    SOLIDARITY: _("Days of solidarity"),
}
NONE, INITIALS, FULL = "none", "initials", "full"
NAMES: Mapping[str, Words] = {
    INITIALS: _("Initials: К. Т."),
    NONE: _("Numbers of the register only"),
    FULL: _("Full names"),
}
USUAL_DAYS, MOST_DAYS = 90, 366


@dataclass(frozen=True, slots=True)
class CalendarAsked:
    """The choice of whoever takes the file."""

    kinds: frozenset[str] = frozenset(KINDS)
    days: int = USUAL_DAYS
    names: str = INITIALS


class CalendarForm(forms.Form):
    """The same choice on a page. What is left out has its usual value, so that a bare address gives a file too."""

    kinds = forms.MultipleChoiceField(
        label=_("Which days"), choices=list(KINDS.items()), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one kind of day.")},
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("How many days ahead"), min_value=1, max_value=MOST_DAYS, help_text=_("At most 366.")
    )
    names = forms.ChoiceField(label=_("How people are named"), choices=list(NAMES.items()), widget=forms.RadioSelect)

    def asked(self) -> CalendarAsked:
        """What was chosen, once the form is valid."""
        chosen = self.cleaned_data
        return CalendarAsked(frozenset(chosen["kinds"]), chosen["days"], chosen["names"])
