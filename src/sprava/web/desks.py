"""The desks of the masthead: where each begins, who sees it, and how much work waits there.

A desk that is not routed is not shown. A desk that has work waiting says how much in ``waiting.py``:
``def waiting(member: Member) -> int``, one cheap count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from django.conf import settings
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
    stops = []
    for desk in DESKS:
        address = _address(desk.route)
        if address is not None and member.may(desk.permission):
            stops.append(Stop(address, desk.label, _waiting(desk.app)(member), _current(address, path)))
    return stops


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
def _waiting(app: str) -> Callable[[Member], int]:
    if app in settings.DESKS and find_spec(f"sprava.{app}.waiting"):
        count: Callable[[Member], int] = import_module(f"sprava.{app}.waiting").waiting
        return count
    return _nothing_waits


def _nothing_waits(_member: Member) -> int:
    return 0
