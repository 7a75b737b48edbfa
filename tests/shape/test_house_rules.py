"""The rules of the house, held over the whole tree."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import shape

CONTRACTS = tomllib.loads((shape.HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
ROOMS_WITH_A_MIRROR = {
    "accounts",
    "core",
    "linkage",
    "packs",
    "reading",
    "records",
    "statistics",
} | shape.ABOVE_THE_REGISTER


def test_what_must_hold_holds():
    seen = shape.survey(shape.SOURCE)
    assert seen.files > 0
    assert seen.must == []


def test_imports_point_down_only_and_never_sideways():
    # In a process of its own: import-linter changes the path on which modules are found.
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    done = subprocess.run([sys.executable, "-c", code], cwd=shape.HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def test_the_contracts_ignore_nothing():
    assert [contract["name"] for contract in CONTRACTS if any("ignore" in key for key in contract)] == []


def test_no_engine_is_left_out_of_the_contracts_that_name_them():
    by_id = {contract["id"]: contract for contract in CONTRACTS}
    engines = {
        f"sprava.{name}"
        for name in ("linkage", "reading", "statistics", "packs")
        if (shape.SOURCE / name / "__init__.py").exists()
    }
    assert set(by_id["no-django-below-accounts"]["source_modules"]) == engines | {"sprava.core"}
    assert set(by_id["records-know-no-engine"]["forbidden_modules"]) == engines


def mirrored(test: Path) -> list[Path]:
    """What in the source a file of tests may be about: a module, a package or a folder of data of that name."""
    inside = test.relative_to(shape.HOUSE / "tests")
    folder, name = shape.SOURCE / inside.parent, inside.stem.removeprefix("test_")
    return [folder / f"{name}.py", folder / name]


def test_tests_stand_where_the_code_stands():
    tests = sorted((shape.HOUSE / "tests").rglob("test_*.py"))
    lost = [
        str(test.relative_to(shape.HOUSE))
        for test in tests
        if test.relative_to(shape.HOUSE / "tests").parts[0] in ROOMS_WITH_A_MIRROR
        and not any(path.exists() for path in mirrored(test))
    ]
    assert lost == [], "no module of that name stands there in src/sprava"


def test_every_folder_of_tests_is_a_room_of_the_house_or_one_of_the_four_others():
    others = {"shape", "docs", "browser", "tools", "bench"}
    folders = {path.relative_to(shape.HOUSE / "tests").parts[0] for path in (shape.HOUSE / "tests").rglob("test_*.py")}
    assert folders <= ROOMS_WITH_A_MIRROR | others | {path.name for path in (shape.HOUSE / "tests").glob("test_*.py")}


PAGES = sorted(shape.SOURCE.rglob("templates/**/*.html"))
TAKES_A_FILE = r"<(?:script|img|iframe|source|audio|video|link)\b[^>]*(?:src|href)\s*=\s*[\"']"
FAULTS = {
    "a style, which our content policy refuses": r"<style\b|\sstyle\s*=",
    "a script, which our content policy refuses": r"<script(?![^>]*\ssrc=)|\son\w+\s*=\s*[\"']|javascript:",
    "a file from somebody else's host": TAKES_A_FILE + r"(?:https?:)?//",
    "text that escapes escaping": r"\|\s*safe\b|\{%\s*autoescape\s+off",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_page_carries(fault):
    found = [
        f"{page.relative_to(shape.SOURCE)}: {match[0]}"
        for page in PAGES
        for match in re.finditer(FAULTS[fault], page.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert found == []


def test_no_stylesheet_asks_another_host():
    sheets = sorted(shape.SOURCE.rglob("static/**/*.css"))
    assert [
        sheet.name for sheet in sheets if re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", sheet.read_text())
    ] == []
