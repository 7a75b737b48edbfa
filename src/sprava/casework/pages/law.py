"""The law pack of the register: its sections, and one section row by row."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from sprava.accounts import policy
from sprava.casework.jurisdiction import pack
from sprava.casework.law import NAMES, LawRow, section_lines, section_rows
from sprava.packs import SECTIONS, Pack, load, shipped
from sprava.packs.corrections import LONGEST, Correction, empty_row, row_text

MOST_LINES = 60


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Text of the row"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"spellcheck": "false", "dir": "ltr", "class": "mono"}),
    )


@policy.needs("sources.read")
@require_safe
def law_page(request: HttpRequest) -> HttpResponse:
    """What the pack holds, how much of it nobody has verified, and how to correct it."""
    law = _asked(request)
    lines = section_lines(law) if law else ()
    language = get_language() or "en"
    context = {
        "law": law,
        "name": law.name.say(language) if law else "",
        "query": _query(law),
        "others": [(one.id, one.name.say(language)) for one in map(load, shipped()) if one is not law],
        "sections": lines,
        "unverified": sum(line.unverified for line in lines),
    }
    return render(request, "casework/law.html", context)


@policy.needs("sources.read")
@require_safe
def law_section_page(request: HttpRequest, section: str) -> HttpResponse:
    """The rows of one section, or only those that nobody has verified."""
    law = _asked(request)
    if law is None or section not in SECTIONS:
        raise Http404
    only = request.GET.get("show") == "unverified"
    rows = section_rows(law, section, get_language() or "en", only_unverified=only)
    context = {
        "label": NAMES[section],
        "section": section,
        "law": law,
        "query": _query(law),
        "file": f"{law.id}/{SECTIONS[section][0]}",
        "rows": rows,
        "all": len(law.rows_of(section)),
        "only": only,
        "unverified": sum(row.is_unverified for row in rows),
    }
    return render(request, "casework/law_section.html", context)


@policy.needs("sources.read")
@require_http_methods(["GET", "HEAD", "POST"])
def law_row_page(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """One row as its file has it, and a correction of it: looked at, and given back as a file. Nothing is kept.

    ``number`` is the place of the row in its section; 0 is for one that is missing.
    """
    law = _asked(request)
    if law is None or section not in SECTIONS or number > len(law.rows_of(section)):
        raise Http404
    text = _text_of(law, section, number)
    form = CorrectionForm(request.POST if request.method == "POST" else None, initial={"text": text})
    form.fields["text"].widget.attrs["rows"] = min(text.count("\n") + 3, MOST_LINES)
    problems: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    name = f"{law.id}-{section}-{number or 'new'}.toml"
    if form.is_bound and form.is_valid():
        correction = Correction(law, section, number, form.cleaned_data["text"].replace("\r\n", "\n"))
        problems, change = correction.problems(), correction.change
        if change and not problems and request.POST.get("do") == "file":
            named = {"Content-Disposition": f'attachment; filename="{name}"'}
            return HttpResponse(correction.as_file(), content_type="application/toml; charset=utf-8", headers=named)
    rows = section_rows(law, section, get_language() or "en")
    row = rows[number - 1] if number else None
    context = {
        "law": law, "section": section, "label": NAMES[section], "query": _query(law), "row": row, "form": form,
        "named": _named(row, section), "text": text,
        "file": f"{law.id}/{SECTIONS[section][0]}", "file_name": name, "problems": problems, "change": change,
    }  # fmt: skip
    return render(request, "casework/law_row.html", context, status=422 if form.errors or problems else 200)


def _named(row: LawRow | None, section: str) -> str:
    if row is None:
        return gettext("A row that is missing")
    return " · ".join(filter(None, (row.id, row.head))) or f"{NAMES[section]} {row.number}"


def _text_of(law: Pack, section: str, number: int) -> str:
    return row_text(law, section, number) if number else empty_row(section)


def _asked(request: HttpRequest) -> Pack | None:
    """The pack that the address names, else that of the register."""
    named = request.GET.get("pack", "")
    return load(named) if named in shipped() else pack()


def _query(law: Pack | None) -> str:
    """What links to the pages of this pack carry along."""
    return "" if law is None or law is pack() else f"pack={law.id}"
