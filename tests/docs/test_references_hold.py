"""What the documentation points at is there: pages, commands, targets of make, tests that it calls as witnesses."""

import re
from pathlib import Path

import pytest

from sprava.cli import COMMANDS
from tools.shape import HOUSE, SOURCE

PAGES = [
    path
    for path in sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md"), *(HOUSE / ".github").rglob("*.md")])
    if path.is_file()
]
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (HOUSE / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def name(page: Path) -> str:
    return page.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_that_are_quoted_exist(page):
    text = page.read_text(encoding="utf-8")
    asked = set(re.findall(r"(?:^|`|\$ )sprava ([a-z]+)\b", text, re.MULTILINE))
    assert asked - set(COMMANDS) == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_targets_of_make_that_are_quoted_exist(page):
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)\b", text, re.MULTILINE)) - TARGETS == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_that_are_quoted_exist(page):
    """What begins with a folder of the repository, in backticks, is a path in it."""
    text = page.read_text(encoding="utf-8")
    quoted = re.findall(r"`((?:tests|docs|tools|requirements|bench|src)/[\w./-]*)`", text)
    assert [path for path in quoted if not (HOUSE / path).exists()] == []


def test_pages_that_the_code_points_at_exist():
    asked = {
        match
        for path in [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.toml"), *SOURCE.rglob("*.html")]
        for match in re.findall(r"docs/[\w/.-]+?\.md", path.read_text(encoding="utf-8"))
    }
    assert [page for page in sorted(asked) if not (HOUSE / page).exists()] == []
