"""Entering by hand: a person, or one more thing about a person."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Member
from sprava.casework import jurisdiction
from sprava.casework.apparatus import Apparatus
from sprava.casework.entering import (
    Alike,
    alike,
    enter_more,
    enter_person,
    enter_picture,
    enter_said,
    subject_of,
)
from sprava.casework.entry_forms import PersonForm, PictureForm, SourceForm, said_form
from sprava.casework.pages.person import LARGEST
from sprava.casework.timeline import case_name
from sprava.casework.words import NOUNS
from sprava.core.nouns import OF_A_PERSON
from sprava.packs.labels import choices_named
from sprava.records.dossier import Dossier, dossier
from sprava.records.models import Source, Subject

MOST_SOURCES = 300


@policy.needs("claims.record")
@require_http_methods(["GET", "POST"])
def new_person_page(request: HttpRequest) -> HttpResponse:
    """Somebody new; whoever may be the same person is shown before anything is saved."""
    reader = member_of(request)
    form = PersonForm(request.POST or None, reader=reader, initial={"source": request.GET.get("source", "")})
    found: tuple[Alike, ...] = ()
    if request.method == "POST" and form.is_valid():
        same = _same(request, reader)
        found = () if same or "anyway" in request.POST else alike(form.cleaned_data["name"], reader)
        if not found:
            person = enter_more(same, form, reader) if same else enter_person(form, reader)
            return _entered(request, form, person)
    return _shown(request, "casework/new_person.html", form, alike=found, status=422 if form.errors or found else 200)


@policy.needs("claims.record")
@require_http_methods(["GET", "POST"])
def new_event_page(request: HttpRequest, number: int, noun: str) -> HttpResponse:
    """One more thing about a person: what happened, or who they are."""
    reader = member_of(request)
    if noun not in {*OF_A_PERSON, "person"}:
        raise Http404
    found, person = _written_of(number, reader)
    form = said_form(noun)(request.POST or None, reader=reader, initial={"source": request.GET.get("source", "")})
    if request.method == "POST" and form.is_valid():
        if form.values():
            enter_said(person, noun, form, reader, of=_case(request, found))
            messages.success(request, _("Recorded."))
            return redirect("person", number=found.person)
        form.add_error(None, _("Nothing was filled in. Say at least one thing about it."))
    shown = {"person": found, "name": found.names[0][1].value, "noun": NOUNS[noun], "cases": _cases(found, noun)}
    return _shown(request, "casework/new_event.html", form, **shown, status=422 if form.errors else 200)


@policy.needs("claims.record")
@require_http_methods(["GET", "POST"])
def new_picture_page(request: HttpRequest, number: int) -> HttpResponse:
    """A photograph of a person, with who shows it."""
    reader = member_of(request)
    found, person = _written_of(number, reader)
    form = PictureForm(request.POST or None, files=request.FILES or None, reader=reader)
    if request.method == "POST" and form.is_valid():
        enter_picture(person, form, reader)
        messages.success(request, _("The photograph is kept."))
        return redirect("person", number=found.person)
    shown = {"person": found, "name": found.names[0][1].value}
    return _shown(request, "casework/new_picture.html", form, **shown, status=422 if form.errors else 200)


def _written_of(number: int, reader: Member) -> tuple[Dossier, Subject]:
    """The person of whom something is to be written down; a missing page where the reader may not."""
    found = dossier(number, reader) if number <= LARGEST else None
    person = subject_of(found, reader) if found else None
    if found is None or person is None:
        raise Http404
    return found, person


def _same(request: HttpRequest, reader: Member) -> Subject | None:
    """The person who was said to be the one meant, if the reader may see them."""
    chosen = request.POST.get("same", "")
    found = dossier(int(chosen), reader) if chosen.isascii() and chosen.isdigit() and len(chosen) < 18 else None
    return subject_of(found, reader) if found else None


def _entered(request: HttpRequest, form: SourceForm, person: Subject) -> HttpResponse:
    messages.success(request, _("Recorded: %(name)s.") % {"name": form.cleaned_data["name"]})
    if "another" in request.POST:
        return redirect(f"{reverse('new-person')}?{urlencode({'source': form.cleaned_data['source']})}")
    return redirect("person", number=person.pk)


def _case(request: HttpRequest, found: Dossier) -> Subject | None:
    chosen = request.POST.get("of", "")
    number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 18 else 0
    cases = Subject.objects.visible_to(member_of(request)).filter(pk__in=found.proceedings)
    return cases.filter(pk=number).first()


def _cases(found: Dossier, noun: str) -> list[tuple[int, str]]:
    """The proceedings to which such a thing can belong."""
    if noun not in ("charge", "hearing", "sentence", "appeal", "detention"):
        return []
    seen = Apparatus(found.claims, {})
    return [(number, case_name(case, seen)) for number, case in found.proceedings.items()]


def _shown(request: HttpRequest, template: str, form: SourceForm, *, status: int, **rest: Any) -> HttpResponse:  # noqa: ANN401 what templates show
    kinds = {field.field.widget.attrs.get("list", "") for field in form.said} - {""}
    law = jurisdiction.pack()
    shown = {
        "form": form,
        "sources": Source.objects.order_by("name").values_list("name", flat=True)[:MOST_SOURCES],
        "choices": {kind: choices_named(law, kind, get_language() or "en") for kind in sorted(kinds)},
    }
    return render(request, template, {**shown, **rest}, status=status)
