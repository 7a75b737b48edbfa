"""The law pack of the register: its sections, and one section row by row."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.casework.jurisdiction import pack
from sprava.casework.law import NAMES, section_lines, section_rows
from sprava.packs.pack import SECTIONS, Pack, load, shipped


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


def _asked(request: HttpRequest) -> Pack | None:
    """The pack that the address names, else that of the register."""
    named = request.GET.get("pack", "")
    return load(named) if named in shipped() else pack()


def _query(law: Pack | None) -> str:
    """What links to the pages of this pack carry along."""
    return "" if law is None or law is pack() else f"pack={law.id}"
