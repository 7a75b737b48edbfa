"""What is done to every request: headers, the demo's visitor, the clock of a session."""

from __future__ import annotations

import time
from collections.abc import Callable
from ipaddress import ip_address
from typing import Final

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse

from sprava.accounts.actions import demo_member

GetResponse = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_POLICY,
    # A source's address is opened without saying where the reader came from.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
# A session's clock is written down at most this often, so that reading pages does not mean writing to the database.
_SECONDS_BETWEEN_NOTES: Final = 60


def security_headers(get_response: GetResponse) -> GetResponse:
    """Headers on every answer, static files included. A page may set its own Content-Security-Policy."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.is_secure():
            # Over plain http on this machine or an onion address a Secure cookie would never come back.
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    return answer


def demo_visitor(get_response: GetResponse) -> GetResponse:
    """In a demo, a visitor on this very machine is the demo monitor. Nobody else is, whatever they claim."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.DEMO and not request.user.is_authenticated and is_loopback(request):
            request.user = demo_member()
        return get_response(request)

    return answer


def is_loopback(request: HttpRequest) -> bool:
    """Does the request come from this machine, asking for this machine? Both must hold.

    The address alone does not do: a proxy or an onion service on this machine also comes from 127.0.0.1. The host
    alone does not: whoever asks chooses it. A header saying "forwarded" gives a proxy away.
    """
    if any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")):
        return False
    host = request.get_host().rsplit(":", 1)[0] if not request.get_host().endswith("]") else request.get_host()
    return _names_this_machine(request.META.get("REMOTE_ADDR", "")) and _names_this_machine(host.strip("[]"))


def session_clock(get_response: GetResponse) -> GetResponse:
    """Ends a session that lay idle too long, or is too old however busy it was."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "opened" in request.session:
            now = int(time.time())
            seen = request.session.get("seen", 0)
            if (
                now - seen > settings.SESSION_IDLE_SECONDS
                or now - request.session["opened"] > settings.SESSION_COOKIE_AGE
            ):
                auth.logout(request)
            elif now - seen >= _SECONDS_BETWEEN_NOTES:
                request.session["seen"] = now
        return get_response(request)

    return answer


def _names_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
