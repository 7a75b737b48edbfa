"""Every page of the desks that a member with every role can reach, looked at by machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import get_resolver, resolve
from playwright.sync_api import Browser, Page

from tests.browser.conftest import WIDTHS, Opened, opened, overflow, resize, served

# One page of a kind is enough: /people/7 and /people/8 are one address of the desks; so are the sections of the law.
A_NUMBER = re.compile(
    r"(?<=/)(?:\d+|[0-9a-f-]{12,36})(?=/|$)|(?<=/law/)[a-z_]+|(?<=/charts/)[a-z]+|(?<=/facilities/).+|(?<=/lists/).+"
)
MOST_PAGES = 120
# What is no page: buttons, files, and what only somebody sees who has not signed in.
NOT_A_PAGE = {
    "choose-look", "sign-in", "sign-in-code", "sign-in-enrol", "sign-out",
    "new-second-factor", "member-passphrase", "member-left",
    "document", "picture", "findings-file", "chart-file", "people-file", "judgements-file", "review-cases",
    "letters-packet", "campaign-text-file", "packing", "intake-list-mapping", "import-mapping", "import-rows-file",
    "import-stop", "import-go-on", "seek-pairs", "judge-pair", "undo-pair", "read-again", "review-read-again", "decide",
    "brought-file-stop", "brought-file-go-on", "report-page", "report-picture",
    "confirm-address", "help-confirm", "help-reply", "help-sum", "help-decide", "reacted", "move-parcel",
}  # fmt: skip
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# All that changes between day and night.
RULES_OF_COLOUR = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}


@dataclass(frozen=True, slots=True)
class Walked:
    """What one page turned out to be."""

    lang: str
    first_headings: int
    title: str
    words: tuple[str, ...]
    wider: dict[str, int]
    """By how many pixels it is wider than the window, where it is."""


Scene = tuple[str, dict[str, str], list[str]]
"""The address of the desks, the cookie of a member, and the addresses to which no link leads."""


def kind(path: str) -> str:
    return A_NUMBER.sub("#", path)


@pytest.fixture(scope="module")
def scene(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The demo with work at every desk."""
    copy = tmp_path_factory.mktemp("scene") / "demo"
    shutil.copytree(demo_folder, copy)
    variables = {**os.environ, "SPRAVA_REGISTER": str(copy), "DJANGO_SETTINGS_MODULE": "sprava.web.settings"}
    told = "import django; django.setup(); from tests.browser.scene import play; print(play())"
    played = subprocess.run([sys.executable, "-c", told], env=variables, capture_output=True, text=True, check=False)
    assert played.returncode == 0, played.stderr[-3000:]
    said = json.loads(played.stdout)
    with served(copy) as address:
        yield address, {"name": "sprava_session", "value": said["session"], "url": address}, said["addresses"]


@pytest.fixture(scope="module")
def desks(scene: Scene) -> str:
    return scene[0]


@pytest.fixture
def at_desk(look, scene) -> Callable[..., Opened]:
    """A browser in which the member has signed in."""

    def sit(**how: object) -> Opened:
        one: Opened = look(**how)
        one.page.context.add_cookies([scene[1]])
        return one

    return sit


def links_of(page: Page) -> list[str]:
    """Paths of the desks that a page leads to; files and searches are left out."""
    links = page.eval_on_selector_all("a[href]:not([download])", "links => links.map(link => link.href)")
    here = urlsplit(page.url).netloc
    split = [urlsplit(urldefrag(urljoin(page.url, link)).url) for link in links]
    pages = (link.path for link in split if link.netloc == here and not link.query and "." not in link.path)
    return [path for path in pages if not path.startswith("/pictures/")]


@pytest.fixture(scope="module")
def paths(chromium, scene) -> list[str]:
    """One path of each kind that links lead to, and those to which none does; forms are not sent."""
    address, cookie, without_links = scene
    found: list[str] = []
    seen, waiting = {"/"}, deque(["/", *without_links])
    with opened(chromium, address) as one:
        one.page.context.add_cookies([cookie])
        while waiting and len(found) < MOST_PAGES:
            found.append(waiting.popleft())
            for link in links_of(one.visit(found[-1])):
                if kind(link) not in seen:
                    seen.add(kind(link))
                    waiting.append(link)
    assert one.faults == []
    return found


@pytest.fixture(scope="module")
def walk(chromium: Browser, scene, paths) -> Callable[[str, bool], dict[str, Walked]]:
    """Go to every page once in a language, with or without scripts, and note what several tests ask for."""

    @cache
    def gone(language: str, javascript: bool) -> dict[str, Walked]:
        with opened(chromium, scene[0], language=language, javascript=javascript) as one:
            one.page.context.add_cookies([scene[1]])
            found = {path: looked_at(one.visit(path)) for path in paths}
        assert one.faults == []
        return found

    return gone


def looked_at(page: Page) -> Walked:
    words = tuple(page.inner_text("main").split())
    headings, title = page.locator("h1").count(), page.title()
    wider = {}
    for direction in ("", "rtl"):
        page.evaluate("dir => { document.documentElement.dir = dir || document.documentElement.dir }", direction)
        for width in WIDTHS:
            resize(page, width)
            wider[f"{width} {direction}".rstrip()] = overflow(page)
    return Walked(page.get_attribute("html", "lang") or "", headings, title, words, wider)


def test_every_page_that_the_desks_have_is_looked_at(paths):
    names = {resolve(urlsplit(path).path).url_name for path in paths}
    known = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert known - names - NOT_A_PAGE == set()
    assert NOT_A_PAGE - known == set(), "no such page any more"


@pytest.mark.parametrize("language", ["en", "be", "ru"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(walk, language, width):
    assert {path: one.wider[width] for path, one in walk(language, True).items() if one.wider[width] > 0} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window_when_it_is_read_from_right_to_left(walk, width):
    wide = {path: one.wider[f"{width} rtl"] for path, one in walk("en", True).items()}
    assert {path: more for path, more in wide.items() if more > 0} == {}


@pytest.mark.parametrize(("width", "scheme", "other"), [("phone", "light", "dark"), ("desktop", "dark", "light")])
def test_no_page_trips_a_screen_reader_or_a_keyboard(at_desk, paths, width, scheme, other):
    one, axe, found = at_desk(width=width), Axe(), []
    for number, path in enumerate(paths):
        page = one.visit(path)
        # Of every third page the colours of the other half of the day too: most of the time of these tests goes here.
        for light, rules in ((scheme, RULES), (other, RULES_OF_COLOUR))[: 2 if number % 3 == 0 else 1]:
            page.emulate_media(color_scheme=light)
            found += [
                f"{path} {light} {fault['id']}: {fault['nodes'][0]['target']} {fault['help']}"
                for fault in axe.run(page, options=rules).response["violations"]
            ]
    assert found == []


def test_every_page_says_the_same_with_and_without_javascript(walk):
    with_it, without = walk("en", True), walk("en", False)
    assert [path for path, one in without.items() if one.words != with_it[path].words] == []


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_every_page_speaks_the_language_that_was_asked_for(walk, language):
    assert [path for path, one in walk(language, True).items() if one.lang != language] == []


def test_every_page_has_one_first_heading(walk):
    assert [path for path, one in walk("en", True).items() if one.first_headings != 1] == []


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_every_page_has_a_title_of_its_own(walk, language):
    titles: dict[str, set[str]] = {}
    for path, one in walk(language, True).items():
        titles.setdefault(one.title, set()).add(urlsplit(path).path)
    assert {title: shared for title, shared in titles.items() if len(shared) > 1} == {}


def test_every_page_can_be_printed(at_desk, paths):
    one = at_desk()
    for path in paths:
        page = one.visit(path)
        page.emulate_media(media="print")
        assert page.pdf().startswith(b"%PDF"), path
        page.emulate_media(media="screen")
