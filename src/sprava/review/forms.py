"""What a member says of a text they bring, and what a reviewer says of a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sprava.accounts.models import Compartment, Member
from sprava.core.dates import PartialDate
from sprava.core.errors import Unreadable
from sprava.core.nouns import LONGEST_TEXT
from sprava.core.typed_dates import typed_date
from sprava.core.wording import size_words
from sprava.packs import Pack
from sprava.packs.labels import is_field_unverified
from sprava.reading.documents.kinds import SEVERAL_TEXTS, Kind, kind_of
from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.packed import LARGEST_UPLOAD
from sprava.records.actions.reports import Answer
from sprava.records.models import Claim, Source, Subject, Suggestion
from sprava.records.words import NOUNS, Words
from sprava.review.passages import passages
from sprava.review.reading_texts import LONGEST, words_of
from sprava.review.typed import as_typed, form_field

NEW: Final = "new"
LARGEST_NUMBER: Final = 18
"""Digits of the number of a record."""
MOST_SUGGESTED: Final = 300
MOST_FILES: Final = 30
SHOWN: Final = 110
"""Characters of a sentence that is offered as the passage."""
LONGEST_WAIT: Final = 2_000_000
"""Bytes of a channel, a feed or a web archive that are read while somebody waits for the page; an old laptop takes some
five seconds. Longer ones are read in a thread."""
LARGEST_PDF: Final = 500_000
"""Bytes of a PDF that is waited for: of a larger one every page may be a picture, and each takes seconds."""
GRADES = (
    ("", gettext_lazy("it is here already")),
    (Source.Grade.OFFICIAL.value, gettext_lazy("official: a state body’s own paper")),
    (Source.Grade.FIRST_HAND.value, gettext_lazy("first-hand: they were there, or have it from the family")),
    (Source.Grade.RELIABLE.value, gettext_lazy("reliable: they check before they publish")),
    (Source.Grade.RETOLD.value, gettext_lazy("retold: they repeat what others say")),
    (Source.Grade.DOUBTFUL.value, gettext_lazy("doubtful: often wrong, or nobody knows who they are")),
)
KLASSES = (
    (Claim.Klass.PUBLIC.value, gettext_lazy("From a public source: anybody can read it there.")),
    (Claim.Klass.INTERNAL.value, gettext_lazy("Internal: it was given to us and is not public.")),
)
FILLED_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("death_date",),
    "detention": ("date", "place", "body"),
    "charge": ("article", "date", "outcome"),
    "hearing": ("date", "court"),
    "sentence": ("date", "kind", "term", "regime", "court", "amount"),
    "appeal": ("date", "court", "result", "term"),
    "stay": ("facility", "since", "until"),
    "incident": ("kind", "since", "facility", "term"),
    "release": ("date", "mode"),
    "listing": ("list", "added"),
    "recognition": ("body", "status", "since"),
}
"""What can be filled in on a card; whatever else is proposed can be changed there too."""


class FilesField(forms.FileField):
    """One file or several."""

    widget = type("Files", (forms.FileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ANN401 as Django hands them over
        """Each of them, in the order in which they were chosen."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file]


class BringForm(forms.Form):
    """A text, pasted or as a file, with whose it is and since when."""

    words = forms.CharField(
        label=gettext_lazy("The text"),
        required=False,
        max_length=LONGEST,
        strip=False,
        help_text=gettext_lazy(
            "Copied from the page or the channel, in its own language. It is archived as you paste it."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "autofocus": True}),
    )
    file = FilesField(
        label=gettext_lazy("Or files"),
        required=False,
        allow_empty_file=True,  # each is refused by itself, and keeps no other out
        help_text=gettext_lazy(
            "A saved page (HTML, WARC, WACZ), PDF, DOCX, a letter (EML), a saved feed (RSS, Atom), plain text, "
            "a picture, or a channel exported by Telegram as JSON (result.json). "
            "Several at once if they have one source. A long channel is archived and read while you go on."
        ),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("If it stays empty, the first line of the text is the title."),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=200,
        help_text=gettext_lazy("Who published it. Begin to type and choose, or name a new one."),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Name the source: a report without one cannot be used.")},
    )
    grade = forms.TypedChoiceField(
        label=gettext_lazy("How far the source is to be trusted, if it is new"),
        choices=GRADES,
        coerce=int,
        empty_value=None,
        required=False,
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Where it stands: the page or the message. Nothing is fetched from there."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    day = forms.CharField(
        label=gettext_lazy("Published on"),
        max_length=40,
        help_text=gettext_lazy(
            "The day is needed: “yesterday” and dates without a year are counted from it. "
            "A saved page, a letter or a message often says it itself."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "2026-11-20"}),
        required=False,
    )
    klass = forms.TypedChoiceField(
        label=gettext_lazy("Who may know what it says?"),
        choices=KLASSES,
        coerce=int,
        initial=Claim.Klass.PUBLIC.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *given: Any, member: Member, **rest: Any) -> None:  # noqa: ANN401 as Django hands them over
        super().__init__(*given, **rest)
        opened = Compartment.objects.filter(pk__in=member.compartments_seen())
        several = len(opened) > 1
        self.fields["compartment"] = forms.ModelChoiceField(
            label=gettext_lazy("Which part of the register does it belong to?"),
            queryset=opened,
            initial=opened.first(),
            required=several,
            empty_label=None,
            widget=forms.Select if several else forms.HiddenInput,
        )
        self.known: Source | None = None
        self.fields["words"].required = self.fields["day"].required = not self.is_bound
        if self.is_bound:
            # What is wrong stands at the top; the eye should begin there and not in a field below.
            self.fields["words"].widget.attrs.pop("autofocus", None)

    def clean_source(self) -> str:
        """The name of the source, as it is known if it is."""
        name = " ".join(str(self.cleaned_data["source"]).split())
        self.known = Source.objects.filter(name__iexact=name).first()
        return self.known.name if self.known else name

    def clean_file(self) -> list[UploadedFile[Any]]:
        """Files that can be sent here."""
        files: list[UploadedFile[Any]] = self.cleaned_data["file"]
        if len(files) > MOST_FILES:
            said = _(
                "These are %(count)s files; at most %(most)s go at once. The command sprava import takes any number."
            )
            raise ValidationError(said % {"count": len(files), "most": MOST_FILES})
        for file in files:
            if (file.size or 0) > LARGEST_UPLOAD:
                raise ValidationError(_too_large(file))
        return files

    def clean_day(self) -> str:
        """One whole day, if any is given."""
        if not self.cleaned_data["day"]:
            return ""
        try:
            day = typed_date(self.cleaned_data["day"])
        except Unreadable as cause:
            raise ValidationError(_not_a_day(self.cleaned_data["day"])) from cause
        if not isinstance(day, PartialDate) or not day.is_exact():
            raise ValidationError(_not_a_day(self.cleaned_data["day"]))
        return str(day)

    def clean(self) -> dict[str, Any]:
        """One text and a source that is known or graded."""
        given = super().clean() or {}
        if given.get("source") and self.known is None and not given.get("grade"):
            said = _("“%(name)s” is a new source. Say how far it is to be trusted.")
            self.add_error("grade", said % {"name": given["source"]})
        if self.fields["compartment"].initial is None:
            self.add_error(None, _("No part of the register is open to your teams, so nothing can be brought in."))
        if "words" not in self.errors and "file" not in self.errors:
            self._read_words(given)
        if not given.get("day") and "day" not in self.errors and not given.get("file"):
            self.add_error("day", _("Say on which day it was published."))
        # The page asks for the text; only while the answer is read may a file stand for it.
        self.fields["words"].required = self.fields["day"].required = True
        return given

    def _read_words(self, given: dict[str, Any]) -> None:
        words = str(given.get("words") or "")
        if bool(given.get("file")) == bool(words.strip()):
            self.add_error("words", _("Paste the text or choose a file: one of the two."))
        elif words.strip():
            given["sent"] = words.replace("\r\n", "\n").encode()
            given["text"] = words_of(given["sent"])


def path_of(file: UploadedFile[Any]) -> Path:
    """Where a file lies that was just sent: the desk takes them in as files and never as a whole in memory."""
    return Path(str(file.file and file.file.name))


def is_long(file: UploadedFile[Any], *, is_alone: bool = True) -> bool:
    """Does it take so long to read that nobody should wait? A picture takes seconds: one is waited for."""
    try:
        kind = kind_of(path_of(file), file.name or "")
    except DocumentRefused:
        return False
    if kind is Kind.PICTURE:
        return not is_alone
    waited_for = {Kind.PDF: LARGEST_PDF, **dict.fromkeys(SEVERAL_TEXTS, LONGEST_WAIT)}
    return kind in waited_for and (file.size or 0) > waited_for[kind]


def _too_large(file: UploadedFile[Any]) -> str:
    said = _(
        "%(name)s is %(size)s large, and at most %(most)s can be sent here. Copy it to the computer on which Sprava "
        "runs, and there: sprava import %(name)s --source “%(source)s”. The command shows how far it is, and can be "
        "stopped."
    )
    lang = (get_language() or "en")[:2]
    size, most = size_words(file.size or 0, lang), size_words(LARGEST_UPLOAD, lang)
    return said % {"name": file.name, "size": size, "most": most, "source": _("name of the source")}


def _not_a_day(text: str) -> str:
    return _("“%(text)s” is not one day. Write 2026-11-20 or 20.11.2026.") % {"text": text[:40]}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing on a card, with its fields."""

    noun: Words
    fields: list[forms.BoundField]


class AnswerForm(forms.Form):
    """What a reviewer says of one proposal: whom it is about, and each value, as proposed or put right."""

    whom = forms.CharField(required=False, max_length=LARGEST_NUMBER)
    name = forms.CharField(
        label=gettext_lazy("Name of somebody new"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=gettext_lazy("In its basic form, surname first: a text often bends it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    look_for = forms.CharField(label=gettext_lazy("Their name, in any script"), required=False, max_length=200)
    passage = forms.ChoiceField(
        label=gettext_lazy("Another sentence says it"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the sentences that are offered.")},
    )
    quote = forms.CharField(
        label=gettext_lazy("Or in these words"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=gettext_lazy(
            "Copied from the text as they stand there. They become the passage of what is recorded."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )

    def __init__(self, suggestion: Suggestion, law: Pack | None, data: Any = None, *, whom: str = "") -> None:  # noqa: ANN401 what Django's takes
        initial: dict[str, str] = {"name": suggestion.who, "whom": whom, "quote": _evidence(suggestion)}
        super().__init__(data, initial=initial, auto_id=f"c{suggestion.number}-%s")
        self.suggestion = suggestion
        self.person: Subject | None = None
        self.words: tuple[int, int] | None = None
        cast("forms.ChoiceField", self.fields["passage"]).choices = _offered(suggestion)
        for number, (noun, values) in enumerate(suggestion.said):
            for field in dict.fromkeys((*FILLED_IN[noun], *values)):
                key = f"said-{number}-{field}"
                self.fields[key] = form_field(noun, field, law)
                if law and is_field_unverified(law.id, noun, field, values.get(field, "")):
                    self.fields[key].help_text = _("Not verified: no page confirms what the law pack says of it.")
                initial[key] = as_typed(noun, field, values[field], law) if field in values else ""

    def parts(self) -> Iterator[Part]:
        """The fields of what is said, thing by thing."""
        for number, (noun, _values) in enumerate(self.suggestion.said):
            keys = [key for key in self.fields if key.startswith(f"said-{number}-")]
            yield Part(NOUNS[noun], [self[key] for key in keys])

    def is_looking(self) -> bool:
        """A name to look for is typed: whoever presses Enter there does not mean to accept."""
        return bool(str(self["look_for"].value() or "").strip())

    def clean(self) -> dict[str, Any]:
        """Somebody in particular."""
        given = super().clean() or {}
        if not given.get("whom"):
            self.add_error("whom", _("Choose whom it is about, or say that they are not in the register yet."))
        elif given["whom"] == NEW and not given.get("name", "").strip():
            self.add_error("name", _("Write the name of the new person."))
        return given

    def clean_quote(self) -> str:
        """Words of the report, wherever they stand in it; of several such places the one nearest to the proposed words.
        Where they are left as they are or emptied, the sentence that was chosen, else what was proposed.
        """
        typed, here = str(self.cleaned_data["quote"]), self.suggestion
        chosen = str(self.cleaned_data.get("passage", ""))
        if typed.split() in ([], _evidence(here).split()):
            if chosen:
                first, _dash, last = chosen.partition("-")
                self.words = int(first), int(last)
            return typed
        places = _places_of(typed, here.report.text)
        if not places:
            raise ValidationError(_("The text does not say so in these words. Copy them from it letter by letter."))
        self.words = min(places, key=lambda place: abs(place[0] - here.start))
        return typed

    def find_person(self, reviewer: Member) -> None:
        """Make sure that the reviewer may write of whom they chose."""
        chosen = self.cleaned_data.get("whom", "")
        if chosen in ("", NEW):
            return
        people = Subject.objects.visible_to(reviewer).filter(kind="person")
        self.person = people.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() else None
        if self.person is None:
            self.add_error("whom", _("There is no such person in the register. Choose another."))

    def answer(self) -> Answer:
        """What is to be recorded, without what was emptied."""
        said = [
            (noun, {key.split("-", 2)[2]: str(value) for key, value in self._of(number) if value})
            for number, (noun, _values) in enumerate(self.suggestion.said)
        ]
        named = {} if self.person else {"name": self.cleaned_data["name"]}
        return Answer(self.person, said, named, self.words)

    def _of(self, number: int) -> Iterator[tuple[str, Any]]:
        return ((key, value) for key, value in self.cleaned_data.items() if key.startswith(f"said-{number}-"))


def _evidence(suggestion: Suggestion) -> str:
    return suggestion.report.text[suggestion.start : suggestion.end]


def _offered(suggestion: Suggestion) -> list[tuple[str, str]]:
    """Sentences to choose from, shortened, the proposed words left out."""
    text, proposed = suggestion.report.text, (suggestion.start, suggestion.end)
    found = [place for place in passages(text, *proposed) if place != proposed]
    named = [(f"{start}-{end}", Truncator(" ".join(text[start:end].split())).chars(SHOWN)) for start, end in found]
    return [("", _("as proposed")), *named]


def _places_of(typed: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whatever the spaces and line ends between them."""
    words = typed.split()
    if not words:
        return []
    return [found.span() for found in re.finditer(r"\s+".join(map(re.escape, words)), text)]


def suggested_sources() -> list[str]:
    """Names of sources to choose from."""
    return list(Source.objects.order_by("name").values_list("name", flat=True)[:MOST_SUGGESTED])
