"""Custodians open entries without a register; the rest is done in one."""

from __future__ import annotations

import json
import shutil
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


def test_a_short_passphrase_and_a_file_that_is_there_are_refused(tmp_path):
    there = tmp_path / "a.key"
    short = CliRunner().invoke(command, ["key", "--out", str(there)], input="short\nshort\n")
    assert "at least 12 letters" in str(short.exception)
    there.write_text("mine")
    again = CliRunner().invoke(command, ["key", "--out", str(there)], input=f"{PASSPHRASES[0]}\n{PASSPHRASES[0]}\n")
    assert "not there yet" in str(again.exception)
    assert there.read_text() == "mine"
