"""What a reviewer says of a pair."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sprava.records.models import Judgement

VERDICTS = {
    Judgement.Verdict.SAME.value: _("Same person"),
    Judgement.Verdict.DIFFERENT.value: _("Different people"),
    Judgement.Verdict.UNSURE.value: _("Cannot be told"),
}
USUAL_REASONS = (
    _("The birth dates and the names agree."),
    _("The same case, sentence and day of arrest."),
    _("The photographs show one person."),
    _("Another patronymic."),
    _("Another year of birth."),
    _("Relatives, named beside each other by one source."),
    _("Too little is known of one of them."),
)


class PairForm(forms.Form):
    """Three buttons and a reason, which may stay empty."""

    verdict = forms.ChoiceField(
        label=_("Judgement"),
        choices=list(VERDICTS.items()),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose one of the three buttons."),
            "invalid_choice": _("Choose one of the three buttons."),
        },
    )
    because = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=1000,
        help_text=_("It is kept with your name and the day. The next reviewer will be glad of it."),
        widget=forms.TextInput(attrs={"list": "usual-reasons", "autocomplete": "off"}),
    )
