"""Charts as somebody looks at them: any width, by day and by night, without SVG, without scripts, on paper."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import follow, overflow

CHART = "/findings/charts/durations?on=2023-12-31"
DRAWN = "() => [...document.querySelectorAll('.drawing img')].map(image => image.naturalWidth)"
SHOWN = "() => [...document.querySelectorAll('.drawing img')].map(image => image.currentSrc)"


def wait_for_pictures(page: Any) -> None:
    page.wait_for_function("() => [...document.querySelectorAll('.drawing img')].every(image => image.complete)")


@pytest.fixture
def chart(look) -> Any:
    def open_chart(path: str = CHART, **how: Any) -> Any:
        one = look(**how)
        page = one.visit(path)
        wait_for_pictures(page)
        return page

    return open_chart


@pytest.mark.parametrize(("width", "dark"), [("phone", True), ("desktop", False)])
def test_the_picture_fits_the_window_and_the_light(chart, width, dark):
    page = chart(width=width, dark=dark)
    assert overflow(page) <= 0
    size, theme = "narrow" if width == "phone" else "wide", "dark" if dark else "light"
    assert all(f"size={size}" in source and f"theme={theme}" in source for source in page.evaluate(SHOWN))
    assert all(page.evaluate(DRAWN))


def test_a_reader_without_svg_sees_the_picture_all_the_same(look):
    one = look(javascript=False)
    one.page.route("**/*.svg?*", lambda route: route.fulfill(status=404, body=""))
    page = one.visit(CHART)
    page.wait_for_load_state("load")
    png = page.locator(".drawing img").first
    assert ".png" in png.get_attribute("src")
    assert "Time in custody" not in png.get_attribute("alt")
    assert "by time in custody so far" in png.get_attribute("alt")


@pytest.mark.parametrize("path", ["/findings/charts", CHART])
def test_no_chart_trips_a_screen_reader_or_a_keyboard(chart, path):
    page = chart(path, width="phone", dark=True)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    assert [fault["id"] for fault in Axe().run(page, options=rules).response["violations"]] == []


def test_a_permanent_address_gives_the_same_and_says_so(chart):
    page = chart(javascript=False)
    digest = page.locator(".digest").first.inner_text()
    follow(page.get_by_role("link", name="Permanent address"))
    assert "It is the same, to the last byte" in page.locator("[role=status]").first.inner_text()
    assert page.locator(".digest").first.inner_text() == digest
    assert "known_at=" in page.url


def test_a_chart_can_be_printed_in_ink(chart):
    """The light picture is there before anybody prints: what begins to load then comes too late."""
    page = chart(dark=True)
    page.wait_for_function("() => document.querySelector('.chart .print-only').naturalWidth > 0")
    page.emulate_media(media="print")
    expect(page.locator(".chart .print-only")).to_be_visible()
    expect(page.locator(".drawing")).to_be_hidden()
    assert "theme=light" in (page.locator(".chart .print-only").get_attribute("src") or "")
    assert page.pdf().startswith(b"%PDF")
