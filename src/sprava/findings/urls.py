"""The addresses of the desk of figures."""

from __future__ import annotations

from django.urls import include, path, re_path

from sprava.findings import pages

urlpatterns = [
    path("findings", pages.findings_page, name="findings"),
    path("findings/people", pages.people_page, name="findings-people"),
    re_path(r"^findings/figure\.(?P<form>csv|json)$", pages.figure_file, name="findings-file"),
    path("findings/changes", pages.changes_page, name="findings-changes"),
    path("", include("sprava.findings.charts.urls")),
]
