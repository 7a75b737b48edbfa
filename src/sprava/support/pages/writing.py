"""Writing a letter: to somebody of the register, or, for anybody, to an address that they bring."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.core.errors import Refused
from sprava.records.models import Person
from sprava.support.addresses import Address, address_of
from sprava.support.forms import LetterForm, PublicLetterForm
from sprava.support.jurisdiction import today
from sprava.support.letters import destination_of
from sprava.support.post import usual_language
from sprava.support.sheets import Destination, destination
from sprava.support.whom import lines_of
from sprava.support.writing import Writing

require_reading_or_writing = require_http_methods(["GET", "HEAD", "POST"])


@policy.needs("letters.write")
@require_reading_or_writing
def write_to_page(request: HttpRequest, number: int) -> HttpResponse:
    """A letter to one person. What is typed comes back in the answer and is nowhere else."""
    person = get_visible_or_404(Person.objects, request, pk=number)
    (line,) = lines_of([person], today(), member_of(request))
    form = LetterForm(request.POST) if request.method == "POST" else LetterForm()
    writing = Writing(form, line.facility, today(), addressee=" ".join(name.text for name in person.names.all()))
    if line.refused:
        status = 200 if request.method != "POST" else 422
        return render(request, "support/refused.html", {"line": line, "rules": writing.rules}, status=status)
    answer = _answer(request, writing, lambda: destination_of(line))
    if answer is not None:
        return answer
    shown = {**writing.as_context(), "line": line, "today": today()}
    return render(request, "support/write_to.html", shown, status=_status(writing))


@csrf_exempt  # it changes nothing, so no form can be sent in somebody's name; a token would need a cookie
@policy.open_to_all
@require_reading_or_writing
def write_page(request: HttpRequest) -> HttpResponse:
    """A letter to an address that the writer brings. Shows nobody of the register, and keeps nothing."""
    asked = request.GET.get("lang", "")
    with translation.override(asked if asked in dict(settings.LANGUAGES) else translation.get_language()):
        form = PublicLetterForm(today(), request.POST if request.method == "POST" else None)
        facility = request.POST.get("facility", "") if "facility" in request.POST else ""
        writing = Writing(form, facility, today(), addressee=request.POST.get("name", "")[:200])
        answer = _answer(request, writing, lambda: _typed(form))
        if answer is None:
            shown = {**writing.as_context(), "lang_asked": translation.get_language()}
            answer = render(request, "support/write.html", shown, status=_status(writing))
            answer["Content-Language"] = str(translation.get_language())
    answer["Cache-Control"] = "no-store"
    return answer


def _answer(request: HttpRequest, writing: Writing, to: Callable[[], Destination]) -> HttpResponse | None:
    if request.method != "POST":
        return None
    try:
        return writing.answer(request.POST.get("do", ""), anyway="anyway" in request.POST, to=to)
    except Refused as refusal:
        writing.problem = str(refusal)
        return None


def _status(writing: Writing) -> int:
    refused = writing.problem or writing.asks_again or (writing.form.is_bound and not writing.form.is_valid())
    return 422 if refused else 200


def _typed(form: PublicLetterForm) -> Destination:
    """The address that was typed, else that of the chosen place.

    Raises:
        Refused: the place has none that can be relied on.
    """
    name, typed = form.cleaned_data["name"], form.cleaned_data["address"].strip()
    if typed:
        return destination(name, "", typed.splitlines(), usual_language())
    found = address_of(form.cleaned_data["facility"], today())
    if not isinstance(found, Address):
        raise Refused(str(found))
    return destination(name, "", found.lines, found.lang)
