"""The addresses of the charts."""

from __future__ import annotations

from django.urls import path, re_path

from sprava.findings.charts import pages

urlpatterns = [
    path("findings/charts", pages.charts_page, name="charts"),
    re_path(r"^findings/charts/(?P<name>[a-z]+)$", pages.chart_page, name="chart"),
    re_path(r"^findings/charts/(?P<name>[a-z]+)\.(?P<form>csv|json|svg|png)$", pages.chart_file, name="chart-file"),
]
