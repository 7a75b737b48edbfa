"""Packs of law, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

from sprava import packs
from sprava.cli import pack


def test_the_shipped_packs_are_sound_and_what_is_not_verified_is_listed(run):
    done = run(pack.command, "check")
    assert done.exit_code == 0, done.output
    assert "belarus: " in done.stdout
    assert "russia: " in done.stdout
    assert 'belarus/credit.toml: credit "remand-strict": unverified:' in done.stdout
    assert "unverified:" not in run(pack.command, "check", "--quiet").stdout


def test_a_broken_pack_is_named_with_file_row_and_field(run, tmp_path):
    broken = tmp_path / "mine"
    shutil.copytree(Path(packs.load("russia").folder), broken)
    credit = broken / "credit.toml"
    credit.write_text(credit.read_text("utf-8").replace('source = ["none: assumption of Sprava"]\n', "", 1), "utf-8")
    done = run(pack.command, "check", str(broken))
    assert done.exit_code == 1
    assert 'russia/credit.toml: practice 1 "appeal": source: a row needs a source' in done.stderr
    assert "1 problem." in done.stderr
