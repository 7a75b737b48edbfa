"""What is typed of parcels and visits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprava.support.parcels import KINDS, VISITS
from sprava.support.weeks import week_of

WEEKS_AHEAD = 26


class RoundForm(forms.Form):
    """A new parcel or visit."""

    kind = forms.ChoiceField(label=_("What"), choices=list(KINDS.items()))
    week = forms.ChoiceField(label=_("Week of the visit"), required=False,
                             help_text=_("Only for a visit. The day is not kept."))  # fmt: skip
    done = forms.BooleanField(
        label=_("It has been sent, or has taken place, already"), required=False,
        help_text=_("By whomever: it is taken off the quota all the same."),
    )  # fmt: skip

    def __init__(self, today: date, *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django's form takes them
        super().__init__(*args, **given)
        weeks = [week_of(today + timedelta(weeks=ahead)) for ahead in range(WEEKS_AHEAD)]
        self.fields["week"].choices = [("", "—"), *((week, week) for week in weeks)]  # type: ignore[attr-defined] # a ChoiceField

    def step(self) -> str:
        """The step at which it begins; empty for the usual one."""
        if not self.cleaned_data["done"]:
            return ""
        return "held" if self.cleaned_data["kind"] in VISITS else "sent"
