"""Pages of the charts: the gallery, one page for each, and its files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.findings.charts.asking import Asked, asked_in
from sprava.findings.charts.chart import Chart, Wanted
from sprava.findings.charts.kinds import CHARTS, NAMES, OVER_TIME, chart_of
from sprava.findings.charts.look import LOOKS, SIZES, THEMES, Look
from sprava.findings.charts.pictures import gallery_picture, on_paper, pictures_of
from sprava.findings.charts.rendering import can_draw, drawing_of, thumbnail_of, written
from sprava.findings.charts.saved import Saved, saved_query, verdict_on
from sprava.findings.charts.wording import language

_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}


@policy.needs("figures.read")
@require_safe
def charts_page(request: HttpRequest) -> HttpResponse:
    """Every chart by its name, with a picture where pictures can be drawn."""
    asked = asked_in(request.GET)
    query = urlencode(asked.wanted.pairs() if request.GET else [])
    charts = [
        (name, words, gallery_picture(name, _with_language(asked.wanted), _theme(request)))
        for name, words in NAMES.items()
    ]
    shown = {"asked": asked, "charts": charts, "query": query, "can_draw": can_draw()}
    return render(request, "findings/charts.html", shown)


@policy.needs("figures.read")
@require_safe
def chart_page(request: HttpRequest, name: str) -> HttpResponse:
    """One chart: its picture, what it says in a sentence, its figures as a table, its files, its recipe."""
    reader, asked = member_of(request), asked_in(request.GET)
    chart, asked = _made(name, asked, reader)
    saved = Saved.of(request.GET)
    shown = {
        "asked": asked,
        "chart": chart,
        "name": NAMES[name],
        "is_over_time": name in OVER_TIME,
        "recipe": chart.answers[0].recipe,
        "file_query": _with_language(asked.wanted),
        "saved_query": saved_query(chart, asked.wanted, language()),
        "saved": saved,
        "verdict": verdict_on(saved, name, asked.wanted, reader) if saved and not asked.problem else "",
        "can_draw": can_draw(),
    }
    if chart.is_drawn and can_draw():
        shown["pictures"] = pictures_of(chart, _with_language(asked.wanted), _theme(request))
        shown["on_paper"] = on_paper(chart, _with_language(asked.wanted))
    return render(request, "findings/chart.html", shown)


@policy.needs("figures.read")
@require_safe
def chart_file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Figures as CSV, a specification as Vega-Lite, a drawing as SVG or PNG: one address, always the same bytes."""
    spoken = request.GET.get("language", "")
    with translation.override(spoken if spoken in dict(settings.LANGUAGES) else language()):
        asked = asked_in(request.GET)
        if name not in CHARTS:
            raise Http404
        try:
            if asked.problem:
                raise Refused(asked.problem)
            body = _file(name, form, _look(request), asked.wanted, member_of(request))
        except Refused as refusal:
            return HttpResponse(f"{refusal}\n", "text/plain; charset=utf-8", status=400)
    return HttpResponse(body, _KINDS[form])


def _made(name: str, asked: Asked, reader: Member) -> tuple[Chart, Asked]:
    if name not in CHARTS:
        raise Http404
    try:
        return chart_of(name, asked.wanted, reader), asked
    except Refused as refusal:
        asked = Asked(Wanted(asked.today), asked.today, str(refusal))
        return chart_of(name, asked.wanted, reader), asked


def _file(name: str, form: str, look: Look, wanted: Wanted, reader: Member) -> bytes:
    chart = chart_of(name, wanted, reader)
    if form == "csv":
        return chart.as_csv().encode()
    spec = chart.drawn(look)
    if form == "json":
        return written(spec)
    gallery = (lambda: [chart_of(one, wanted, reader).drawn(look) for one in CHARTS]) if look.is_bare else None
    drawing = thumbnail_of(spec, gallery) if gallery else drawing_of(spec)
    return drawing.svg if form == "svg" else drawing.png


def _look(request: HttpRequest) -> Look:
    size, theme = request.GET.get("size", ""), request.GET.get("theme", "")
    return LOOKS[size if size in SIZES else SIZES[0], theme if theme in THEMES else THEMES[0]]


def _theme(request: HttpRequest) -> str:
    """The light that the reader chose for all pages; empty where the system says it."""
    chosen: Any = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return chosen if chosen in THEMES else ""


def _with_language(wanted: Wanted) -> str:
    return urlencode([*wanted.pairs(), ("language", language())])
