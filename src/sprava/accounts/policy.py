"""Who may do what: one table, asked by every page and every command.

A page says which line of the table it needs, or says aloud that it is open to all. A page that says neither
stops the start-up (:func:`require_everywhere`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import get_resolver
from django.utils.cache import add_never_cache_headers


class Role(StrEnum):
    """What somebody does here. A member may hold several."""

    MONITOR = "monitor"
    REVIEWER = "reviewer"
    ANALYST = "analyst"
    SUPPORTER = "supporter"
    PUBLISHER = "publisher"
    STEWARD = "steward"


ROLES = frozenset(Role)
# Stewards look after accounts, the folder and its backups. That alone opens no page about people.
READERS = ROLES - {Role.STEWARD}

TABLE: dict[str, frozenset[Role]] = {
    "account.own": ROLES,
    "people.read": READERS,
    "claims.read": READERS,
    "claims.sensitive": frozenset({Role.REVIEWER}),
    "claims.record": frozenset({Role.MONITOR, Role.REVIEWER}),
    # Supporters hear first from families what happens inside; they enter that and nothing else.
    "incidents.record": frozenset({Role.MONITOR, Role.REVIEWER, Role.SUPPORTER}),
    "claims.withdraw": frozenset({Role.MONITOR, Role.REVIEWER}),
    "claims.judge": frozenset({Role.REVIEWER}),
    "sources.read": READERS,
    "sources.grade": frozenset({Role.REVIEWER}),
    "lists.import": frozenset({Role.MONITOR, Role.REVIEWER}),
    "reports.read": READERS,
    "reports.review": frozenset({Role.REVIEWER}),
    "pairs.read": frozenset({Role.MONITOR, Role.REVIEWER}),
    "pairs.judge": frozenset({Role.REVIEWER}),
    "figures.read": READERS,
    "letters.read": frozenset({Role.SUPPORTER}),
    "letters.write": frozenset({Role.SUPPORTER}),
    "help.read": frozenset({Role.SUPPORTER}),
    "help.decide": frozenset({Role.SUPPORTER}),
    "publishing.read": frozenset({Role.PUBLISHER}),
    "publishing.publish": frozenset({Role.PUBLISHER}),
    "members.manage": frozenset({Role.STEWARD}),
}
"""Permission → roles that hold it."""

OPEN = "open to all"

Params = ParamSpec("Params")
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[..., Any]


class _Declared(Protocol):
    policy: str


def roles_that_may(permission: str) -> frozenset[Role]:
    """The roles that hold ``permission``; a permission that is not in the table is a mistake of the caller."""
    try:
        return TABLE[permission]
    except KeyError as cause:
        raise ImproperlyConfigured(
            f"{permission!r} is not in the policy table. Add it to sprava.accounts.policy.TABLE with its roles."
        ) from cause


def needs(permission: str) -> Callable[[Callable[..., Answer]], Callable[..., Answer | HttpResponse]]:
    """Declare that a page is for members who hold ``permission``.

    A visitor who has not signed in is sent to the sign-in page whatever they ask for; a member without the
    permission gets the same 404 as for a page that does not exist.
    """
    roles_that_may(permission)

    def declare(view: Callable[..., Answer]) -> Callable[..., Answer | HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Answer | HttpResponse:  # noqa: ANN401 what a view takes
            if not request.user.is_authenticated:
                return HttpResponseRedirect(
                    f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
                )
            if not request.user.may(permission):
                raise Http404
            answer = view(request, *args, **kwargs)
            if isinstance(answer, HttpResponse) and not answer.has_header("Cache-Control"):
                # What a page about people says must not stay on the disk of whoever read it.
                add_never_cache_headers(answer)
            return answer

        cast(_Declared, guarded).policy = permission
        return guarded

    return declare


def open_to_all(view: Callable[Params, Answer]) -> Callable[Params, Answer]:
    """Declare that a page shows nothing of the register and is for everyone: signing in, languages."""

    @wraps(view)
    def opened(*args: Params.args, **kwargs: Params.kwargs) -> Answer:
        return view(*args, **kwargs)

    cast(_Declared, opened).policy = OPEN
    return opened


def declared_policies(patterns: Sequence[URLPattern | URLResolver] | None = None) -> Iterator[tuple[str, str | None]]:
    """Every route with the policy that its page declares, ``None`` where it declares none."""
    if patterns is None:
        patterns = get_resolver().url_patterns
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            for route, policy in declared_policies(pattern.url_patterns):
                yield f"{pattern.pattern}{route}", policy
        else:
            yield str(pattern.pattern), getattr(pattern.callback, "policy", None)


def require_everywhere(patterns: Sequence[URLPattern | URLResolver] | None = None) -> None:
    """Stop the start-up when a routed page declares no policy.

    Raises:
        ImproperlyConfigured: names the routes.
    """
    silent = [f"/{route}" for route, policy in declared_policies(patterns) if policy is None]
    if silent:
        raise ImproperlyConfigured(
            f"No policy is declared for {', '.join(silent)}. Put @policy.needs(...) or @policy.open_to_all on the page."
        )
