"""What the frame of every page shows: the register's name, the desks with their waiting work, language, theme."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.web.choices import theme_of
from sprava.web.desks import Stop, desks_for

THEME_NAMES = (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of ``base.html``. The desks are counted only when a template shows them."""
    member = _reader(request)

    def desks() -> list[Stop]:
        return desks_for(member, request.path) if member else []

    return {
        "register_name": settings.REGISTER_NAME,
        "reader": member,
        "may_manage_members": bool(member and member.may("members.manage")),
        "desks": SimpleLazyObject(desks),
        "theme": theme_of(request),
        "themes": THEME_NAMES,
        "languages": settings.LANGUAGES,
        "is_demo": settings.DEMO,
        "here": request.get_full_path() if request.method == "GET" else "/",
    }


def _reader(request: HttpRequest) -> Member | None:
    reader = getattr(request, "user", None)
    return reader if reader is not None and reader.is_authenticated else None
