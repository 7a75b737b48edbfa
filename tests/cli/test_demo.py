"""The demonstration, with the second jurisdiction and without it: the programs are the same files."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import whole
from tools.shape import SOURCE


def sprava(tree: Path, *words: str) -> str:
    """What ``sprava`` of that tree of code prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPRAVA_")}
    done = subprocess.run(
        [sys.executable, "-m", "sprava", *words],
        env={**kept, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def programs(tree: Path) -> dict[str, str]:
    """Every Python file of a tree with the digest of its text."""
    files = sorted(tree.rglob("*.py"))
    return {path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def trees(tmp_path_factory) -> tuple[Path, Path]:
    """The code as it is, and a copy without the folder of the second jurisdiction."""
    here, without = SOURCE.parent, tmp_path_factory.mktemp("without")
    shutil.copytree(SOURCE, without / SOURCE.name, ignore=shutil.ignore_patterns("__pycache__", "russia"))
    return here, without


@pytest.fixture(scope="module")
def demos(trees, tmp_path_factory) -> tuple[Path, Path]:
    """The demonstration built by each of the two."""
    folders = tuple(tmp_path_factory.mktemp("demo") / "register" for _ in trees)
    for tree, folder in zip(trees, folders, strict=True):
        sprava(tree, "demo", "--into", str(folder), "--no-serve")
    return folders


def test_the_programs_are_the_same_with_the_second_jurisdiction_and_without_it(trees):
    here, without = trees
    assert (here / "sprava" / "packs" / "russia").is_dir()
    assert not (without / "sprava" / "packs" / "russia").exists()
    assert programs(here / "sprava") == programs(without / "sprava")


def test_its_people_are_in_the_demonstration_with_its_pack_and_not_without_it(trees, demos):
    found = [json.loads(sprava(*pair)) for pair in _asked(trees, demos, "find", "Горинов")]
    assert [any(one["score"] == 1 for one in people) for people in found] == [True, False]


def test_its_places_are_those_of_its_pack(trees, demos):
    figures = [
        json.loads(sprava(*pair)) for pair in _asked(trees, demos, "count", "--on", "2023-05-01", "--by", "article")
    ]
    marked = [[name for name in figure["groups"] if name.startswith("RU-")] for figure in figures]
    assert marked[0] != []
    assert marked[1] == []


def test_its_terms_are_reckoned_by_the_law_of_its_courts(trees, demos):
    """Six years from April 2022, the remand at one and a half: the last certain day lies before April 2028."""
    ((tree, *words), _) = _asked(trees, demos, "find", "Пономаренко")
    (person, *_) = json.loads(sprava(tree, *words))
    shown = json.loads(sprava(tree, "show", str(person["person"]), "--register", str(demos[0])))
    (spell,) = shown["spells"]
    assert "2027-01-01" < spell["ends"][0] < "2028-04-01"


def test_a_demo_that_was_kept_is_opened_again_and_not_built_anew(trees, demos):
    before = (demos[0] / "register.sqlite3").read_bytes()
    assert sprava(trees[0], "demo", "--into", str(demos[0]), "--no-serve").strip() == str(demos[0].resolve())
    assert (demos[0] / "register.sqlite3").read_bytes() == before


def test_somebodys_register_is_not_opened_as_a_demo(empty_register):
    done = whole("demo", "--into", str(empty_register), "--no-serve")
    assert done.returncode != 0
    assert f"sprava serve --register {empty_register}" in done.stderr


def _asked(trees, demos, *words):
    return [(tree, *words, "--register", str(folder)) for tree, folder in zip(trees, demos, strict=True)]
