"""Debian's Chromium before the demo: any width, light and dark, with and without scripts, nobody else on the line."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
SPRAVA = str(Path(sys.executable).with_name("sprava"))
WIDTHS = {"phone": 360, "tablet": 820, "desktop": 1280}
HEIGHT = 900
# Milliseconds: tests use all cores of a machine, and charts are drawn by processes of their own.
PATIENCE = 60_000
# Chromium itself likes to look around: field trials, updates, safe browsing. None of it belongs into a test.
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--font-render-hinting=none",
)
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@dataclass(slots=True)
class Opened:
    """A page with what went wrong on it, in words."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def visit(self, path: str = "/") -> Page:
        """Go to a path of the desks; whatever does not answer 200 is a fault."""
        answer = self.page.goto(self.address.rstrip("/") + path)
        if answer is None or answer.status != 200:
            self.faults.append(f"{path} answered {answer.status if answer else 'nothing'}")
        return self.page

    def listen(self, context: BrowserContext) -> None:
        def look(route: Route, request: Request) -> None:
            if urlsplit(request.url).hostname == "127.0.0.1" or request.url.startswith("data:"):
                route.continue_()
            else:
                self.faults.append(f"asked another host: {request.url}")
                route.abort()

        def hear(message: ConsoleMessage) -> None:
            # A page that is refused shows here too; a test that wants it looks at the answer itself.
            if message.type == "error" and "status of 4" not in message.text:
                self.faults.append(f"{self.page.url}: {message.text}")

        context.route("**/*", look)
        self.page.on("console", hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))


# One per file and not one for all: while Playwright is there, a loop runs in this thread, and Django refuses its
# database to the tests of other files.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("There is no Chromium. On Debian and Ubuntu: sudo apt install chromium")
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *root])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, built once however many processes test."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "register.toml").exists():
            build = [SPRAVA, "demo", "--into", str(folder), "--no-serve"]
            done = subprocess.run(build, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr[-3000:]
    return folder


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[str]:
    """The desks of a register on a free port of this machine; gives the address."""
    command = [SPRAVA, "serve", "--port", "0", "--register", str(folder)]
    with (folder / "served.log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ, **variables}
        )
    try:
        assert server.stdout
        address = server.stdout.readline().strip()
        assert address, (folder / "served.log").read_text(errors="replace")[-3000:]
        yield address
    finally:
        server.terminate()
        server.communicate(timeout=20)


@pytest.fixture(scope="module")
def desks(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo, a fresh copy per file of tests, served to its signed-in visitor."""
    copy = tmp_path_factory.mktemp("served") / "demo"
    shutil.copytree(demo_folder, copy)
    with served(copy, SPRAVA_DEMO="1") as address:
        yield address


@contextmanager
def opened(
    chromium: Browser,
    address: str,
    *,
    width: str = "desktop",
    dark: bool = False,
    javascript: bool = True,
    language: str = "en",
) -> Iterator[Opened]:
    """A browser of somebody; whoever closes it looks at its faults."""
    context = chromium.new_context(
        viewport={"width": WIDTHS[width], "height": HEIGHT},
        color_scheme="dark" if dark else "light",
        java_script_enabled=javascript,
        locale=language,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    one = Opened(context.new_page(), address)
    one.listen(context)
    try:
        yield one
    finally:
        context.close()


@pytest.fixture
def look(chromium: Browser, desks: str) -> Iterator[Callable[..., Opened]]:
    """Open a browser: ``look(width="phone", dark=True, javascript=False, language="be")``.

    When the test is over, none of its pages may have asked another host, broken the content policy or thrown an error.
    """
    with ExitStack() as stack:
        every: list[Opened] = []

        def open_one(**how: Any) -> Opened:
            every.append(stack.enter_context(opened(chromium, desks, **how)))
            return every[-1]

        yield open_one
        faults = [fault for one in every for fault in one.faults]
    assert faults == []


def follow(where: Locator) -> None:
    """Press what leads to another page, and wait until that page is there: a click returns before the answer comes."""
    with where.page.expect_navigation():
        where.click()


def resize(page: Page, width: str) -> None:
    """The page that is open, in a window of another width."""
    page.set_viewport_size({"width": WIDTHS[width], "height": HEIGHT})


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
