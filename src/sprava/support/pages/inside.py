"""What happens inside: finding the person, entering it, and what waits for a reaction."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.core.errors import Refused
from sprava.records.models import Incident, Person, Subject
from sprava.records.search.find import LONGEST_QUERY, find
from sprava.support.inside import REACTIONS, alarms, react, record_incident
from sprava.support.inside_forms import IncidentForm
from sprava.support.jurisdiction import today

MOST_FOUND = 10


@policy.needs("letters.read")
@require_safe
def inside_page(request: HttpRequest) -> HttpResponse:
    """A name leads to the form; below stands what has not been answered this week."""
    reader, name = member_of(request), request.GET.get("name", "").strip()[:LONGEST_QUERY]
    found = find(name, reader, MOST_FOUND) if name else []
    people = Person.objects.visible_to(reader).in_bulk([one.person for one in found])
    shown = {
        "name": name,
        "people": [people[one.person] for one in found if one.person in people],
        "alarms": alarms(reader, today()),
        "reactions": REACTIONS.items(),
        "may_record": reader.may("incidents.record"),
    }
    return render(request, "support/inside.html", shown)


@policy.needs("incidents.record")
@require_http_methods(["GET", "HEAD", "POST"])
def incident_page(request: HttpRequest, number: int) -> HttpResponse:
    """What happened to one person."""
    person, day = get_visible_or_404(Person.objects, request, pk=number), today()
    form = IncidentForm(day, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        subject = get_visible_or_404(Subject.objects, request, pk=person.pk)
        record_incident(subject, form.heard(), by=member_of(request), today=day)
        messages.success(request, _("Recorded. It stands on their timeline, and here until somebody reacts."))
        return redirect("inside")
    return render(
        request, "support/incident.html", {"form": form, "person": person}, status=422 if form.errors else 200
    )


@policy.needs("letters.write")
@require_POST
def reacted_page(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody has reacted: the incident leaves the list."""
    incident = get_visible_or_404(Incident.objects, request, pk=number)
    try:
        react(incident.pk, request.POST.get("how", ""), today=today())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("inside")
