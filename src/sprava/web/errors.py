"""Pages for when there is no page, in words. None of them says whether a hidden thing exists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 Django hands it over
    """Missing and forbidden: the same words, the same status, the same bytes (so no form with its own token)."""
    return render(request, "404.html", {"without_forms": True}, status=404)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 Django hands it over
    """A request that no form of ours sends."""
    return render(request, "400.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 Django hands it over
    """Our mistake. The page is set without the frame, which may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 it is for programmers
    """A form without a valid token: an old tab, cookies switched off, or somebody else's site."""
    return render(request, "403_form.html", status=403)
