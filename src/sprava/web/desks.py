"""The desks of the masthead: where each begins, who sees it, and how much work waits there.

A desk that is not routed is not shown. A desk that has work waiting says in ``waiting.py`` what waits:
``def waiting(member: Member)`` gives a number, or the rows to be counted, which are then counted in one query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, QuerySet, Subquery, Value
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member


@dataclass(frozen=True, slots=True)
class Desk:
    """One word of the masthead."""

    route: str
    """The name of the route where the desk begins."""
    label: str | Promise
    permission: str
    app: str = ""
    """The application that counts the waiting work, if any is counted."""


DESKS: Final = (
    Desk("today", _("Today"), "people.read"),
    Desk("intake", _("Intake"), "lists.import", "intake"),
    Desk("review", _("Review"), "reports.read", "review"),
    Desk("matching", _("Matching"), "pairs.read", "matching"),
    Desk("people", _("People"), "people.read"),
    Desk("findings", _("Findings"), "figures.read"),
    Desk("letters", _("Letters"), "letters.read", "support"),
    Desk("publishing", _("Publishing"), "publishing.read", "publishing"),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A desk as one reader sees it on one page."""

    address: str
    label: str | Promise
    waiting: int
    current: str
    """``page`` on the desk's first page, ``true`` on a page behind it, else empty."""


def desks_for(member: Member, path: str) -> list[Stop]:
    """The desks that ``member`` may enter, seen from the page at ``path``."""
    entered = [(desk, address) for desk in DESKS if (address := _address(desk.route)) and member.may(desk.permission)]
    counts = _counted({desk.app: _waiting(desk.app)(member) for desk, _ in entered if desk.app}, member)
    return [Stop(address, desk.label, counts.get(desk.app, 0), _current(address, path)) for desk, address in entered]


def _counted(waiting: Mapping[str, int | QuerySet[Any]], member: Member) -> dict[str, int]:
    """Rows of several tables counted by one query, on whichever row there is: that of the member."""
    numbers = {app: found for app, found in waiting.items() if isinstance(found, int)}
    rows = {
        app: Subquery(found.order_by().annotate(all_=Value(1)).values("all_").annotate(many=Count("pk")).values("many"))
        for app, found in waiting.items()
        if not isinstance(found, int) and not found.query.is_empty()
    }
    (counted,) = Member.objects.filter(pk=member.pk).values_list(*rows.values()) if rows else ((),)
    return numbers | {app: many or 0 for app, many in zip(rows, counted, strict=True)}


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith(address) else ""


def _address(route: str) -> str | None:
    try:
        return reverse(route)
    except NoReverseMatch:
        return None


@cache
def _waiting(app: str) -> Callable[[Member], int | QuerySet[Any]]:
    if app in settings.DESKS and find_spec(f"sprava.{app}.waiting"):
        found: Callable[[Member], int | QuerySet[Any]] = import_module(f"sprava.{app}.waiting").waiting
        return found
    return _nothing_waits


def _nothing_waits(_member: Member) -> int:
    return 0
