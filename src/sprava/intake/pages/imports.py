"""One import: how far it is, what came of it, stopping it and letting it go on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.intake import problems, running
from sprava.intake.forms import KLASSES
from sprava.intake.mapping import read_mapping, write_mapping
from sprava.intake.outcome import changes_from, changes_of, faults_of, has_lost_most, rows_read, severities_of
from sprava.intake.pages.desk import state_of
from sprava.intake.sight import import_or_404
from sprava.records.models import Import

FIRST_FEW = 15
SECONDS_BETWEEN_LOOKS = 2


@policy.needs("lists.import")
@require_safe
def import_page(request: HttpRequest, number: int) -> HttpResponse:
    """How far it is while it runs, and what came of it."""
    reading = import_or_404(request, number)
    state = state_of(reading)
    shown: dict[str, object] = {"reading": reading, "state": state, "rows_read": rows_read(reading)}
    if state == "running":
        return _followed(request, shown)
    member, lang = member_of(request), get_language() or "en"
    day, klass = reading.as_of, reading.klass
    shown |= {
        "severities": severities_of(reading),
        "faults": faults_of(reading, lang)[:FIRST_FEW],
        "changes": changes_of(reading, member),
        "few_changes": changes_from(reading, member, size=FIRST_FEW)[0],
        "warning": problems.say("most_are_gone", {}, lang) if has_lost_most(reading) else "",
        "day": day,
        "klass_words": dict(KLASSES)[klass],
    }
    return render(request, "intake/import.html", shown)


@policy.needs("lists.import")
@require_POST
def stop_page(request: HttpRequest, number: int) -> HttpResponse:
    """Rest after the rows that are being taken in."""
    reading = import_or_404(request, number)
    running.stop(reading)
    messages.info(
        request, _("It rests after the rows that are being taken in. What was taken stays; “Go on” continues.")
    )
    return redirect("import", number=reading.pk)


@policy.needs("lists.import")
@require_POST
def go_on_page(request: HttpRequest, number: int) -> HttpResponse:
    """Read on from where it was interrupted."""
    reading = import_or_404(request, number)
    if reading.state == Import.State.RUNNING:
        running.start(reading, member_of(request))
    return redirect("import", number=reading.pk)


@policy.needs("lists.import")
@require_safe
def mapping_file(request: HttpRequest, number: int) -> HttpResponse:
    """How the columns of this list were read, as TOML."""
    reading = import_or_404(request, number)
    # Where the claims of this import lie is nobody's business who is sent the mapping.
    return toml_file(write_mapping(read_mapping(reading.mapping)), f"mapping-{reading.pk}.toml")


def toml_file(text: str, name: str) -> HttpResponse:
    """A mapping to keep or to send to somebody."""
    answer = HttpResponse(text, content_type="application/toml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _followed(request: HttpRequest, shown: dict[str, object]) -> HttpResponse:
    """A page that loads itself again, without a script, until the reader asks it to hold still."""
    is_still = "still" in request.GET
    answer = render(request, "intake/running.html", shown | {"is_still": is_still})
    if not is_still:
        answer.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return answer
