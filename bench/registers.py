"""Generated registers: made once, kept under .bench/ by seed, size and the code that wrote them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.within import run_within
from sprava.core.errors import Refused
from tools.postgres import LASTING, throwaway_server

HOUSE = Path(__file__).resolve().parents[1]
KEPT = HOUSE / ".bench"
BUILT = "built.json"
# What decides how a generated register looks: when it changes, the kept ones are made again.
_WRITERS = (
    "bench/names.py", "bench/generate.py", "bench/filling.py", "src/sprava/core/[cdns]*.py",
    "src/sprava/core/names/**/*", "src/sprava/records/**/*.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Register:
    """A filled register: the variables with which a process opens it, and what filling it cost."""

    folder: Path
    environment: Mapping[str, str]
    built: dict[str, Any]

    def sprava(self, *words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Sprava in this register."""
        done = subprocess.run(
            [sys.executable, "-m", "sprava", *map(str, words)],
            env={**os.environ, **self.environment, **variables}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Refused(f"sprava {words[0]} failed: {done.stderr.strip()[-2000:]}")
        return done


@contextmanager
def sqlite_register(people: int, seed: int) -> Iterator[Register]:
    """The kept SQLite register of this size, made if there is none. Do not change it: take a copy."""
    folder = KEPT / f"{seed}-{people}-{_written_by()}"
    environment = {"SPRAVA_REGISTER": str(folder), "SPRAVA_DATABASE": ""}
    if not (folder / BUILT).exists():
        _forget_others(folder)
        _fill(folder, environment, people, seed)
    yield Register(folder, environment, json.loads((folder / BUILT).read_text("utf-8")))


@contextmanager
def postgres_register(people: int, seed: int) -> Iterator[Register]:
    """A register of this size in a PostgreSQL server that lives for as long as it is measured."""
    folder = KEPT / f"postgres-{os.getpid()}-{people}"
    with throwaway_server(LASTING) as address:
        environment = {"SPRAVA_REGISTER": str(folder), "SPRAVA_DATABASE": address}
        try:
            built = _fill(folder, environment, people, seed)
            yield Register(folder, environment, built)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def copy_of(register: Register) -> Iterator[Register]:
    """A SQLite register that may be changed; a PostgreSQL one is itself only here for the moment."""
    if register.environment["SPRAVA_DATABASE"]:
        yield register
        return
    folder = register.folder.with_name(f"copy-{os.getpid()}-{register.folder.name}")
    shutil.copytree(register.folder, folder)
    # A copied archive keeps the read-only bits of its files, which rmtree does not mind.
    try:
        yield Register(folder, {**register.environment, "SPRAVA_REGISTER": str(folder)}, register.built)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


OPENED = {"sqlite": sqlite_register, "postgres": postgres_register}


def _fill(folder: Path, environment: Mapping[str, str], people: int, seed: int) -> dict[str, Any]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "sprava", "init", str(folder), "--name", f"Invented register of {people}"]
    subprocess.run(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )
    built: dict[str, Any] = run_within(environment, "bench.filling", people=people, seed=seed)
    (folder / BUILT).write_text(json.dumps(built), encoding="utf-8")
    return built


def _written_by() -> str:
    digest = hashlib.sha256()
    found = (path for pattern in _WRITERS for path in HOUSE.glob(pattern))
    for file in sorted(path for path in found if path.is_file() and path.suffix != ".pyc"):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _forget_others(folder: Path) -> None:
    """Registers of this seed and size that other code wrote are of no use any more."""
    for other in folder.parent.glob(folder.name.rsplit("-", 1)[0] + "-*"):
        shutil.rmtree(other, ignore_errors=True)
