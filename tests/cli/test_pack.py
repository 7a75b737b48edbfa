"""Packs of law, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

from sprava import packs
from sprava.cli import pack
from sprava.packs.corrections import Correction, row_text


def test_the_shipped_packs_are_sound_and_what_is_not_verified_is_listed(run):
    done = run(pack.command, "check")
    assert done.exit_code == 0, done.output
    assert "belarus: " in done.stdout
    assert "russia: " in done.stdout
    assert '"remand-strict": unverified:' in done.stdout
    assert "unverified:" not in run(pack.command, "check", "--quiet").stdout


def test_a_broken_pack_is_named_with_file_row_and_field(run, tmp_path):
    broken = tmp_path / "mine"
    shutil.copytree(Path(packs.load("russia").folder), broken)
    credit = broken / "credit.toml"
    credit.write_text(credit.read_text("utf-8").replace('source = ["none: assumption of Sprava"]\n', "", 1), "utf-8")
    done = run(pack.command, "check", str(broken))
    assert done.exit_code == 1
    assert 'russia/credit.toml, line 126: practice 1 "appeal": source: a row needs a source' in done.stderr
    assert "1 problem." in done.stderr


def test_a_correction_that_was_sent_is_looked_at_and_written(run, tmp_path):
    mine = tmp_path / "mine"
    shutil.copytree(Path(packs.load("russia").folder), mine)
    law = packs.load(str(mine))
    text = row_text(law, "regime", 1).replace("[[regime]]", '[[regime]]\nchecked_by = "A. B."')
    sent = tmp_path / "sent.toml"
    sent.write_text(Correction(law, "regime", 1, text).as_file().replace('"russia"', f'"{mine}"'), "utf-8")
    looked = run(pack.command, "correct", str(sent))
    assert looked.exit_code == 0, looked.output
    assert '+checked_by = "A. B."' in looked.stdout
    assert "A. B." not in (mine / "sentences.toml").read_text("utf-8")
    assert run(pack.command, "correct", str(sent), "--write").exit_code == 0
    assert 'checked_by = "A. B."' in (mine / "sentences.toml").read_text("utf-8")


def test_a_correction_that_would_break_the_pack_is_refused(run, tmp_path):
    law = packs.load("russia")
    text = row_text(law, "credit", 1).replace("ratio", "ration", 1)
    sent = tmp_path / "sent.toml"
    sent.write_text(Correction(law, "credit", 1, text).as_file(), "utf-8")
    done = run(pack.command, "correct", str(sent), "--write")
    assert done.exit_code == 1
    assert "ration: no such field" in done.stderr
