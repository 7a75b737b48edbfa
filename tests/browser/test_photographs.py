"""A photograph is added on the page of a person and seen beside the other record, with and without scripts."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from tests.browser.conftest import follow, overflow
from tests.core.test_pictures import png

LOOK_ALIKES = "Артем Дмитриевич Соловей and Артем Сергеевич Соловей"
CREDIT = "У судзе. Фота: Сведка"


def file(name: str, given: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": given}


def pair_of(page: Page) -> Page:
    """The pair of the two look-alikes, after whoever was recorded lately has been looked at."""
    seek = page.locator("form[action='/matching/seek'] button")
    if seek.is_visible():
        follow(seek)
    follow(page.get_by_role("link", name="Look-alikes"))
    follow(page.get_by_role("link", name=LOOK_ALIKES))
    return page


def fetched(picture: Locator) -> list[int]:
    """Width and height in pixels, once the browser has drawn it."""
    picture.scroll_into_view_if_needed()
    sides: list[int] = picture.evaluate("one => one.decode().then(() => [one.naturalWidth, one.naturalHeight])")
    return sides


def fill_in(page: Page, given: FilePayload, credit: str) -> None:
    page.get_by_label("The file").set_input_files([given])
    page.get_by_label("Source", exact=True).fill("ourselves")
    page.get_by_label("The words beside it").fill(credit)


@pytest.mark.parametrize(("javascript", "width"), [(True, "desktop"), (False, "phone")], ids=["scripts", "no scripts"])
def test_a_photograph_is_added_and_seen_beside_the_other_record(look, javascript, width):
    one = look(javascript=javascript, width=width)
    page = pair_of(one.visit("/matching"))
    pair = page.url
    follow(page.locator(".pair .record a[href^='/people/']").first)
    name = page.get_by_role("heading", level=1).inner_text()
    follow(page.get_by_role("link", name="Add a photograph"))
    fill_in(page, file("portrait.webp", b"RIFF\x24\0\0\0WEBPVP8 "), CREDIT)
    follow(page.get_by_role("button", name="Keep it"))
    expect(page.get_by_role("alert")).to_contain_text("This is WebP")
    expect(page.get_by_label("The words beside it")).to_have_value(CREDIT)
    # A side of its own for each run: both see one register.
    fill_in(page, file("portrait.png", png(sides=(30, 41 if javascript else 40))), CREDIT)
    follow(page.get_by_role("button", name="Keep it"))
    expect(page.get_by_role("status")).to_have_text(re.compile("The photograph is kept."))
    portrait = page.locator(".person-head").get_by_role("img", name=f"Photograph of {name}, source: Ourselves")
    expect(portrait).to_be_visible()
    expect(page.locator(".person-head figcaption")).to_contain_text(CREDIT)
    assert fetched(portrait)[0] == 30
    assert overflow(page) == 0
    if javascript:
        assert Axe().run(page).response["violations"] == []
    page.goto(pair)
    row = page.get_by_role("row").filter(has_text="a likeness alone joins nobody")
    beside = row.get_by_role("img", name=f"Photograph of {name}")
    assert fetched(beside.first)[0] == 30
    follow(page.locator(".pair .record a[href^='/people/']").last)
    follow(page.get_by_role("link", name="Add a photograph"))
    fill_in(page, file("portrait.png", png(sides=(400, 31 if javascript else 30))), "")
    follow(page.get_by_role("button", name="Keep it"))
    page.goto(pair)
    assert row.get_by_role("img").count() >= 2
    assert overflow(page) == 0
    if javascript:
        assert Axe().run(page).response["violations"] == []


def test_the_place_of_a_photograph_is_kept_before_it_comes(look):
    """On a slow line nothing may jump: the height follows from the sides that the page says."""
    page = pair_of(look(width="phone").visit("/matching"))
    follow(page.locator(".pair .record a[href^='/people/']").last)
    follow(page.get_by_role("link", name="Add a photograph"))
    fill_in(page, file("portrait.png", png(sides=(30, 60))), "")
    follow(page.get_by_role("button", name="Keep it"))
    held: list[Route] = []
    page.route(re.compile(r"/pictures/\d+$"), lambda route: held.append(route))
    page.reload(wait_until="domcontentloaded")
    portrait = page.locator(".person-head img")
    before = portrait.bounding_box()
    expect(page.locator(".person-head")).to_be_visible()
    for route in held:
        route.continue_()
    assert fetched(portrait) == [30, 60]
    assert portrait.bounding_box() == before
