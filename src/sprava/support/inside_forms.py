"""What is typed of an incident inside, on a telephone, in under a minute."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprava.core.dates import parse_date
from sprava.core.errors import Unreadable
from sprava.core.typed_dates import typed_date
from sprava.records.models import Claim, Source
from sprava.records.words import code_label
from sprava.support.inside import FREQUENT, OURSELVES, Heard, sources_known

MOST_SOURCES = 300
DAYS = (
    ("today", gettext_lazy("today")),
    ("yesterday", gettext_lazy("yesterday")),
    ("other", gettext_lazy("another day")),
)


class IncidentForm(forms.Form):
    """What, when, in which words, who says so, who may see it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        choices=[(code, code_label("incident", "kind", code)) for code in FREQUENT],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what happened: choose one of the list.")},
    )
    begun = forms.ChoiceField(label=gettext_lazy("Since when"), choices=DAYS, initial="today", widget=forms.RadioSelect)
    other_day = forms.CharField(
        label=gettext_lazy("Another day"), max_length=80, required=False,
        help_text=gettext_lazy("As much as is known: 2026-11, 23.11.2026."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("In which words"), required=False, max_length=5000,
        help_text=gettext_lazy("As you heard it, without the name of whoever told you."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )  # fmt: skip
    source = forms.ChoiceField(label=gettext_lazy("Who says so"), initial=OURSELVES)
    klass = forms.TypedChoiceField(
        label=gettext_lazy("Who may see it"),
        choices=[
            (int(Claim.Klass.INTERNAL), gettext_lazy("our members only")),
            (int(Claim.Klass.PUBLIC), gettext_lazy("it is public already")),
        ],
        coerce=int, initial=int(Claim.Klass.INTERNAL), widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, today: date, *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django's form takes them
        super().__init__(*args, **given)
        self.today = today
        names = Source.objects.order_by("name").values_list("name", flat=True)[:MOST_SOURCES]
        self.fields["source"].choices = sources_known(names)  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """One day, which has come."""
        given = super().clean() or {}
        if given.get("begun") == "other":
            try:
                given["since"] = str(typed_date(given.get("other_day", "")))
            except Unreadable:
                self.add_error("other_day", _("Write the day, as much as is known: 2026-11 or 23.11.2026."))
                return given
            if parse_date(given["since"]).earliest() > self.today:
                self.add_error("other_day", _("This day has not come yet. Check the year."))
        else:
            ago = timedelta(days=1 if given.get("begun") == "yesterday" else 0)
            given["since"] = (self.today - ago).isoformat()
        return given

    def heard(self) -> Heard:
        """What was typed."""
        given = self.cleaned_data
        return Heard(given["kind"], given["since"], given["words"], given["source"], given["klass"])
