"""The look-alikes of the demo stand in the queue as two people each, with what tells them apart."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import follow, overflow, served


def queue(page):
    """The queue, after whoever was recorded lately has been looked at."""
    look = page.locator("form[action='/matching/seek'] button")
    if look.is_visible():
        follow(look)
        expect(page.get_by_role("status")).to_be_visible()
    return page


@pytest.mark.parametrize(("javascript", "width"), [(True, "desktop"), (False, "phone")], ids=["scripts", "no scripts"])
def test_a_pair_is_found_in_the_queue_and_its_evidence_read(look, javascript, width):
    page = queue(look(javascript=javascript, width=width).visit("/matching"))
    page.get_by_role("link", name="Look-alikes").click()
    page.get_by_role("link", name="Артем Дмитриевич Соловей and Артем Сергеевич Соловей").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this one person?")
    row = page.get_by_role("row").filter(has_text="Patronymic")
    expect(row).to_contain_text("The patronymics name different fathers: Дмитриевич, Сергеевич")
    expect(row).to_contain_text("−22")
    expect(page.get_by_text("Very likely two different people")).to_be_visible()
    expect(page.get_by_role("button", name="Cannot be told")).to_be_visible()
    follow(page.get_by_role("link", name="Leave for later"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this one person?")
    assert "kind=alike" in page.url


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
@pytest.mark.parametrize(("language", "dark"), [("en", False), ("be", True), ("ru", False)])
def test_the_pages_of_a_pair_fit_the_window(look, width, language, dark):
    one = look(width=width, language=language, dark=dark)
    page = queue(one.visit("/matching"))
    wide = [overflow(page)]
    follow(page.locator("main tbody a").first)
    wide += [overflow(page), overflow(one.visit("/matching/judged"))]
    assert wide == [0, 0, 0]


@pytest.mark.parametrize("dark", [False, True])
def test_a_pair_is_fit_for_whoever_cannot_see_it(look, dark):
    page = queue(look(dark=dark).visit("/matching"))
    assert Axe().run(page).response["violations"] == []
    follow(page.locator("main tbody a").first)
    assert Axe().run(page).response["violations"] == []


SIGN_BORIS_IN = """
import django
django.setup()
from django.test import Client
from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
client = Client(headers={"host": "localhost"})
client.force_login(add_member("boris", name="Boris", roles=[Role.REVIEWER]))
print(client.cookies["sprava_session"].value)
"""


@pytest.fixture(scope="module")
def borises_desks(demo_folder, tmp_path_factory) -> Iterator[tuple[str, str]]:
    """The demo without its visitor, and the session of a reviewer who has signed in."""
    copy = tmp_path_factory.mktemp("judged") / "demo"
    shutil.copytree(demo_folder, copy)
    variables = {"SPRAVA_REGISTER": str(copy), "DJANGO_SETTINGS_MODULE": "sprava.web.settings"}
    signed_in = subprocess.run(
        [sys.executable, "-c", SIGN_BORIS_IN],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    with served(copy) as address:
        yield address.rstrip("/"), signed_in.stdout.strip()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_reviewer_judges_goes_on_to_the_next_and_undoes(chromium, borises_desks, javascript):
    address, session = borises_desks
    context = chromium.new_context(java_script_enabled=javascript, locale="en")
    context.add_cookies([{"name": "sprava_session", "value": session, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/matching?kind=alike")
    queue(page)
    page.goto(f"{address}/matching?kind=alike")
    follow(page.get_by_role("link", name="Alyaksandr Rusetski and Alyaksei Rusetski"))
    if javascript:
        assert Axe().run(page).response["violations"] == []
    page.get_by_label("Why").fill("Two given names in one sentence of one source.")
    page.get_by_role("button", name="Different people").click()
    expect(page.get_by_role("status")).to_contain_text("Judged: Different people.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this one person?")
    page.goto(f"{address}/matching/judged")
    judged = page.get_by_role("listitem").filter(has_text="Two given names in one sentence").first
    judged.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("The judgement is undone.")
    expect(page.get_by_role("button", name="Same person")).to_be_visible()
    context.close()


def press_access_key(page, letter: str) -> None:
    """Alt and a letter as a keyboard gives them; Playwright's own press leaves out the text that Chromium goes by."""
    typed = {"text": letter, "unmodifiedText": letter}
    key = {"modifiers": 1, "key": letter, "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper())}
    keyboard = page.context.new_cdp_session(page)
    for what in ("rawKeyDown", "char", "keyUp"):
        keyboard.send("Input.dispatchKeyEvent", {"type": what, **key, **(typed if what != "keyUp" else {})})


def test_a_pair_is_judged_by_a_key_and_the_next_one_comes(chromium, borises_desks):
    address, session = borises_desks
    context = chromium.new_context(locale="en")
    context.add_cookies([{"name": "sprava_session", "value": session, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/matching")
    queue(page)
    page.goto(f"{address}/matching?kind=alike")
    follow(page.locator("main tbody a").first)
    judged = page.url
    with page.expect_navigation():
        press_access_key(page, "u")
    expect(page.get_by_role("status")).to_contain_text("Judged: Cannot be told.")
    assert page.url != judged
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this one person?")
    context.close()


def test_the_judgements_are_taken_away_as_a_file(chromium, borises_desks):
    address, session = borises_desks
    context = chromium.new_context(locale="en", java_script_enabled=False)
    context.add_cookies([{"name": "sprava_session", "value": session, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/matching/judged")
    with page.expect_download() as taken:
        page.get_by_role("link", name="All judgements as CSV").click()
    assert taken.value.path().read_text("utf-8-sig").startswith("judgement,left,left_name")
    context.close()
