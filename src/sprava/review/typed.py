"""Values of claims as people read and type them at this desk, and back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprava.core import wording
from sprava.core.dates import parse_date
from sprava.core.errors import Unreadable
from sprava.core.nouns import LONGEST_TEXT, Kind, canonical, field_of
from sprava.core.typed_dates import typed_date, typed_term
from sprava.core.wording import not_verified
from sprava.packs import Pack
from sprava.packs.labels import is_field_unverified, places_named
from sprava.records.words import REGIMES, code_label, field_label


class TypedValue(forms.CharField):
    """One field of a noun as people type it; gives the notation of claims."""

    def __init__(self, noun: str, field: str, law: Pack | None, **rest: Any) -> None:  # noqa: ANN401 what a field of a form takes
        self.noun, self.field, self.law = noun, field, law
        kind = field_of(noun, field).kind
        attributes = {"list": f"choices-{place_kind(field)}", "autocomplete": "off"} if kind is Kind.PLACE else {}
        super().__init__(
            label=str(field_label(noun, field)),
            required=False,
            max_length=LONGEST_TEXT,
            widget=forms.TextInput(attrs=attributes),
            **rest,
        )

    def clean(self, value: object) -> str:
        text: str = super().clean(value)
        try:
            return _value(self.noun, self.field, text, self.law) if text else ""
        except Unreadable as cause:
            raise forms.ValidationError(_refusal(field_of(self.noun, self.field).kind, text)) from cause


def form_field(noun: str, field: str, law: Pack | None) -> forms.Field:
    """A field of a form for a field of the register."""
    declared = field_of(noun, field)
    if declared.kind is Kind.CODE:
        choices = [("", _("not said")), *((code, code_label(noun, field, code)) for code in declared.codes)]
        return forms.ChoiceField(label=str(field_label(noun, field)), required=False, choices=choices)
    return TypedValue(noun, field, law)


def in_words(noun: str, field: str, value: str, law: Pack | None) -> str:
    """A value as a reader of this language reads it, and whether the law pack names it by a row nobody has verified."""
    language, kind = get_language() or "en", field_of(noun, field).kind
    if kind is Kind.DATE:
        return wording.date_words(parse_date(value), language)
    if kind is Kind.TERM:
        return wording.term_words(value, language)
    words = place_labels(place_kind(field), law).get(value, value) if kind is Kind.PLACE else value
    if law and is_field_unverified(law.id, noun, field, value):
        return not_verified(words, language)
    return words if kind is Kind.PLACE else str(code_label(noun, field, value))


def as_typed(noun: str, field: str, value: str, law: Pack | None) -> str:
    """A value in the words in which somebody would type it."""
    kind = field_of(noun, field).kind
    if kind is Kind.PLACE:
        return place_labels(place_kind(field), law).get(value, value)
    in_its_words = field == "regime" or kind is Kind.TERM
    return in_words(noun, field, value, law) if in_its_words else value


def place_kind(field: str) -> str:
    """Which places a field chooses from."""
    return field if field in ("facility", "court", "list") else "body"


def place_labels(kind: str, law: Pack | None) -> dict[str, str]:
    """What the pack has to choose from, by identifier, in the reader's language."""
    return places_named(law, kind, get_language() or "en")


def _value(noun: str, field: str, text: str, law: Pack | None) -> str:
    kind = field_of(noun, field).kind
    if kind is Kind.DATE:
        return str(typed_date(text))
    if kind is Kind.TERM:
        return text if text in ("LIFE", "DEATH") else typed_term(text)
    if kind is Kind.PLACE:
        return _place(place_kind(field), text, law)
    if kind is Kind.ARTICLE:
        return _article(text, law)
    if field == "regime":
        plain = " ".join(text.split())
        # Two codes share their words; the first is the one of the packs.
        return next((code for code, words in REGIMES.items() if str(words).casefold() == plain.casefold()), plain)
    return canonical(noun, field, text)


def _article(text: str, law: Pack | None) -> str:
    """One article; several are several charges, and each has its own line."""
    try:
        return canonical("charge", "article", text)
    except Unreadable:
        found = law.articles_in(text) if law else ()
        if len(found) == 1 and found[0].likeliest is not None and len(found[0].candidates) == 1:
            return found[0].likeliest.canonical
        raise


def _place(kind: str, text: str, law: Pack | None) -> str:
    """The identifier of the one place that ``text`` names; the words themselves where none or several are meant."""
    plain = " ".join(text.split())
    if law is None:
        return plain
    by_label = {label.casefold(): value for value, label in place_labels(kind, law).items()}
    if plain.casefold() in by_label:
        return by_label[plain.casefold()]
    if kind == "list":
        return plain
    row = {"facility": law.facility, "court": law.court}.get(kind, law.body)(plain)
    return plain if row is None else row.id


def _refusal(kind: Kind, text: str) -> str:
    if kind is Kind.DATE:
        said = _("“%(text)s” is not one date. Write 2021, 2021-03, 25.03.2021 or March 2021.")
    elif kind is Kind.TERM:
        said = _("“%(text)s” is not a term. Write 5 years 6 months, or 15 days.")
    elif kind is Kind.ARTICLE:
        said = _("“%(text)s” is not one article. Write 361-4, or 361-4 p.1 with its part.")
    else:
        said = _("“%(text)s” cannot be kept. Write it shorter and in plain words.")
    return said % {"text": text[:40]}
