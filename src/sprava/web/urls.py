"""Every address of the desks: the frame's own, and those that each desk declares."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from sprava.web import choices

handler400 = "sprava.web.errors.not_understood"
handler403 = "sprava.web.errors.missing"
handler404 = "sprava.web.errors.missing"
handler500 = "sprava.web.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("look", choices.choose_look, name="choose-look"),
    path("", include("sprava.accounts.urls")),
    *(
        path("", include(import_module(f"sprava.{desk}.urls")))
        for desk in settings.DESKS
        if find_spec(f"sprava.{desk}.urls")
    ),
]
