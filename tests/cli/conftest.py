"""Commands, run on the register of the test or in a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import record_source
from sprava.records.models import Source, Subject

SPRAVA = str(Path(sys.executable).with_name("sprava"))


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run a command on the database of the test."""

    def run_one(command: click.Command, *words: str) -> Result:
        return CliRunner().invoke(command, list(words))

    return run_one


@pytest.fixture
def tadora(db, settings, tmp_path) -> Subject:
    """An invented prisoner, arrested on 12 March 2021 and sentenced to five years."""
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    events = {
        "detention": {"date": "2021-03-12"},
        "sentence": {"date": "2021-09-01", "kind": "imprisonment", "term": "P5Y"},
        "charge": {"article": "342 p.1"},
    }
    return record_person(
        {"name": "Кляновіч Тадора", "birth_date": "1987"},
        events,
        saying=Saying(record_source("Sviedka", grade=Source.Grade.FIRST_HAND)),
        by=command_line_member(),
        compartment=default_compartment(),
    )


def whole(*words: str, register: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``sprava`` as a person would; a register named in the environment belongs to somebody."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPRAVA_")}
    given = {"SPRAVA_REGISTER": str(register)} if register else {}
    return subprocess.run(
        [SPRAVA, *words], env={**kept, **given, **variables}, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory) -> Path:
    """A new register with a first member, made once."""
    folder: Path = tmp_path_factory.mktemp("cli") / "register"
    made = whole("init", str(folder), "--name", "North", "--member", "Anna")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["login"] == "anna"
    return folder
