"""Which imports a member may know of: those whose claims lie in a part of the register that is open to them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from sprava.accounts.asking import member_of
from sprava.accounts.models import Member
from sprava.records.models import Import

_LARGEST_NUMBER = 2**63 - 1


def imports_seen_by(member: Member) -> QuerySet[Import]:
    """Imports in the member's compartments; of the sensitive ones those that they brought, unless their role opens
    all."""
    return Import.objects.visible_to(member)


def import_or_404(request: HttpRequest, number: int) -> Import:
    """The import under ``number``; one that is missing and one that is hidden answer alike."""
    if number > _LARGEST_NUMBER:
        raise Http404
    seen = imports_seen_by(member_of(request)).select_related("source", "document", "started_by")
    found = seen.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def number_in(text: str) -> int:
    """A number from an address; what is none counts as 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
