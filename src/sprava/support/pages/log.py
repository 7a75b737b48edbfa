"""Counting letters: for one person and one week, without anybody who wrote."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.core.errors import Refused
from sprava.records.models import Person, Spell
from sprava.support.jurisdiction import today
from sprava.support.log_forms import CodeForm, LogForm
from sprava.support.tallies import WEEKS_SHOWN, behind_sheet_code, log_letters, tallies_of, totals, weeks_of
from sprava.support.weeks import weeks_back


@policy.needs("letters.write")
@require_http_methods(["GET", "HEAD", "POST"])
def log_page(request: HttpRequest) -> HttpResponse:
    """From the code on a checklist to the form of its person and week; and what was counted, week by week."""
    given = request.POST if request.method == "POST" else request.GET if "code" in request.GET else None
    form = CodeForm(given)
    if given is not None and form.is_valid():
        found = behind_sheet_code(form.cleaned_data["code"].rsplit("=", 1)[-1], _held(request), today())
        if found:
            return redirect(f"{reverse('letters-log-person', args=[found[0]])}?{urlencode({'week': found[1]})}")
        form.add_error("code", _("No checklist of the last weeks has this code. Compare it with the paper."))
    shown = {"form": form, "weeks": totals(member_of(request))[::-1], "weeks_shown": WEEKS_SHOWN}
    return render(request, "support/log.html", shown, status=422 if form.errors else 200)


@policy.needs("letters.write")
@require_http_methods(["GET", "HEAD", "POST"])
def log_person_page(request: HttpRequest, number: int) -> HttpResponse:
    """Numbers for one person and one week."""
    person, day = get_visible_or_404(Person.objects, request, pk=number), today()
    week = request.GET.get("week", "")
    initial = {"week": week} if week in weeks_back(day, WEEKS_SHOWN) else {}
    form = LogForm(day, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            log_letters(person.pk, form.counts(), form.cleaned_data["week"], today=day)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            # Nobody is named: the message waits in the session of whoever counted.
            messages.success(request, _("Counted."))
            return redirect("letters-log")
    shown = {
        "person": person,
        "form": form,
        "tally": tallies_of([person.pk], day)[person.pk],
        "weeks": weeks_of(person.pk, day),
        "weeks_shown": WEEKS_SHOWN,
    }
    return render(request, "support/log_person.html", shown, status=422 if form.errors else 200)


def _held(request: HttpRequest) -> list[int]:
    """People who may have stood on a checklist of the last weeks."""
    spells, day = Spell.objects.visible_to(member_of(request)), today()
    found: set[int] = set()
    for on in (day, day - timedelta(weeks=WEEKS_SHOWN)):  # who has come out since may have got the letter before
        found.update(spells.possibly_on(on).order_by().values_list("person_id", flat=True))
    return sorted(found)
