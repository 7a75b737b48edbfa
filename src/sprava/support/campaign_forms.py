"""What is typed for campaigns: texts, translations, posters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.records.pictures import Shown
from sprava.support.posters import MOST_WORDS
from sprava.support.texts import LANGUAGES, LONGEST

_TEXT = {"rows": 12, "autocomplete": "off"}


class TextForm(forms.Form):
    """A new text in its original language."""

    title = forms.CharField(label=_("Title"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    addressee = forms.ChoiceField(label=_("To whom"), required=False)
    lang = forms.ChoiceField(label=_("Original language"), choices=list(LANGUAGES.items()))
    words = forms.CharField(
        label=_("Text"), max_length=LONGEST, strip=False, widget=forms.Textarea(attrs=_TEXT),
        help_text=_("Name only people who agreed to it, and nobody who helps."),
    )  # fmt: skip

    def __init__(self, addressees: Iterable[tuple[str, str]], *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django's form takes them
        super().__init__(*args, **given)
        self.fields["addressee"].choices = [("", _("everybody")), *addressees]  # type: ignore[attr-defined] # a ChoiceField


class TranslationForm(forms.Form):
    """The text in one language."""

    lang = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    words = forms.CharField(label=_("Text"), max_length=LONGEST, strip=False, widget=forms.Textarea(attrs=_TEXT))


class PosterForm(forms.Form):
    """Which picture, and what stands under the name."""

    picture = forms.ChoiceField(
        label=_("The picture"), required=False, widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _("This picture may not be shown any more: it was taken back, or the consent to it was.")
        },
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language"), choices=[("be", "Беларуская"), ("ru", "Русский"), ("en", "English")]
    )
    words = forms.CharField(
        label=_("Text"), max_length=MOST_WORDS, required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        help_text=_("Only what may be public: no diagnosis, no place, nobody else’s name."),
    )  # fmt: skip

    def __init__(self, pictures: Sequence[Shown], *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django's form takes them
        super().__init__(*args, **given)
        kept = [(str(one.claim), _named(number, one)) for number, one in enumerate(pictures, 1)]
        self.fields["picture"].choices = [("", _("An empty frame, to glue one in")), *kept]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["picture"].initial = kept[0][0] if kept else ""


def _named(number: int, one: Shown) -> str:
    """A picture as a choice, by the number under which it stands on the page."""
    said = gettext("Photograph %(number)s, source: %(sources)s")
    return said % {"number": number, "sources": ", ".join(one.sources)}
