"""A report taken from paste to the timeline of a person, by a monitor who brings it and a reviewer who decides."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened, follow, overflow, served
from tests.reading.documents import made
from tests.reading.documents.conftest import tesseract  # noqa: F401 a fixture

SEAT = """
import django
django.setup()
from django.conf import settings
from django.test import Client
from sprava.accounts.actions import add_member, default_compartment
from sprava.accounts.policy import Role
default_compartment()
client = Client()
client.force_login(add_member("boris", name="Boris", roles=[Role.REVIEWER]))
print(client.cookies[settings.SESSION_COOKIE_NAME].value)
"""
"""A reviewer who has signed in, in a register with several members: what they decide stands under their own name."""


NAMES = dict(
    zip(
        product(("phone", "tablet", "desktop"), ("en", "be", "ru")),
        ("Дубоўскі", "Залескі", "Крапіўны", "Лясны", "Навіцкі", "Падгорны", "Раўбіцкі", "Стаўроўскі", "Яблонскі"),
        strict=True,
    )
)


@pytest.fixture(scope="module")
def folder(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("reviewed") / "demo"
    shutil.copytree(demo_folder, copy)
    return copy


@pytest.fixture(scope="module")
def session(folder: Path) -> str:
    variables = {**os.environ, "SPRAVA_REGISTER": str(folder), "DJANGO_SETTINGS_MODULE": "sprava.web.settings"}
    done = subprocess.run([sys.executable, "-c", SEAT], env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


@pytest.fixture(scope="module")
def desks(folder: Path, session: str) -> Iterator[str]:
    with served(folder, SPRAVA_DEMO="1") as address:
        yield address


@pytest.fixture
def at_desk(look: Callable[..., Opened], session: str, desks: str) -> Callable[..., Page]:
    """A page of the desks before Boris."""

    def sit(path: str, **how: Any) -> Page:
        one = look(**how)
        one.page.context.add_cookies([{"name": "sprava_session", "value": session, "url": desks}])
        return one.visit(path)

    return sit


def story(name: str) -> str:
    """Somebody of our invention, in two events."""
    bent = name[:-1] + "ага" if name[-1] in "ыі" else name + "а"
    return (
        f"Суд у Полацку: {name}\n\n"
        f"19 лістапада 2026 года Віцебскі абласны суд вынес прысуд. Ігната {bent} асудзілі да 4 гадоў калоніі "
        f"ўзмоцненага рэжыму па ч. 1 арт. 361-4. Пракурор прасіў 5 гадоў. "
        f"Ігната {bent} затрымалі 3 сакавіка 2026 года.\n"
    )


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the element with this id, this name or this value has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.id, document.activeElement.name, document.activeElement.value]")
        if wanted in here:
            return
    raise AssertionError(f"{wanted} cannot be reached with the Tab key")


def tab_to_button(page: Page, card: str, value: str) -> None:
    """Press Tab until the button of this card has the focus. After a decision the card in view comes first."""
    asked = "([card, value]) => document.activeElement.matches(`#${card} button[value=${value}]`)"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(asked, [card, value]):
            return
    raise AssertionError(f"{value} on {card} cannot be reached with the Tab key")


def press_key(page: Page, letter: str) -> None:
    """Alt and a letter. Playwright sends keys without the text from which Chromium knows a key of the page."""
    keys = page.context.new_cdp_session(page)
    code = {"code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper())}
    said = {"key": letter, "text": letter, "unmodifiedText": letter, "modifiers": 1}
    keys.send("Input.dispatchKeyEvent", {"type": "keyDown", **code, **said})
    keys.send("Input.dispatchKeyEvent", {"type": "keyUp", **code, **said})


def bring(page: Page, name: str) -> None:
    """Paste a text, with the keyboard alone."""
    expect(page.locator("#id_words")).to_be_focused()
    page.keyboard.insert_text(story(name))
    tab_to(page, "source")
    page.keyboard.type(f"Веснік {name}")
    tab_to(page, "grade")
    for _ in ("official", "first-hand", "reliable"):
        page.keyboard.press("ArrowDown")
    tab_to(page, "day")
    page.keyboard.type("20.11.2026")
    page.keyboard.press("Enter")
    expect(page.locator("article.reading")).to_be_visible()


@pytest.mark.parametrize(
    ("javascript", "name"), [(True, "Карчэўны"), (False, "Вярбіцкі")], ids=["scripts", "no scripts"]
)
def test_a_report_goes_from_paste_to_the_timeline_with_the_keyboard_alone(at_desk, javascript, name):
    page = at_desk("/review/new", javascript=javascript, width="desktop" if javascript else "phone")
    bring(page, name)
    expect(page.locator("h1")).to_have_text(f"Суд у Полацку: {name}")
    expect(page.locator("mark.sp-sentence").first).to_contain_text("4 гадоў калоніі ўзмоцненага рэжыму")
    expect(page.locator(".card").first).to_contain_text("4 years")
    tab_to(page, "c1-new")
    page.keyboard.press("Space")
    tab_to(page, "c1-name")
    page.keyboard.press("Control+a")
    page.keyboard.type(f"{name} Ігнат")
    page.keyboard.press("Enter")
    expect(page.locator("#c1")).to_contain_text("Decided by Boris")
    assert page.url.endswith("#c2")
    expect(page.locator("#c2 input[name=whom]").first).to_be_checked()
    press_key(page, "a")
    expect(page.locator("#c2")).to_contain_text("Decided by Boris")
    press_key(page, "u")
    expect(page.locator("#c2")).to_contain_text("Not an event")
    for pressed, then in (("accept", "Decided by Boris"), ("undo", "Not an event"), ("accept", "Decided by Boris")):
        tab_to_button(page, "c2", pressed)
        page.keyboard.press("Enter")
        expect(page.locator("#c2")).to_contain_text(then)
    page.locator("#c1 .name a").press("Enter")
    expect(page.locator("h1")).to_contain_text(name)
    expect(page.locator("main")).to_contain_text("3 March 2026")
    expect(page.locator("main")).to_contain_text("361-4")


def test_the_visitor_of_the_demo_brings_a_text_sees_what_is_proposed_and_may_decide(look):
    page = look().visit("/review/new")
    bring(page, "Лазнік")
    expect(page.locator(".card").first).to_contain_text("Sentence")
    assert page.locator(".card button").count() > 0


def test_a_mistake_on_a_card_is_said_at_the_top_and_leads_to_its_field(at_desk):
    page = at_desk("/review/new", javascript=False)
    bring(page, "Крушнік")
    page.locator("#c1 summary").first.press("Enter")
    page.locator("#c1-said-0-date").fill("31.02.2026")
    page.locator("#c1 button[value=accept]").click()
    expect(page.locator(".error-summary")).to_contain_text("Choose whom it is about")
    page.locator(".error-summary a", has_text="31.02.2026").press("Enter")
    assert page.url.endswith("#c1-said-0-date")
    expect(page.locator("#c1-said-0-date")).to_have_value("31.02.2026")


@pytest.mark.parametrize(("javascript", "name"), [(True, "Бусел"), (False, "Явар")], ids=["scripts", "no scripts"])
def test_other_words_and_somebody_else_are_chosen_with_keys(at_desk, javascript, name):
    page = at_desk("/review/new", javascript=javascript)
    bring(page, name)
    press_key(page, "o")
    expect(page.locator("#c1-look_for")).to_be_visible()
    press_key(page, "e")
    expect(page.locator("#c1-said-0-date")).to_be_visible()
    press_key(page, "w")
    expect(page.locator("#c1-passage")).to_be_visible()
    tab_to(page, "c1-passage")
    page.keyboard.press("ArrowDown")
    tab_to(page, "c1-new")
    page.keyboard.press("Space")
    tab_to_button(page, "c1", "accept")
    page.keyboard.press("Enter")
    expect(page.locator("#c1")).to_contain_text("Decided by Boris")
    expect(page.locator("#c1")).to_contain_text("accepted with changes")


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
@pytest.mark.parametrize(("language", "dark"), [("en", False), ("be", True), ("ru", False)])
def test_the_desk_fits_the_window_and_trips_nobody(at_desk, width, language, dark):
    page = at_desk("/review/new", width=width, language=language, dark=dark)
    bring(page, NAMES[width, language])
    pictures = os.environ.get("SPRAVA_PICTURES")
    faults: list[tuple[object, ...]] = []
    for number, path in enumerate((page.url, "/review", "/review/new", "/review/files")):
        page.goto(path if number == 0 else "/".join(page.url.split("/", 3)[:3]) + path)
        more = overflow(page)
        found = Axe().run(page).response["violations"]
        faults += [(path, more)] if more else []
        faults += [(path, fault["id"], fault["nodes"][0]["target"]) for fault in found]
        if pictures:
            page.screenshot(path=f"{pictures}/{number}-{width}-{language}.png", full_page=True)
    assert faults == []


def test_a_saved_page_goes_from_its_file_to_the_desk_and_to_the_list_of_files(at_desk, tmp_path):
    page = at_desk("/review/new", javascript=False, width="phone", language="be")
    saved = tmp_path / "суд.html"
    words = story("Верас").replace("\n\n", "</p><p>")
    saved.write_text(f"<!doctype html><meta charset=utf-8><article><p>{words}</p></article>", encoding="utf-8")
    page.locator("#id_file").set_input_files([saved])
    page.locator("#id_source").fill("Веснік Верас")
    page.locator("#id_grade").select_option("3")
    page.locator("#id_day").fill("20.11.2026")
    page.locator("form.prose button").click()
    expect(page.locator("article.reading")).to_contain_text("асудзілі да 4 гадоў")
    expect(page.locator("#c1")).to_contain_text("блок 2")
    page.goto("/".join(page.url.split("/", 3)[:3]) + "/review/files")
    expect(page.locator("main")).to_contain_text("суд.html")
    expect(page.locator("main")).to_contain_text("Прачытана цалкам.")
    # Without scripts axe never ends.
    shown = at_desk("/review/files", width="phone", language="be")
    assert overflow(shown) <= 0
    assert Axe().run(shown).response["violations"] == []


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    ("form", "width", "language", "dark"), [("png", "phone", "be", True), ("pdf", "desktop", "en", False)]
)
def test_a_picture_of_text_stands_beside_what_is_proposed_from_it(at_desk, tmp_path, form, width, language, dark):
    saved, name = tmp_path / f"суд.{form}", {"png": "Жураўлёў", "pdf": "Самусевіч"}[form]
    content = (
        made.picture(story(name).split("\n\n"), ppi=200) if form == "png" else made.scanned(story(name).split("\n\n"))
    )
    saved.write_bytes(content)
    page = at_desk("/review/new", width=width, language=language, dark=dark)
    page.locator("#id_file").set_input_files([saved])
    page.locator("#id_source").fill(f"Веснік {name}")
    page.locator("#id_grade").select_option("3")
    page.locator("#id_day").fill("20.11.2026")
    follow(page.locator("form.prose button"))
    part = page.locator("#c1 .crop :is(svg image, img)")
    expect(part).to_be_visible()
    address = part.get_attribute("href" if form == "png" else "src") or ""
    assert page.request.get(page.url.split("/review/")[0] + address).headers["content-type"] == "image/png"
    assert page.request.get(page.url.split("/review/")[0] + address).ok
    assert overflow(page) <= 0
    assert Axe().run(page).response["violations"] == []
    if pictures := os.environ.get("SPRAVA_PICTURES"):
        page.screenshot(path=f"{pictures}/picture-{form}.png", full_page=True)
