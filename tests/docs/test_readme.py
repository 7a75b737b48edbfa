"""The commands of README work as they are written."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tools.shape import HOUSE

README = HOUSE / "README.md"
MAKEFILE = (HOUSE / "Makefile").read_text(encoding="utf-8")
SPRAVA = str(Path(sys.executable).with_name("sprava"))
# Programs of others that README may show: what they do is not ours to test, and the network is not there in tests.
OTHERS = {"git", "cd", "curl", "sudo"}


def lines() -> list[str]:
    """Every line that README asks its reader to type."""
    text = README.read_text(encoding="utf-8") if README.exists() else ""
    blocks = re.findall(r"^```(?:bash|sh|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    typed = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ").strip() for line in typed if line.strip() and not line.lstrip().startswith("#")]


@pytest.fixture(scope="module")
def register(tmp_path_factory) -> Path:
    """The demo, built once: README's commands are tried on it."""
    folder: Path = tmp_path_factory.mktemp("readme") / "register"
    build = [SPRAVA, "demo", "--into", str(folder), "--no-serve"]
    done = subprocess.run(build, capture_output=True, text=True, check=False, cwd=folder.parent)
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


def programs(line: str) -> list[list[str]]:
    """The commands of a line, pipes and redirections cut off."""
    return [shlex.split(part, comments=True) for part in re.split(r"\s\|\s|&&|;|\s>\s?\S+", line) if part.strip()]


def test_readme_asks_for_nothing_that_is_not_there():
    unknown = [
        words[0]
        for line in lines()
        for words in programs(line)
        if words and words[0] not in OTHERS | {"make", "sprava", ".venv/bin/sprava", ".ci/run"}
    ]
    assert unknown == []


def test_the_targets_that_readme_names_exist():
    targets = {words[1] for line in lines() for words in programs(line) if words[:1] == ["make"] and len(words) > 1}
    assert [target for target in targets if not re.search(rf"^{re.escape(target)}:", MAKEFILE, re.MULTILINE)] == []


@pytest.mark.parametrize("line", [line for line in lines() if re.match(r"(\.venv/bin/)?sprava\b", line)])
def test_a_command_of_readme_works_as_written(line, register):
    for words in programs(line):
        # What serves until it is stopped is tried in tests/browser.
        if words[0].endswith("sprava") and words[1:2] not in (["serve"], ["demo"]):
            program = [SPRAVA, *words[1:]]
            given = {**os.environ, "SPRAVA_REGISTER": str(register)}
            done = subprocess.run(
                program, env=given, cwd=register.parent, capture_output=True, text=True, check=False, timeout=120
            )
            assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("asked", ["make demo", "make test"])
def test_readme_gives_the_two_commands_of_a_newcomer(asked):
    assert asked in lines()


def test_readme_shows_pictures_that_are_there():
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert shown
    assert [picture for picture in shown if not (HOUSE / picture).is_file()] == []
