"""One person: who, where and why we say so, what happened, who says it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.casework.jurisdiction import times_in
from sprava.casework.portrait import portrait
from sprava.casework.words import NOUNS
from sprava.core.nouns import OF_A_PERSON
from sprava.records.dossier import dossier
from sprava.records.pairs import pairs_beside
from sprava.records.times import Times

LARGEST = 2**63 - 1
"""What a database can hold as a number; a larger one is nobody's."""


@policy.needs("people.read")
def person_page(request: HttpRequest, number: int) -> HttpResponse:
    """A person on a day, as known on a day. The number of a record that was merged leads to the person."""
    reader, times = member_of(request), times_in(request.GET)
    found = dossier(number, reader, known_at=times.known_at) if number <= LARGEST else None
    if found is None:
        return _not_known_then(request, number, times)
    if found.person != number:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("person", args=[found.person]) + query)
    events = [(noun, NOUNS[noun]) for noun in NOUNS if noun in OF_A_PERSON]
    may_add = times.is_now and reader.may("claims.record")
    shown = {
        "one": portrait(found, reader, times),
        "times": times,
        "events": events,
        "may_add": may_add,
        # Whether two are one person is a question of today, whatever day the page is about.
        "beside": pairs_beside(number, reader) if times.is_now else [],
        "may_weigh": reader.may("pairs.read"),
        "may_judge_pairs": reader.may("pairs.judge"),
    }
    return render(request, "casework/person.html", shown)


def _not_known_then(request: HttpRequest, number: int, times: Times) -> HttpResponse:
    """Of somebody whom the reader may see now the register knew nothing yet: that is an answer, not a missing page."""
    now = dossier(number, member_of(request)) if times.known_at and number <= LARGEST else None
    if now is None:
        raise Http404
    name = now.names[0][1]
    return render(request, "casework/not_known_then.html", {"name": name, "number": now.person, "times": times})
