"""The page about the architecture names what is there."""

import re

from tools.shape import HOUSE, SOURCE

PAGE = (HOUSE / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_package_stands_in_the_table_of_floors():
    named = set(re.findall(r"^\| \d \| `(\w+)` \|", PAGE, re.MULTILINE))
    there = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert there - named == set()


def test_every_folder_of_the_repository_is_named():
    there = {path.name for path in HOUSE.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    generated = {"build", "dist", "node_modules"}
    assert [folder for folder in sorted(there - generated) if f"{folder}/" not in PAGE] == []


def test_it_is_one_page():
    assert len(PAGE.splitlines()) <= 80
