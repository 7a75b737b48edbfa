"""What is in the repository belongs to the project and to no machine."""

import re
import shutil
import subprocess

import pytest

from tools.shape import HOUSE

# Written in halves, or this file would find itself.
NOT_OURS = {
    "a path of somebody's machine": r"(?<![\w.])/(?:wo" r"rk|ro" r"ot|home/\w+|Us" r"ers/\w+|opt/py" r"pi)/",
    "something that a clone does not have": r"\.\./sha" r"red\b",
    "the host of a package registry": r"(?:\bpy" r"pi\.org|pythonho" r"sted\.org|registry\.npm" r"js|crat" r"es\.io)",
}
LARGEST = 3_000_000


def tracked() -> list[str]:
    """Files of the repository; of the folder, where it was unpacked without its history."""
    if (HOUSE / ".git").exists() and (git := shutil.which("git")):
        listed = subprocess.run([git, "ls-files", "-z"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout
        return [name for name in listed.split("\0") if name and (HOUSE / name).is_file()]
    ignored = {".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
    return [
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*")
        if path.is_file() and not ignored & set(path.relative_to(HOUSE).parts)
    ]


TRACKED = tracked()


def texts() -> dict[str, str]:
    found = {}
    for name in TRACKED:
        content = (HOUSE / name).read_bytes()
        if b"\0" not in content[:8000]:
            found[name] = content.decode("utf-8", errors="replace")
    return found


@pytest.mark.parametrize("fault", NOT_OURS)
def test_no_file_names(fault):
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1} {match[0]}"
        for name, text in texts().items()
        for match in re.finditer(NOT_OURS[fault], text)
    ]
    assert found == []


def test_no_file_holds_a_private_key():
    found = [
        name
        for name, text in texts().items()
        if re.search(r"-----BEGIN [A-Z ]*PRIVATE" r" KEY-----|AGE-SECRET" r"-KEY-1", text)
    ]
    assert found == []


def test_no_file_is_so_large_that_a_clone_becomes_slow():
    assert [name for name in TRACKED if (HOUSE / name).stat().st_size > LARGEST] == []


def test_files_end_their_lines_as_everybody_does():
    assert [name for name, text in texts().items() if "\r\n" in text and not name.startswith("tests/")] == []
