"""Parcels and visits: what is under way, and for one person the quota, the round and the packing sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.core.errors import Refused
from sprava.records.models import Person
from sprava.records.search.find import LONGEST_QUERY, find
from sprava.support.jurisdiction import today
from sprava.support.packing import packing_sheet
from sprava.support.parcel_forms import RoundForm
from sprava.support.parcels import REFUSALS, Round, Step, move_round, open_round, rounds_of, under_way
from sprava.support.printing import can_print, printed
from sprava.support.quotas import Item, Quota, items_for, quotas, regime_of, regime_words, rules_of
from sprava.support.rules import PlaceRule, in_words
from sprava.support.whom import DIED, NOT_HELD, SILENCE, Line, lines_of
from sprava.support.writing import pdf_answer

MOST_FOUND = 10
REFUSED = (DIED, NOT_HELD, SILENCE)


@dataclass(slots=True)
class Parcels:
    """Everything that the page of one person says."""

    line: Line
    regime: str
    rules: list[PlaceRule]
    rounds: list[Round]
    quotas: list[Quota]
    items: list[Item]

    @property
    def refused(self) -> str:
        """Why nothing is sent to them: they are dead, free, or asked for silence."""
        return str(self.line.refused) if self.line.refused in REFUSED else ""

    def left(self, kind: str) -> int | None:
        """What the quota still holds of a kind."""
        return next((quota.left for quota in self.quotas if quota.kind == kind), None)


@policy.needs("letters.read")
@require_safe
def parcels_page(request: HttpRequest) -> HttpResponse:
    """What waits for its next step; a name leads to a person."""
    reader, name = member_of(request), request.GET.get("name", "").strip()[:LONGEST_QUERY]
    found = [one.person for one in find(name, reader, MOST_FOUND)] if name else []
    rounds = under_way(reader, today())
    people = Person.objects.visible_to(reader).in_bulk([*found, *(one.person for one in rounds)])
    shown = {
        "name": name,
        "people": [people[number] for number in found if number in people],
        "parcels": [(people[one.person], one) for one in rounds if one.person in people and not one.is_visit],
        "visits": [(people[one.person], one) for one in rounds if one.person in people and one.is_visit],
    }
    return render(request, "support/parcels.html", shown)


@policy.needs("letters.write")
@require_http_methods(["GET", "HEAD", "POST"])
def parcels_person_page(request: HttpRequest, number: int) -> HttpResponse:
    """The quota of one person, and a new parcel or visit."""
    person, day = get_visible_or_404(Person.objects, request, pk=number), today()
    about = _about(request, person, day)
    form = RoundForm(day, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not about.refused:
            given = form.cleaned_data
            open_round(person.pk, given["kind"], today=day, week=given["week"], step=form.step())
            return redirect("parcels-person", number=person.pk)
        form.add_error(None, about.refused)
    shown = {
        "person": person, "about": about, "form": form, "year": day.year, "refusals": REFUSALS.items(),
        "can_print": can_print(),
    }  # fmt: skip
    return render(request, "support/parcels_person.html", shown, status=422 if form.errors else 200)


@policy.needs("letters.write")
@require_POST
def move_parcel_page(request: HttpRequest, number: int) -> HttpResponse:
    """One step further."""
    person, day = get_visible_or_404(Person.objects, request, pk=number), today()
    about, token = _about(request, person, day), request.POST.get("token", "")
    kind = next((one.kind for one in about.rounds if one.token == token), "")
    step = Step(
        request.POST.get("step", ""), request.POST.get("reason", ""), "agreed" in request.POST, about.left(kind)
    )
    try:
        move_round(person.pk, token, step, today=day)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("parcels-person", number=person.pk)


@policy.needs("letters.read")
@require_safe
def packing_file(request: HttpRequest, number: int) -> HttpResponse:
    """The packing sheet as PDF."""
    person = get_visible_or_404(Person.objects, request, pk=number)
    about = _about(request, person, today())
    try:
        if about.refused:
            raise Refused(about.refused)
        sheet = packing_sheet(about.line, about.quotas, about.items, get_language() or "en")
        return pdf_answer(printed([sheet]), "packing.pdf")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("parcels-person", number=person.pk)


def _about(request: HttpRequest, person: Person, day: date) -> Parcels:
    reader = member_of(request)
    (line,) = lines_of([person], day, reader)
    regime = regime_of(person.pk, line.facility, reader)
    rules = rules_of(line.facility, regime, day)
    rounds = rounds_of(person.pk, day.year)
    language = get_language() or "en"
    items = items_for(line.facility, regime, day, language)
    said = [in_words(rule, language) for rule in rules]
    return Parcels(line, regime_words(regime, language), said, rounds, quotas(rules, rounds), items)
