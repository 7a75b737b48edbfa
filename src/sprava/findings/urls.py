"""The addresses of the desk of figures."""

from __future__ import annotations

from django.urls import path

from sprava.findings import pages

urlpatterns = [
    path("findings", pages.findings_page, name="findings"),
    path("findings/over-time.csv", pages.series_file, name="findings-series"),
    path("findings/changes", pages.changes_page, name="findings-changes"),
]
