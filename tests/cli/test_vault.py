"""Custodians open entries without a register; the rest is done in one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from functools import cache

import pytest
from click.testing import CliRunner

from sprava.cli import vault
from sprava.cli.vault import command
from sprava.support.sealed.pairs import identity_in
from sprava.support.sealed.store import Store

STRETCHED = cache(identity_in)
PASSPHRASES = ["pieršaja fraza", "druhaja fraza", "treciaja fraza"]


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Three key files and their public halves. Stretching a passphrase takes its time: once is enough."""
    made, tmp_path = [], tmp_path_factory.mktemp("keys")
    for number, passphrase in enumerate(PASSPHRASES, 1):
        file = tmp_path / f"{number}.key"
        done = CliRunner().invoke(command, ["key", "--out", str(file)], input=f"{passphrase}\n{passphrase}\n")
        assert done.exit_code == 0, done.output
        made.append((file, done.stdout.strip().splitlines()[-1]))
    return made


@pytest.fixture(autouse=True)
def stretched_once(monkeypatch):
    monkeypatch.setattr(vault, "identity_in", STRETCHED)


@pytest.fixture
def folder(keys, tmp_path):
    store = Store(tmp_path / "sealed")
    store.name_custodians([public for _, public in keys])
    store.put({"what": "medicine"}, {"name": "Лазнік Ганна"}, dated=date(2026, 11, 23))
    return store.folder


def opened(folder, *chosen, words=("open",), extra=()):
    options = [part for file, _ in chosen for part in ("--key", str(file))]
    typed = "".join(f"{PASSPHRASES[int(file.stem) - 1]}\n" for file, _ in chosen)
    return CliRunner().invoke(command, [*words, str(folder), *options, *extra], input=typed)


def test_two_custodians_open_a_copy_of_the_folder(folder, keys, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "stick")
    done = opened(copy, keys[2], keys[0])
    assert done.exit_code == 0, done.output
    (line,) = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert line["to"] == {"name": "Лазнік Ганна"}


def test_one_custodian_opens_nothing(folder, keys):
    done = opened(folder, keys[1])
    assert done.exit_code == 1
    assert "Лазнік" not in done.output
    assert "1 entries stay shut" in str(done.exception)


def test_after_a_loss_the_folder_is_sealed_to_others(folder, keys):
    extra = [part for _, public in (keys[0], keys[2], keys[1]) for part in ("--to", public)]
    assert opened(folder, keys[0], keys[1], words=("reseal",), extra=extra).exit_code == 0
    assert opened(folder, keys[1], keys[2]).exit_code == 0


ASK_AND_DESTROY = """
from sprava.cli.opening import open_register; open_register()
import sys; from datetime import date, timedelta; from types import SimpleNamespace
from sprava.support import helping
day, how = date(2026, 11, 25), sys.argv[1]
helping.store().name_custodians(sys.argv[2:])
recipient = {"name": "Лазнік Ганна", "address": "Полацк, 7", "more": "двое дзяцей"}
entry, code = helping.ask("medicine", "хвароба-вельмі-рэдкая", recipient, today=day)
if how == "confirm":
    for number in (7, 8):
        helping.agree(entry, by=SimpleNamespace(pk=number), today=day)
    helping.confirm(code, today=day)
elif how == "expire":
    assert helping.expire(day + timedelta(days=97)) == 1
print(entry, code)
"""


@pytest.mark.parametrize("how", ["confirm", "expire", "stays"])
def test_what_was_destroyed_is_in_no_file_of_the_register_logs_included(keys, empty_register, tmp_path, how):
    register = tmp_path / "register"
    shutil.copytree(empty_register, register)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPRAVA_")}
    done = subprocess.run(
        [sys.executable, "-c", ASK_AND_DESTROY, how, *(public for _, public in keys)],
        env={**kept, "SPRAVA_REGISTER": str(register)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    entry, code = done.stdout.split()
    files = [file for file in register.rglob("*") if file.is_file()]
    written = b"".join(file.read_bytes() for file in files)
    for word in (code, "Лазнік", "Полацк", "двое дзяцей"):
        assert word.encode() not in written, f"{word} was never to stand in a file"
    left = [word for word in (entry, "хвароба-вельмі-рэдкая") if word.encode() in written]
    left += [file.name for file in files if entry in str(file) or file.suffix == ".age"]
    assert bool(left) == (how == "stays"), left
    assert not [file for file in files if file.name.startswith("support.sqlite3-")]


def test_a_short_passphrase_and_a_file_that_is_there_are_refused(tmp_path):
    there = tmp_path / "a.key"
    short = CliRunner().invoke(command, ["key", "--out", str(there)], input="short\nshort\n")
    assert "at least 12 letters" in str(short.exception)
    there.write_text("mine")
    again = CliRunner().invoke(command, ["key", "--out", str(there)], input=f"{PASSPHRASES[0]}\n{PASSPHRASES[0]}\n")
    assert "not there yet" in str(again.exception)
    assert there.read_text() == "mine"
