"""What is typed when letters are counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprava.support.tallies import MOST_AT_ONCE, REASONS, WEEKS_SHOWN
from sprava.support.weeks import week_of, weeks_back


class CodeForm(forms.Form):
    """The code beside a name on the checklist."""

    code = forms.CharField(
        label=_("Code from the checklist"),
        max_length=300,
        help_text=_("Sixteen letters and digits, as printed beside the name."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


def _count(label: Any) -> forms.IntegerField:  # noqa: ANN401 a lazy translation
    return forms.IntegerField(
        label=label, required=False, min_value=-MOST_AT_ONCE, max_value=MOST_AT_ONCE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class LogForm(forms.Form):
    """Numbers of one week. Nobody's name is asked for, and no day."""

    week = forms.ChoiceField(label=_("Week"))
    sent = _count(_("Sent"))
    delivered = _count(_("Delivered"))
    answered = _count(_("Answered"))
    returned = _count(_("Came back"))
    reason = forms.ChoiceField(label=_("Why it came back"), choices=list(REASONS.items()), initial="unsaid")

    def __init__(self, today: date, *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django's form takes them
        super().__init__(*args, **given)
        self.fields["week"].choices = [(week, week) for week in weeks_back(today, WEEKS_SHOWN)]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["week"].initial = week_of(today)

    def counts(self) -> dict[str, int]:
        """What was typed, under the names of the counters."""
        given = {name: int(self.cleaned_data[name] or 0) for name in ("sent", "delivered", "answered")}
        return {**given, f"returned {self.cleaned_data['reason']}": int(self.cleaned_data["returned"] or 0)}
