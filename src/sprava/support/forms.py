"""What somebody who writes a letter types. It is answered and forgotten."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprava.support.addresses import offered
from sprava.support.cautions import MOST, printable
from sprava.support.post import language_that_passes, languages_of_letters, usual_language
from sprava.support.sheets import ADDRESS_LINES, LONGEST_LINE, POSTCARD, POSTCARD_LINES
from sprava.support.whom import place_name

TYPED = ""
SHEETS = (
    ("letter", _("Letter and envelope DL")),
    ("c6", _("Letter and envelope C6")),
    ("postcard", _("Postcard")),
)


class LetterForm(forms.Form):
    """The text alone: to whom and where is known."""

    language = forms.ChoiceField(label=_("Language of the letter"))
    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 15, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("About a page: 1,200 to 2,500 signs. A postcard holds 520."),
    )

    def __init__(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django's form takes them
        super().__init__(*args, **given)
        self.fields["language"].choices = languages_of_letters()  # type: ignore[attr-defined] # a ChoiceField
        own = get_language() or ""
        self.fields["language"].initial = own if language_that_passes(own) else usual_language()

    def clean_text(self) -> str:
        """Refused is what no censor reads to its end."""
        text = str(self.cleaned_data["text"])
        if len(text) > MOST:
            raise forms.ValidationError(
                _("The letter has %(length)s signs. More than %(most)s are not taken: shorten it, or write two."),
                params={"length": len(text), "most": MOST},
            )
        return text

    def clean(self) -> dict[str, Any]:
        """A postcard is smaller than a page."""
        cleaned = super().clean() or self.cleaned_data
        text = cleaned.get("text", "")
        if self.data.get("do") == "postcard" and len(text) > POSTCARD:
            self.add_error("text", forms.ValidationError(
                _("A postcard holds %(most)s signs; this has %(length)s. Shorten it, or print a letter."),
                params={"length": len(text), "most": POSTCARD},
            ))  # fmt: skip
        elif self.data.get("do") == "postcard" and (lines := len(text.splitlines())) > POSTCARD_LINES:
            self.add_error("text", forms.ValidationError(
                _("A postcard holds %(most)s lines; this has %(lines)s. Join some of them, or print a letter."),
                params={"lines": lines, "most": POSTCARD_LINES},
            ))  # fmt: skip
        return cleaned


class PublicLetterForm(LetterForm):
    """Name and address as well: this page knows nobody."""

    field_order = ("name", "facility", "address", "language", "text")
    name = forms.CharField(
        label=_("To whom"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Surname, name, patronymic and year of birth, in the letters of the address."),
    )  # fmt: skip
    facility = forms.ChoiceField(label=_("Place of detention"), required=False)
    address = forms.CharField(
        label=_("Or an address that you know"), max_length=400, required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("One line for each part, as it should stand on the envelope. It is used instead of the place."),
    )  # fmt: skip

    def __init__(self, day: date, *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django's form takes them
        super().__init__(*args, **given)
        places = sorted(((value, place_name(value)) for value in offered(day)), key=lambda pair: pair[1].casefold())
        self.fields["facility"].choices = [(TYPED, _("I type the address")), *places]  # type: ignore[attr-defined] # a ChoiceField

    def clean_name(self) -> str:
        """Refused is a name of which nothing would stand on the envelope."""
        name = str(self.cleaned_data["name"]).strip()
        if name and not printable(name).strip():
            raise forms.ValidationError(
                _("The envelope cannot carry these letters. Write the name in those of the address.")
            )
        return name

    def clean_address(self) -> str:
        """Refused is what an envelope cannot hold: nothing of an address may be lost."""
        lines = [line.strip() for line in str(self.cleaned_data["address"]).splitlines() if line.strip()]
        if len(lines) > ADDRESS_LINES or any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(
                _("An envelope holds %(lines)s lines of at most %(most)s signs. Leave out what the post does not "
                  "need."),
                params={"lines": ADDRESS_LINES, "most": LONGEST_LINE},
            )  # fmt: skip
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        """To print, somebody has to be named and somewhere."""
        cleaned = super().clean()
        if self.data.get("do") not in dict(SHEETS):
            return cleaned
        if not cleaned.get("name", "").strip() and "name" not in self.errors:
            self.add_error("name", _("Write to whom the letter goes."))
        if not cleaned.get("facility") and not cleaned.get("address", "").strip():
            self.add_error("facility", _("Choose a place, or type an address below."))
        return cleaned
