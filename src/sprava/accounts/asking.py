"""What a page asks first: who is reading, and may they see this one thing."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from sprava.accounts.models import Member, MemberQuerySet

Row = TypeVar("Row", bound=Model, covariant=True)


class Shown(Protocol[Row]):
    """A manager or a queryset that knows who may see its rows."""

    def visible_to(self, actor: Member, /) -> QuerySet[Row]: ...


def working_members() -> MemberQuerySet:
    """Everyone who works here: what a command on the machine itself looks at."""
    return Member.objects.working()


def member_of(request: HttpRequest) -> Member:
    """The member who asks. Only for pages under ``policy.needs``, which lets nobody else in."""
    return cast(Member, request.user)


def get_visible_or_404(rows: Shown[Row], request: HttpRequest, **lookup: Any) -> Row:  # noqa: ANN401 values of any field
    """The one row with ``lookup`` that the reader may see; what is missing and what is hidden answer alike."""
    try:
        return get_object_or_404(rows.visible_to(member_of(request)), **lookup)
    except (OverflowError, ValueError) as cause:  # a number that no row can have, or no number at all
        raise Http404 from cause
