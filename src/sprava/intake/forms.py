"""What a member says of a list: whose it is, how widely it may be known, how its file is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import F, Max
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Compartment, Member
from sprava.core.dates import parse_date
from sprava.core.errors import Unreadable
from sprava.core.wording import size_words
from sprava.intake.mapping import Mapping
from sprava.reading.documents.packed import LARGEST_UPLOAD
from sprava.records.models import Claim, Source

MOST_SUGGESTED = 300
GRADES = (
    ("", _("it is here already")),
    (Source.Grade.OFFICIAL.value, _("official: a state body’s own paper")),
    (Source.Grade.FIRST_HAND.value, _("first-hand: they were there, or have it from the family or the lawyer")),
    (Source.Grade.RELIABLE.value, _("reliable: they check before they publish")),
    (Source.Grade.RETOLD.value, _("retold: they repeat what others say")),
    (Source.Grade.DOUBTFUL.value, _("doubtful: often wrong, or nobody knows who they are")),
)
EXTENTS = (
    ("part", _("Part of them, or only what is new. Whoever is missing from it is not thought to have left the list.")),
    ("whole", _("The full list. Whoever was on it last time and is missing now is noted as removed at the source.")),
)
KLASSES = (
    (
        Claim.Klass.PUBLIC.value,
        _("From a public source: anybody can read it there. Whether we publish it is decided later and elsewhere."),
    ),
    (
        Claim.Klass.INTERNAL.value,
        _("Internal: it was given to us and is not public. Members see it here; it does not go to the public site."),
    ),
    (
        Claim.Klass.SENSITIVE.value,
        _(
            "Sensitive: it could harm somebody if it got out. Only reviewers see it, on the person’s own page; "
            "it is in no list, no search and no figure."
        ),
    ),
)
FOUND_OUT = ("", _("found out from the file"))
ENCODINGS = (
    FOUND_OUT,
    ("utf-8", "UTF-8"),
    ("cp1251", "Windows-1251"),
    ("koi8-r", "KOI8-R"),
    ("cp866", "DOS (866)"),
    ("iso8859-5", "ISO 8859-5"),
    ("mac-cyrillic", "Mac"),
    ("utf-16", "UTF-16"),
)
SEPARATOR_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SEPARATORS = (
    FOUND_OUT,
    ("comma", _("a comma")),
    ("semicolon", _("a semicolon")),
    ("tab", _("a tab")),
    ("bar", _("a bar: |")),
)
DATES = (
    ("dmy", _("the day comes first: 3.12 is in December")),
    ("mdy", _("the month comes first: 3/12 is in March")),
)


class BringForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A spreadsheet (XLSX, XLS, ODS), CSV or JSON. Passwords have to be taken off first."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xls,.ods,.json,.jsonl,.ndjson"}),
        error_messages={
            "required": _("Choose the file of the list."),
            "empty": _("This file is empty. Choose the one that holds the list."),
        },
        allow_empty_file=False,
    )
    source = forms.CharField(
        label=_("Whose list it is"),
        max_length=200,
        help_text=_(
            "Who says what is in it: an organisation, a court, a channel. Begin to type and choose, or name a new one."
        ),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
        error_messages={"required": _("Name the source: without one nothing can be taken in.")},
    )
    grade = forms.TypedChoiceField(
        label=_("How far the source is to be trusted, if it is new"),
        choices=GRADES,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Where sources differ, the better one is shown first. Both stay readable."),
    )
    day = forms.CharField(
        label=_("Day of the list"),
        max_length=32,
        required=False,
        help_text=_("On which day the list says this. Write 2026-11-20, or 2026-11 if only the month is known."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "2026-11-20"}),
    )
    extent = forms.ChoiceField(
        label=_("Does it name everyone whom this source lists?"),
        choices=EXTENTS,
        initial="part",
        widget=forms.RadioSelect,
    )
    klass = forms.TypedChoiceField(
        label=_("Who may know what it says?"),
        choices=KLASSES,
        coerce=int,
        initial=Claim.Klass.PUBLIC.value,
        widget=forms.RadioSelect,
    )
    compartment = forms.TypedChoiceField(
        label=_("Which part of the register does it belong to?"),
        coerce=int,
        help_text=_("Only the teams of that part will know that the list is here."),
    )

    def __init__(self, *given: Any, member: Member, **rest: Any) -> None:  # noqa: ANN401 as Django hands them over
        super().__init__(*given, **rest)
        open_to = Compartment.objects.filter(pk__in=member.compartments_seen())
        self.compartments = {part.pk: part for part in open_to}
        field = self.fields["compartment"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 for the type checker
        field.choices = [(part.pk, str(part)) for part in self.compartments.values()]
        field.initial = next(
            (part.pk for part in self.compartments.values() if part.code == Compartment.REGISTER),
            next(iter(self.compartments), None),
        )
        if len(self.compartments) == 1:
            # Nobody is asked where there is no choice.
            field.required, field.empty_value = False, field.initial
            field.widget = forms.HiddenInput()

    def clean_file(self) -> UploadedFile[Any]:
        """A file that a browser may bring."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_UPLOAD:
            language = get_language() or "en"
            raise forms.ValidationError(
                _(
                    "This file has %(size)s; up to %(limit)s can be brought here. "
                    "Larger lists go in by the command line: sprava import."
                ),
                params={"size": size_words(file.size or 0, language), "limit": size_words(LARGEST_UPLOAD, language)},
            )
        return file

    def clean_day(self) -> str:
        """A day as exactly as it is known, or nothing."""
        day: str = self.cleaned_data["day"].strip()
        try:
            return str(parse_date(day)) if day else ""
        except Unreadable as cause:
            raise forms.ValidationError(
                _("“%(day)s” is not a date. Write 2026, 2026-11 or 2026-11-20."), params={"day": day[:40]}
            ) from cause

    def clean(self) -> dict[str, Any]:
        """A new source comes with its grade, so that a slip of the pen does not make a new source."""
        given = super().clean() or {}
        name = given.get("source")
        if name and not given.get("grade") and not Source.objects.filter(name=name).exists():
            self.add_error(
                "grade",
                _(
                    "There is no source of the name “%(name)s” yet. Choose one that is here, "
                    "or say how far this new one is to be trusted."
                )
                % {"name": name},
            )
        return given


def suggested_sources() -> list[str]:
    """Names of sources to choose from: those whose lists came in before are first."""
    named = Source.objects.exclude(kind=Source.Kind.PACK).annotate(last=Max("imports__pk"))
    return list(named.order_by(F("last").desc(nulls_last=True), "name").values_list("name", flat=True)[:MOST_SUGGESTED])


class LayoutForm(forms.Form):
    """How the file itself is written, where it was found out wrongly."""

    encoding = forms.ChoiceField(label=_("How letters are written"), choices=ENCODINGS, required=False)
    separator = forms.ChoiceField(label=_("Between the columns"), choices=SEPARATORS, required=False)
    sheet = forms.CharField(
        label=_("Sheet of the workbook"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    heading_row = forms.IntegerField(label=_("Row of the heading"), min_value=1, max_value=1000, required=False)
    dates = forms.ChoiceField(label=_("In dates"), choices=DATES)

    def __init__(self, sent: QueryDict | None = None, *, mapping: Mapping) -> None:
        layout = mapping.layout
        separator = SEPARATOR_NAMES.get(layout.separator, layout.separator)
        says = {
            "encoding": layout.encoding,
            "separator": separator,
            "sheet": layout.sheet,
            "heading_row": layout.heading_row or None,
            "dates": mapping.dates,
        }
        super().__init__(sent, initial=says)
        self.mapping = mapping
        self._offer("encoding", ENCODINGS, layout.encoding)
        self._offer("separator", SEPARATORS, separator)

    def _offer(self, name: str, choices: Sequence[tuple[str, str | Promise]], value: str) -> None:
        """What the text of a mapping says and this page does not offer is offered all the same."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField) and value not in dict(choices):
            field.choices = [*choices, (value, value)]

    def applied(self) -> Mapping:
        """The mapping with what was said of the file."""
        given, mapping = self.cleaned_data, self.mapping
        by_name = {name: separator for separator, name in SEPARATOR_NAMES.items()}
        layout = replace(
            mapping.layout,
            encoding=given["encoding"],
            separator=by_name.get(given["separator"], given["separator"]),
            sheet=given["sheet"].strip(),
            heading_row=given["heading_row"] or 0,
        )
        return replace(mapping, layout=layout, dates=given["dates"])
