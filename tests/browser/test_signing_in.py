"""The pages before the desks: a member comes in on a telephone, with a passphrase and six digits."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import SPRAVA, WIDTHS, follow, overflow, resize, served


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register."""
    folder = tmp_path_factory.mktemp("signed") / "register"
    made = subprocess.run([SPRAVA, "init", str(folder)], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def desks(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


def faults_of(page: Page) -> list[str]:
    """What is wrong with the page for whoever has a small window or, with scripts, for a screen reader."""
    faults = []
    if page.evaluate("() => Boolean(window.htmx)"):  # without scripts axe never ends
        faults = [fault["id"] for fault in Axe().run(page).response["violations"]]
    for width in reversed(WIDTHS):
        resize(page, width)
        faults += [f"wider than the {width}"] if overflow(page) > 0 else []
    return faults


@pytest.mark.parametrize(("language", "javascript"), [("en", True), ("be", True), ("ru", True), ("be", False)])
def test_a_member_sets_up_a_second_factor_and_comes_in_again_with_a_code(look, folder, language, javascript):
    added = subprocess.run(
        [SPRAVA, "member", "add", f"anna-{language}-{javascript}".lower(), "--register", str(folder)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    account = json.loads(added.stdout)
    page = look(javascript=javascript, width="phone", language=language).visit("/sign-in?next=/account")
    faults = {"sign in": faults_of(page)}

    def give_passphrase() -> None:
        page.fill("[name=login]", account["login"])
        page.fill("[name=passphrase]", account["passphrase"])
        follow(page.locator("main .btn"))

    give_passphrase()
    faults["second factor"] = faults_of(page)
    page.fill("[name=code]", pyotp.TOTP(page.inner_text("code.secret").replace(" ", "")).now())
    follow(page.locator("main .btn"))
    recovery = page.locator("ul.codes li").first.inner_text()
    faults["recovery codes"] = faults_of(page)
    follow(page.locator("main a.btn"))
    assert page.url.endswith("/account")
    page.locator("form[action='/sign-out'] button").dispatch_event("click")
    expect(page.locator("[name=login]")).to_be_visible()
    give_passphrase()
    faults["code"] = faults_of(page)
    page.fill("[name=code]", recovery)
    page.click("main .btn")
    expect(page.locator("[name=login], [name=code]")).to_have_count(0)
    assert {name: found for name, found in faults.items() if found} == {}
