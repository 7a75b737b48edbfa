"""A list on the desk: how it will be read, corrected until it is right, then taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Compartment, Member
from sprava.intake import incoming, looking, running
from sprava.intake.choosing import groups_for
from sprava.intake.forms import LayoutForm
from sprava.intake.importing import begin
from sprava.intake.incoming import Brought
from sprava.intake.mapping import Mapping, read_mapping, write_mapping
from sprava.intake.pages.imports import toml_file
from sprava.intake.problems import ListRefused
from sprava.reading.documents.packed import MEGABYTE
from sprava.records.actions.sources import record_source
from sprava.records.models import Import, Source

_LONGEST_MAPPING = MEGABYTE


@policy.needs("lists.import")
@require_http_methods(["GET", "POST"])
def list_page(request: HttpRequest, token: str) -> HttpResponse:
    """See how the list will be read; look again, take it in, or forget it."""
    brought = _brought_or_404(request, token)
    if request.method == "POST":
        return _ANSWERS.get(request.POST.get("then", ""), _look_again)(request, brought)
    if not brought.begun:
        brought = _begin_to_look(brought)
    return _shown(request, brought)


@policy.needs("lists.import")
@require_safe
def list_mapping_file(request: HttpRequest, token: str) -> HttpResponse:
    """How the columns are read so far, as TOML."""
    return toml_file(_brought_or_404(request, token).mapping, "mapping.toml")


def _brought_or_404(request: HttpRequest, token: str) -> Brought:
    brought = incoming.brought_by(member_of(request), token)
    if brought is None or brought.compartment not in member_of(request).compartments_seen():
        raise Http404
    return brought


def _begin_to_look(brought: Brought) -> Brought:
    kept = Source.objects.filter(name=brought.source).values_list("mapping", flat=True).first() or ""
    with incoming.as_it_came(brought) as path:
        try:
            mapping, begun = looking.first_mapping(path, kept)
        except ListRefused:
            mapping, begun = looking.NOTHING_KNOWN, ""  # the page says why, and can be told how the file is written
    return _kept(brought, mapping, begun)


def _kept(brought: Brought, mapping: Mapping, begun: str) -> Brought:
    return incoming.with_mapping(brought, write_mapping(mapping), begun)


def _look_again(request: HttpRequest, brought: Brought) -> HttpResponse:
    form = _layout_form(request, brought)
    if not form.is_valid():
        return _shown(request, brought, form=form)
    _corrected(request, brought, form)
    return redirect("intake-list", token=brought.token)


def _take_in(request: HttpRequest, brought: Brought) -> HttpResponse:
    form = _layout_form(request, brought)
    if not form.is_valid():
        return _shown(request, brought, form=form)
    brought = _corrected(request, brought, form)
    if brought.begun != "chosen":
        return redirect(
            "intake-list", token=brought.token
        )  # the file is read otherwise now: look before it is taken in
    try:
        reading = _begin(brought, member_of(request))
    except ListRefused as refusal:
        return _shown(request, brought, error=looking.why_not(refusal, get_language() or "en"))
    incoming.put_away(brought)
    running.start(reading, member_of(request))
    return redirect("import", number=reading.pk)


def _layout_form(request: HttpRequest, brought: Brought) -> LayoutForm:
    return LayoutForm(request.POST, mapping=looking.mapping_in(brought.mapping))


def _corrected(request: HttpRequest, brought: Brought, form: LayoutForm) -> Brought:
    with incoming.as_it_came(brought) as path:
        mapping, begun = looking.corrected(path, form.mapping, form.applied(), request.POST.dict())
    return _kept(brought, mapping, begun)


def _begin(brought: Brought, member: Member) -> Import:
    """Archive the list and begin to read it.

    Raises:
        ListRefused: it cannot be read. Then nothing has been written, not even its source.
    """
    mapping = replace(looking.mapping_in(brought.mapping), full_list=brought.whole)
    with incoming.as_it_came(brought) as path:
        looking.refuse_unreadable(path, mapping)
        return begin(
            path,
            source=record_source(brought.source, kind=Source.Kind.LIST, grade=brought.grade or Source.Grade.RETOLD),
            mapping=mapping,
            by=member,
            compartment=Compartment.objects.get(pk=brought.compartment),
            klass=brought.klass,
            as_of=brought.day,
        )


def _propose_anew(_request: HttpRequest, brought: Brought) -> HttpResponse:
    layout = looking.mapping_in(brought.mapping).layout
    with incoming.as_it_came(brought) as path:
        try:
            mapping, begun = looking.anew(path, layout)
        except ListRefused:
            mapping, begun = looking.nothing_known(layout), ""
    _kept(brought, mapping, begun)
    return redirect("intake-list", token=brought.token)


def _read_by_text(request: HttpRequest, brought: Brought) -> HttpResponse:
    file = request.FILES.get("text_file")
    text = request.POST.get("text", "")
    try:
        if file is not None:
            text = file.read(_LONGEST_MAPPING).decode("utf-8", "replace")
        mapping = read_mapping(text)
    except ListRefused as refusal:
        return _shown(request, brought, error=looking.why_not(refusal, get_language() or "en"), text=text)
    _kept(brought, mapping, "chosen")
    return redirect("intake-list", token=brought.token)


def _forget(request: HttpRequest, brought: Brought) -> HttpResponse:
    incoming.put_away(brought)
    messages.success(request, _("The file is forgotten. Nothing of it was taken in."))
    return redirect("intake")


def _shown(
    request: HttpRequest, brought: Brought, *, form: LayoutForm | None = None, error: str = "", text: str | None = None
) -> HttpResponse:
    mapping = looking.mapping_in(brought.mapping)
    with incoming.as_it_came(brought) as path:
        seen = looking.look(
            path, mapping, lang=get_language() or "en", day=brought.day, is_guess=brought.begun == "proposed"
        )
    shown = {
        "brought": brought,
        "seen": seen,
        "error": error or seen.error,
        "form": form,
        "layout": form or LayoutForm(mapping=mapping),
        "groups": groups_for(mapping.about),
        "used": sum(bool(line.chosen) for line in seen.lines),
        "shipped": mapping.name if brought.begun == "shipped" else "",
        "text": brought.mapping if text is None else text,
    }
    refused = error or seen.error or (form is not None and form.errors)
    return render(request, "intake/list.html", shown, status=422 if refused else 200)


_ANSWERS: dict[str, Callable[[HttpRequest, Brought], HttpResponse]] = {
    "look": _look_again,
    "take": _take_in,
    "anew": _propose_anew,
    "text": _read_by_text,
    "forget": _forget,
}
