"""What is typed of a request for help, of a code and of a sum."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sprava.support.helping import LONGEST_WHY, WHAT


class AskForm(forms.Form):
    """A request. What names somebody goes into the sealed store at once and is shown on no page."""

    what = forms.ChoiceField(label=_("What is asked for"), choices=list(WHAT.items()))
    why = forms.CharField(
        label=_("Why, in a few words without names"), required=False, max_length=LONGEST_WHY,
        help_text=_("The team reads this to decide. No names, no towns, nothing that points at a family."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Who receives it"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    address = forms.CharField(
        label=_("How they are reached"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    more = forms.CharField(
        label=_("What else whoever helps must know"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )  # fmt: skip


class CodeForm(forms.Form):
    """The code that a recipient said."""

    code = forms.CharField(
        label=_("One-time code"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "mono"}),
    )  # fmt: skip


class SumForm(forms.Form):
    """A sum for many requests together."""

    what = forms.ChoiceField(label=_("What for"), choices=list(WHAT.items()))
    amount = forms.IntegerField(label=_("Sum, whole"), min_value=1, max_value=10**9)
    currency = forms.CharField(label=_("Currency"), max_length=3, initial="EUR")
    requests = forms.IntegerField(label=_("For how many requests"), min_value=1, max_value=10**6)


class ReplyForm(forms.Form):
    """A letter that came to the group for somebody who is inside."""

    addressee = forms.CharField(
        label=_("For whom"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    words = forms.CharField(label=_("The letter, copied"), max_length=40_000, widget=forms.Textarea(attrs={"rows": 6}))
