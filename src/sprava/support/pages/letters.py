"""Whom to write to today, and the packet for an evening of letters."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from sprava.accounts import policy
from sprava.accounts.asking import get_visible_or_404, member_of
from sprava.core.errors import Refused
from sprava.records.models import Person
from sprava.support.addresses import offered
from sprava.support.confirming import confirm_address
from sprava.support.helping import expire
from sprava.support.inside import alarms
from sprava.support.jurisdiction import today
from sprava.support.letters import C6, CARDS, DL, packet
from sprava.support.listing import Asked, Page, asked_in, page_of
from sprava.support.post import languages_that_pass, own_name
from sprava.support.printing import can_print, how_to_install
from sprava.support.tallies import WEEKS_SHOWN
from sprava.support.whom import lines_of, place_name
from sprava.support.writing import pdf_answer

MOMENT_NAMES: Mapping[str, str | Promise] = {
    "arrested": _("newly arrested"),
    "birthday": _("birthday ahead"),
    "moved": _("newly moved"),
    "silent": _("long silent"),
}
PAPER_NAMES: Mapping[str, str | Promise] = {
    DL: _("Envelopes DL and ruled sheets"),
    C6: _("Envelopes C6 and ruled sheets"),
    CARDS: _("Postcards, four on a sheet"),
}
MOST_ALARMS = 3


@policy.needs("letters.read")
@require_safe
def letters_page(request: HttpRequest) -> HttpResponse:
    """Those who may be written to, in the order in which a letter matters most; or those who may not, with reasons."""
    expire(today())  # whoever opens the desk destroys what is too old, also where nobody looks at the page of help
    asked = asked_in(request.GET)
    page = page_of(asked, today(), member_of(request))
    return _shown(request, asked, page)


@policy.needs("letters.read")
@require_safe
def packet_file(request: HttpRequest) -> HttpResponse:
    """Paper for everybody on one page of the list, as one PDF."""
    asked = asked_in(request.GET)
    page = page_of(asked, today(), member_of(request))
    try:
        if asked.cannot or not page.lines:
            raise Refused(gettext("There is nobody on this page to whom a letter can be sent."))
        return pdf_answer(packet(page.lines, today(), request.GET.get("paper", DL)), "packet.pdf")
    except Refused as refusal:
        return _shown(request, asked, page, problem=str(refusal))


@policy.needs("letters.write")
@require_POST
def confirm_address_page(request: HttpRequest, number: int) -> HttpResponse:
    """A supporter knows that letters reach the place of this person. Neither person nor supporter is kept."""
    person = get_visible_or_404(Person.objects, request, pk=number)
    (line,) = lines_of([person], today(), member_of(request))
    try:
        confirm_address(line.facility, today=today())
        messages.success(request, gettext("Kept: the address was confirmed this week."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("write-to", number=person.pk)


def _shown(request: HttpRequest, asked: Asked, page: Page, problem: str = "") -> HttpResponse:
    places = sorted(((value, place_name(value)) for value in offered(today())), key=lambda pair: pair[1].casefold())
    filters = {
        "facility": asked.facility, "language": asked.language, "show": "cannot" if asked.cannot else "",
        "moment": asked.moment, "interest": asked.interest, "cause": asked.cause,
    }  # fmt: skip
    standing: dict[str, str | int] = {"part": asked.part, "after": asked.after} if asked.after else {}
    following: dict[str, str | int] = {"part": page.following[0], "after": page.following[1]} if page.following else {}
    shown = {
        "asked": asked,
        "lines": page.lines,
        "today": today(),
        "problem": problem,
        "places": places,
        "languages_of_letters": [(one.id, own_name(one)) for one in languages_that_pass()],
        "following": _query(filters, following) if following else "",
        "beginning": _query(filters, {}) if asked.after else "",
        "here": [(name, value) for name, value in {**filters, **standing}.items() if value],
        "moments": MOMENT_NAMES.items(),
        "papers": PAPER_NAMES.items(),
        "weeks_shown": WEEKS_SHOWN,
        "alarms": [] if asked.after or asked.cannot else alarms(member_of(request), today(), MOST_ALARMS),
        "may_write": member_of(request).may("letters.write"),
        "to_install": "" if can_print() else how_to_install(),
    }
    return render(request, "support/letters.html", shown, status=422 if problem else 200)


def _query(filters: Mapping[str, str], place: Mapping[str, str | int]) -> str:
    return urlencode({name: value for name, value in {**filters, **place}.items() if value})
