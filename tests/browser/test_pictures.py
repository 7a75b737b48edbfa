"""The pictures of the documentation, taken from the demo. ``make pictures`` puts fresh ones into docs/pictures."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

# The three pages of the documentation, each on a desk and on a telephone, by day and by night.
SIZES = [("desktop", False), ("desktop", True), ("phone", False)]
SHOWN = "Аліневіч"
# A day on which the demo knows many people in custody; over time, the day to which it knows most.
CHARTS = {"prisoners": "2026-01-31", "articles": "2023-12-31", "places": "2023-12-31", "sentences": "2023-12-31",
          "ages": "2023-12-31", "durations": "2023-12-31", "cases": "2023-12-31"}  # fmt: skip


def address_of(page: Any, name: str) -> Any:
    """The page called ``name``: two are desks of their own, a person is whoever the search finds first."""
    if name != "person":
        return {"today": "/", "people": "/people"}[name]
    page.goto(page.url.split("/people")[0].rstrip("/") + f"/people?name={SHOWN}")
    links = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
    return next(link for link in links if re.fullmatch(r"/people/\d+", link))


@pytest.mark.parametrize("name", ["today", "people", "person"])
@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_a_picture_of_the_page_can_be_taken(look, tmp_path, name, width, dark):
    one = look(width=width, dark=dark)
    page = one.visit("/people")
    one.visit(address_of(page, name))
    folder = Path(os.environ.get("PICTURES") or tmp_path)
    picture = folder / f"{name}-{width}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=picture, full_page=False)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_of_the_chart_can_be_taken(look, tmp_path, name, theme):
    page = look().visit("/findings")
    address = f"{page.url}/charts/{name}.png?on={CHARTS[name]}&language=en&theme={theme}"
    answer = page.request.get(address)
    assert answer.status == 200
    picture = Path(os.environ.get("PICTURES") or tmp_path) / f"chart-{name}-{theme}.png"
    picture.write_bytes(answer.body())
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000


def test_a_picture_of_the_gallery_can_be_taken(look, tmp_path):
    page = look().visit("/findings/charts?on=2023-12-31")
    page.eval_on_selector_all("img", "images => images.forEach(image => { image.loading = 'eager'; })")
    page.wait_for_function("() => [...document.images].every(image => image.complete && image.naturalWidth)")
    picture = Path(os.environ.get("PICTURES") or tmp_path) / "charts-desktop-light.png"
    page.screenshot(path=picture, full_page=True)
    assert picture.stat().st_size > 10_000
