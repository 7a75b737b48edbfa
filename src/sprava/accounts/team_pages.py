"""Teams and what they see, as a steward arranges it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.actions import found_team, set_openings
from sprava.accounts.forms import NewTeamForm, OpeningsForm
from sprava.accounts.models import Member, Team
from sprava.core.errors import Refused


@policy.needs("members.manage")
@require_http_methods(["GET", "POST"])
def teams_page(request: HttpRequest) -> HttpResponse:
    """Every team with its members and what it sees; a new one is founded here."""
    form = NewTeamForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            team = found_team(given["name"], sees=given["compartments"], own_part=given["own_part"])
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Founded: %(team)s. Give members to it on their pages.") % {"team": team})
            return redirect("teams")
    counted = Team.objects.prefetch_related("compartments").annotate(
        people=Count("members", filter=Q(members__in=Member.objects.working()))
    )
    return render(request, "accounts/teams.html", {"teams": counted, "form": form}, status=422 if form.errors else 200)


@policy.needs("members.manage")
@require_http_methods(["GET", "POST"])
def team_page(request: HttpRequest, team_id: int) -> HttpResponse:
    """What one team sees, and who belongs to it."""
    team = get_object_or_404(Team, pk=team_id)
    held = {"compartments": team.compartments.all()}
    form = OpeningsForm(request.POST if request.method == "POST" else None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            set_openings(team, form.cleaned_data["compartments"])
        except Refused as refusal:
            form.add_error("compartments", str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("teams")
    shown = {"team": team, "form": form, "members": Member.objects.working().filter(teams=team)}
    return render(request, "accounts/team.html", shown, status=422 if form.errors else 200)
