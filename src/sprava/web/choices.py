"""How a reader wants the pages: language and light. Kept in two cookies of this site, for which no script is needed."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from sprava.accounts import policy

THEMES: Final = ("system", "light", "dark")
_A_YEAR: Final = 365 * 24 * 3600


@policy.open_to_all
@require_POST
def choose_look(request: HttpRequest) -> HttpResponse:
    """Remember a language or a theme, and go back to the page on which it was chosen."""
    onward = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()}):
        onward = "/"
    answer = HttpResponseRedirect(onward)
    language, theme = request.POST.get("language"), request.POST.get("theme")
    if language and language in dict(settings.LANGUAGES) and check_for_language(language):
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, language)
    if theme in THEMES:
        _keep(answer, settings.THEME_COOKIE_NAME, theme)
    return answer


def theme_of(request: HttpRequest) -> str:
    """The theme that the reader chose, else the one of their system."""
    chosen = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return chosen if chosen in THEMES else "system"


def _keep(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=_A_YEAR, httponly=True, samesite="Lax")
