"""Which picture of a chart a page offers to which reader: by width, by light, with and without SVG, and for paper.

The PNG lies below and the SVG upon it, both as images. A browser that is told to show no SVG (Tor Browser at its safest
level) says all the same that it knows the type, so a choice by type would leave it with nothing. The one for paper is
a third, loaded with the page: what a browser begins to load when it prints comes too late, and a dark one is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from sprava.findings.charts.chart import Chart
from sprava.findings.charts.look import LOOKS

_NARROW = "(max-width: 40rem)"
_DARK = "(prefers-color-scheme: dark)"


@dataclass(frozen=True, slots=True)
class Source:
    """One file with the condition under which it is shown; the last one has none."""

    media: str
    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The sources in the order in which a browser tries them."""

    form: str
    sources: tuple[Source, ...]
    usual: Source


def pictures_of(chart: Chart, query: str, theme: str) -> list[Picture]:
    """The PNG and the SVG of a chart. ``theme`` is what the reader chose, empty where the system decides."""
    sizes = {look: chart.drawn(LOOKS[look]) for look in LOOKS}
    found = []
    for form in ("png", "svg"):
        sources = [
            Source(media, _address(chart.name, form, query, look), sizes[look]["width"], sizes[look]["height"])
            for media, look in _cases(theme)
        ]
        found.append(Picture(form, tuple(sources[:-1]), sources[-1]))
    return found


def on_paper(chart: Chart, query: str) -> Source:
    """The picture that is printed, whatever is on the screen."""
    spec = chart.drawn(LOOKS["wide", "light"])
    return Source("print", _address(chart.name, "png", query, ("wide", "light")), spec["width"], spec["height"])


def gallery_picture(name: str, query: str, theme: str) -> Picture:
    """A small picture, which nobody needs to read; how high it is only its figures say."""
    looks = [(_DARK, ("small", "dark")), ("", ("small", "light"))] if not theme else [("", ("small", theme))]
    sources = [Source(media, _address(name, "png", query, look), 0, 0) for media, look in looks]
    return Picture("png", tuple(sources[:-1]), sources[-1])


def _cases(theme: str) -> Iterator[tuple[str, tuple[str, str]]]:
    if not theme:
        yield f"{_DARK} and {_NARROW}", ("narrow", "dark")
        yield _DARK, ("wide", "dark")
    yield _NARROW, ("narrow", theme or "light")
    yield "", ("wide", theme or "light")


def _address(name: str, form: str, query: str, look: tuple[str, str]) -> str:
    size, theme = look
    return f"{reverse('chart-file', args=[name, form])}?{query}&size={size}&theme={theme}"
