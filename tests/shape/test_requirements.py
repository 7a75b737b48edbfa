"""The lock files: fresh, whole, and the same anywhere."""

import re
import tomllib
from dataclasses import dataclass, field

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tools.shape import HOUSE

PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
GROUPS = PROJECT["dependency-groups"]
PYTHONS = ("3.11", "3.12", "3.13")


def lock_command(name: str) -> str:
    """The line of the Makefile that writes a lock file: it says what goes into it."""
    lines = (HOUSE / "Makefile").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith("\t$(LOCK)") and line.endswith(f"-o requirements/{name}.txt"))
    return line


def wanted(name: str) -> list[Requirement]:
    """What a lock file has to satisfy, as pyproject.toml has it now."""
    line = lock_command(name)
    lines = list(PROJECT["project"]["dependencies"]) if "pyproject.toml" in line else []
    lines += [each for extra in re.findall(r"--extra (\S+)", line) for each in EXTRAS[extra]]
    lines += [each for group in re.findall(r"--group (\S+)", line) for each in GROUPS[group]]
    return [Requirement(each) for each in lines]


@dataclass(frozen=True, slots=True)
class Pin:
    """One entry of a lock file."""

    name: str
    version: Version
    marker: Marker | None
    hashes: list[str] = field(default_factory=list)

    def holds_on(self, python: str) -> bool:
        here = {**default_environment(), "python_version": python, "python_full_version": f"{python}.0"}
        return self.marker is None or self.marker.evaluate({key: str(value) for key, value in here.items()})


def pins(name: str) -> list[Pin]:
    text = (HOUSE / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        asked, *hashes = re.split(r"\s+--hash=", line.strip())
        requirement = Requirement(asked)
        (version,) = (each.version for each in requirement.specifier)
        found.append(Pin(canonicalize_name(requirement.name), Version(version), requirement.marker, hashes))
    return found


LOCKS = ("run", "test", "spark", "bench", "lock")


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("python", PYTHONS)
def test_a_lock_file_holds_every_direct_requirement_on_every_python(name, python):
    locked = {pin.name: pin.version for pin in pins(name) if pin.holds_on(python)}
    unmet = [
        f"{requirement} (locked: {locked.get(canonicalize_name(requirement.name), 'nothing')})"
        for requirement in wanted(name)
        if not (version := locked.get(canonicalize_name(requirement.name)))
        or not requirement.specifier.contains(version)
    ]
    assert unmet == [], "run: make lock"


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_has_hashes(name):
    assert [
        pin.name for pin in pins(name) if not all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in pin.hashes)
    ] == []
    assert all(pin.hashes for pin in pins(name))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_carries_no_address_and_no_path(name):
    text = (HOUSE / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if re.search(r"://|@ |/|--(?!hash=)", line)] == []


def test_what_runs_is_what_was_tested():
    for python in PYTHONS:
        tested = {(pin.name, pin.version) for pin in pins("test") if pin.holds_on(python)}
        assert {(pin.name, pin.version) for pin in pins("run") if pin.holds_on(python)} <= tested


def direct_requirements() -> list[str]:
    every = [PROJECT["project"]["dependencies"], *EXTRAS.values(), *GROUPS.values()]
    return sorted({canonicalize_name(Requirement(line).name) for lines in every for line in lines})


@pytest.mark.parametrize("name", direct_requirements())
def test_every_dependency_has_its_line_of_reason(name):
    reasons = (HOUSE / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    said = {canonicalize_name(each) for each in re.findall(r"^\| `([^`]+)` \|", reasons, re.MULTILINE)}
    assert name in said


def test_every_line_of_reason_is_about_a_dependency():
    reasons = (HOUSE / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    asked_for, _, _ = reasons.partition("## Tried and dropped")
    said = {canonicalize_name(each) for each in re.findall(r"^\| `([^`]+)` \|", asked_for, re.MULTILINE)}
    assert said - set(direct_requirements()) == set()
