"""What is typed about a person: one form for somebody new, one for each kind of thing that can be said of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprava.accounts.models import Compartment, Member
from sprava.casework import jurisdiction
from sprava.casework.typed_fields import Plain, TypedArticles, TypedDate, TypedPlace, TypedTerm
from sprava.casework.words import CODES, GRADES, KLASSES, PICTURE_FLAWS, Words, field_label
from sprava.core.dates import parse_date
from sprava.core.errors import NotAPicture
from sprava.core.nouns import NOUNS, Field, Kind
from sprava.core.pictures import LARGEST, LONGEST_SIDE, Picture, clean_picture
from sprava.records.models import Claim, Source

OURSELVES = "Ourselves"
_OURSELVES = frozenset({"ourselves", "мы самі", "мы сами"})
LANGS = (
    ("", gettext_lazy("as it looks")),
    ("be", "Беларуская"),
    ("ru", "Русский"),
    ("en", "English"),
    ("uk", "Українська"),
    ("pl", "Polski"),
)
FACTS = ("source", "grade", "said_on", "words", "lang", "address", "klass", "compartment")
"""The fields of the source part, in their order."""


class SourceForm(forms.Form):
    """Who says it, in which words, when, and who may see it: the same under every form."""

    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=200,
        help_text=gettext_lazy(
            "Choose one that is known, or write a new one. Write “ourselves” if nobody else says it."
        ),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Name a source: a claim without one cannot be kept.")},
    )
    grade = forms.ChoiceField(
        label=gettext_lazy("How far it is trusted"),
        required=False,
        help_text=gettext_lazy("Only for a new source."),
        choices=[("", gettext_lazy("known already")), *GRADES.items()],
    )
    said_on = TypedDate(label=gettext_lazy("Day on which it says so"), required=False, help_text="")
    words = forms.CharField(
        label=gettext_lazy("The words that say it"),
        required=False,
        max_length=20_000,
        help_text=gettext_lazy("Copied, in their own language. They are archived as you type them."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lang = forms.ChoiceField(label=gettext_lazy("Language of the words"), required=False, choices=LANGS)
    address = forms.CharField(
        label=gettext_lazy("Address of the source"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    klass = forms.TypedChoiceField(
        label=gettext_lazy("Who may see it"),
        choices=list(KLASSES.items()),
        coerce=int,
        initial=0,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, reader: Member, **rest: Any) -> None:  # noqa: ANN401 what Django's takes
        super().__init__(data, **rest)
        self.known: Source | None = None
        opened = Compartment.objects.filter(pk__in=reader.compartments_seen())
        several = len(reader.compartments_seen()) > 1
        self.fields["compartment"] = forms.ModelChoiceField(
            label=gettext_lazy("Part of the register"),
            queryset=opened,
            initial=opened.first(),
            required=several,
            empty_label=None,
            widget=forms.Select if several else forms.HiddenInput,
        )

    def clean_source(self) -> str:
        """The name of the source, as it is known if it is."""
        name = " ".join(str(self.cleaned_data["source"]).split())
        if name.casefold() in _OURSELVES or name == _("Ourselves"):
            name = OURSELVES
        self.known = Source.objects.filter(name__iexact=name).first()
        return self.known.name if self.known else name

    def clean(self) -> dict[str, Any]:
        """A new source has a grade."""
        given = super().clean() or {}
        if given.get("source") and given["source"] != OURSELVES and self.known is None and not given.get("grade"):
            said = _("“%(name)s” is a new source. Say how far it is trusted.")
            self.add_error("grade", said % {"name": given["source"]})
        if self.fields["compartment"].initial is None:
            self.add_error(None, _("No part of the register is open to your teams, so nothing can be entered."))
        return given

    def values(self) -> dict[str, str]:
        """What was typed beside the source, by field, without what stayed empty."""
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name not in FACTS and value not in ("", None)
        }

    @property
    def said(self) -> list[forms.BoundField]:
        """The fields of what is said."""
        return [self[name] for name in self.fields if name not in FACTS]


class PersonForm(SourceForm):
    """Somebody new, with what is known first as a rule."""

    name = Plain(
        label=gettext_lazy("Name, as the source writes it"),
        help_text=gettext_lazy("In any script; surname first."),
        error_messages={"required": gettext_lazy("A person needs a name as somebody writes it.")},
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "spellcheck": "false"}),
    )
    born = TypedDate(label=gettext_lazy("Born"), required=False)
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex, as far as the source says"),
        required=False,
        choices=[("", gettext_lazy("not said")), *CODES["person", "sex"].items()],
    )
    detained_on = TypedDate(label=gettext_lazy("Detained on"), required=False, help_text="")
    detained_at = Plain(label=gettext_lazy("Detained where"), required=False)
    articles = TypedArticles(label=gettext_lazy("Charged under"), required=False)
    facility = TypedPlace(
        "facility",
        label=gettext_lazy("Held now in"),
        required=False,
        help_text=gettext_lazy("A name from the list, or as the source writes it."),
        widget=forms.TextInput(attrs={"list": "facility", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, reader: Member, **rest: Any) -> None:  # noqa: ANN401 what Django's takes
        super().__init__(data, reader=reader, **rest)
        if data is not None:
            # What is wrong stands at the top; the eye should begin there and not in a field below.
            self.fields["name"].widget.attrs.pop("autofocus", None)
        if not reader.may("claims.sensitive"):
            # Whoever enters a person must be able to see them afterwards.
            klass = self.fields["klass"]
            klass.choices = [one for one in KLASSES.items() if one[0] < Claim.Klass.SENSITIVE]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody is detained before they are born, or tomorrow."""
        given = super().clean()
        born, detained = given.get("born"), given.get("detained_on")
        today = jurisdiction.today()
        for name, text in (("born", born), ("detained_on", detained)):
            if text and parse_date(text).earliest() > today:
                self.add_error(name, _("This day lies ahead. Check the year."))
        if born and detained and parse_date(detained).latest() < parse_date(born).earliest():
            self.add_error("detained_on", _("This is before the birth. One of the two is wrong."))
        return given


class PictureForm(SourceForm):
    """A photograph of somebody who is in the register; gives it cleaned."""

    picture = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "A JPEG or PNG of at most 2 MB and 3,000 pixels along a side; 1,200 along the longer one are plenty."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        error_messages={
            "required": gettext_lazy("Choose the file of the photograph."),
            "empty": gettext_lazy("The file is empty. Choose another one."),
        },
    )

    def __init__(self, *args: Any, **rest: Any) -> None:  # noqa: ANN401 what Django's takes
        super().__init__(*args, **rest)
        words = self.fields["words"]
        words.label = gettext_lazy("The words beside it")
        words.help_text = gettext_lazy(
            "Who made it and what it shows, as the source says. They stand under the picture."
        )

    def clean_picture(self) -> Picture:
        """The picture without what it says of whoever took it."""
        file = self.cleaned_data["picture"]
        try:
            return clean_picture(file.read(LARGEST + 1))
        except NotAPicture as refusal:
            facts = {"kind": refusal.kind, "side": LONGEST_SIDE}
            raise forms.ValidationError(str(PICTURE_FLAWS[refusal.flaw]), params=facts) from refusal

    def clean(self) -> dict[str, Any]:
        """A browser sends a file once: where the form comes back for another reason, it is asked for again."""
        given = super().clean()
        if self.errors and "picture" not in self.errors:
            self.add_error("picture", _("Choose the file once more: a browser does not send it a second time."))
        return given


def said_form(noun: str) -> type[SourceForm]:
    """The form for one kind of thing, made from what the register declares of it."""
    declared = NOUNS[noun].fields
    typed = {name: field for name, field in declared.items() if field.kind is not Kind.PICTURE}
    made = {name: form_field(noun, name, field) for name, field in typed.items()}
    return type(f"{noun.title()}Form", (SourceForm,), made)


def form_field(noun: str, name: str, declared: Field) -> forms.Field:
    """A field of a form for a field of the register."""
    label = str(field_label(noun, name))
    if declared.kind is Kind.CODE:
        codes: Mapping[str, Words] = CODES.get((noun, name), {})
        choices = [("", gettext_lazy("not said")), *((code, codes.get(code, code)) for code in declared.codes)]
        return forms.ChoiceField(label=label, required=False, choices=choices)
    if declared.kind is Kind.PLACE:
        kind = name if name in ("facility", "court", "list") else "body"
        widget = forms.TextInput(attrs={"list": kind, "autocomplete": "off"})
        return TypedPlace(kind, label=label, required=False, widget=widget)
    if declared.kind is Kind.ARTICLE:
        return TypedArticles(label=label, required=False)
    if declared.kind is Kind.DATE:
        hint = {} if name == NOUNS[noun].dated_by else {"help_text": ""}
        return TypedDate(label=label, required=False, **hint)
    return (TypedTerm if declared.kind is Kind.TERM else Plain)(label=label, required=False)
