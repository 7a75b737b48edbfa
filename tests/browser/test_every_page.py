"""Every page of the desks that a visitor of the demo can reach by links, looked at by machine."""

import re
from collections import deque
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

# One page of a kind is enough: /people/7 and /people/8 are one address of the desks; so are the sections of the law.
A_NUMBER = re.compile(r"(?<=/)(?:\d+|[0-9a-f-]{36})(?=/|$)|(?<=/law/)[a-z_]+|(?<=/facilities/).+")
MOST_PAGES = 60


def kind(path: str) -> str:
    return A_NUMBER.sub("#", path)


def links_of(page) -> list[str]:
    """Paths of the desks that a page leads to; files and searches are left out."""
    links = page.eval_on_selector_all("a[href]:not([download])", "links => links.map(link => link.href)")
    here = urlsplit(page.url).netloc
    split = [urlsplit(urldefrag(urljoin(page.url, link)).url) for link in links]
    return [link.path for link in split if link.netloc == here and not link.query and "." not in link.path]


@pytest.fixture(scope="module")
def paths(chromium, desks) -> list[str]:
    """One path of each kind that links lead to, from the first page on; forms are not sent."""
    page = chromium.new_page(java_script_enabled=True)
    found: list[str] = []
    seen, waiting = {"/"}, deque(["/"])
    while waiting and len(found) < MOST_PAGES:
        path = waiting.popleft()
        page.goto(desks.rstrip("/") + path)
        found.append(path)
        for link in links_of(page):
            if kind(link) not in seen:
                seen.add(kind(link))
                waiting.append(link)
    page.close()
    assert len(found) > 3
    return found


def overflow(page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_no_page_is_wider_than_its_window(look, paths, width, language):
    one = look(width=width, language=language)
    wide = {path: more for path in paths if (more := overflow(one.visit(path))) > 0}
    assert wide == {}


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_no_page_is_wider_than_its_window_when_it_is_read_from_right_to_left(look, paths, width):
    one = look(width=width)
    wide = {}
    for path in paths:
        page = one.visit(path)
        page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
        if (more := overflow(page)) > 0:
            wide[path] = more
    assert wide == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_no_page_trips_a_screen_reader_or_a_keyboard(look, paths, width, dark):
    one, axe = look(width=width, dark=dark), Axe()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = [
        f"{path} {fault['id']}: {fault['nodes'][0]['target']} {fault['help']}"
        for path in paths
        for fault in axe.run(one.visit(path), options=rules).response["violations"]
    ]
    assert found == []


def test_every_page_says_the_same_with_and_without_javascript(look, paths):
    with_it, without = look(), look(javascript=False)
    differing = [
        path
        for path in paths
        if with_it.visit(path).inner_text("main").split() != without.visit(path).inner_text("main").split()
    ]
    assert differing == []


@pytest.mark.parametrize("language", ["be", "ru"])
def test_every_page_speaks_the_language_that_was_asked_for(look, paths, language):
    one = look(language=language, javascript=False)
    assert [path for path in paths if one.visit(path).get_attribute("html", "lang") != language] == []


def test_every_page_has_one_first_heading_and_a_title_of_its_own(look, paths):
    one = look(javascript=False)
    titles: dict[str, list[str]] = {}
    for path in paths:
        page = one.visit(path)
        assert page.locator("h1").count() == 1, path
        titles.setdefault(page.title(), []).append(path)
    assert {title: shared for title, shared in titles.items() if len(shared) > 1} == {}


def test_every_page_can_be_printed(look, paths):
    one = look()
    for path in paths:
        page = one.visit(path)
        page.emulate_media(media="print")
        assert page.pdf().startswith(b"%PDF"), path
        page.emulate_media(media="screen")
