"""A row as a lawyer would have it, looked at before it travels."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.errors import SpravaError
from sprava.packs.checks import Check
from sprava.packs.corrections import Correction, empty_row, read_correction, row_text

BELARUS = packs.load("belarus")
EVERY_ROW = [(section, number) for section in packs.SECTIONS for number in range(1, len(BELARUS.rows_of(section)) + 1)]


@pytest.fixture
def mine(tmp_path) -> packs.Pack:
    """A copy of the pack of Belarus that may be written to."""
    shutil.copytree(BELARUS.folder, tmp_path / "mine")
    return packs.load(str(tmp_path / "mine"))


@given(st.sampled_from(EVERY_ROW))
def test_the_text_of_a_row_is_that_row_and_no_other(row):
    section, number = row
    table, whole = tomllib.loads(row_text(BELARUS, section, number)), BELARUS.as_written(section)[0]
    assert table == {section: [whole[number - 1]]}


@pytest.mark.parametrize("section", packs.SECTIONS)
def test_a_row_as_it_stands_is_sound_and_changes_nothing(section):
    correction = Correction(BELARUS, section, 1, row_text(BELARUS, section, 1))
    assert (correction.change, correction.problems()) == ((), ())


@pytest.mark.parametrize("section", packs.SECTIONS)
def test_an_empty_row_is_toml_with_every_field_that_must_be_there(section):
    problems = Correction(BELARUS, section, 0, empty_row(section)).problems()
    assert not any("is missing" in problem or "no such field" in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Give one row, and begin it with [[regime]]"),
        ("[[regime]]\nid = strict\n", "This is not TOML"),
        ("[[regime]]\n[[regime]]\n", "Give one row"),
        ("[[court]]\n", "Give one row"),
        ('[[regime]]\nid = "strict"\nname.en = "strict"\n', 'regime 3 "strict": source: a row needs a source'),
        ("a = " + "[" * 5000, "This is not TOML"),
        ("#" * 30_000, "A row has at most"),
    ],
)
def test_what_is_wrong_with_a_correction_is_said_with_what_to_do(text, said):
    (problem,) = Correction(BELARUS, "regime", 3, text).problems()
    assert said in problem


def test_a_change_is_shown_line_by_line():
    text = row_text(BELARUS, "regime", 1).replace('standing = "reported"', 'standing = "confirmed"')
    change = Correction(BELARUS, "regime", 1, text).change
    assert '-standing = "reported"' in change
    assert '+standing = "confirmed"' in change


def test_a_correction_travels_as_a_file_and_is_written_into_its_pack(mine, tmp_path):
    before, after = row_text(mine, "facility", 1), row_text(mine, "facility", 3)
    text = row_text(mine, "facility", 2)
    text = text.replace("[[facility]]\n", '[[facility]]\nchecked_by = "A. B., 2026-11-25"\n', 1)
    file = tmp_path / "sent.toml"
    file.write_text(
        Correction(mine, "facility", 2, text).as_file().replace('pack = "belarus"', f'pack = "{mine.folder}"'), "utf-8"
    )
    correction = read_correction(file)
    assert correction.problems() == ()
    correction.write()
    packs.load.cache_clear()
    written = packs.load(str(mine.folder))
    assert list(written.facilities.values())[1].checked_by == "A. B., 2026-11-25"
    assert (row_text(written, "facility", 1), row_text(written, "facility", 3)) == (before, after)
    assert Check(written).problems == ()


def test_a_row_that_is_missing_is_written_at_the_end(mine, tmp_path):
    text = row_text(mine, "regime", 1).replace('id = "general"', 'id = "lighter"')
    correction = Correction(mine, "regime", 0, text)
    assert correction.problems() == ()
    correction.write()
    packs.load.cache_clear()
    assert "lighter" in packs.load(str(mine.folder)).regimes


def test_a_correction_of_a_row_that_is_another_by_now_is_refused(mine, tmp_path):
    file = tmp_path / "sent.toml"
    made = Correction(mine, "regime", 1, row_text(mine, "regime", 1)).as_file()
    file.write_text(made.replace("row = 1", "row = 2").replace('"belarus"', f'"{mine.folder}"'), "utf-8")
    with pytest.raises(SpravaError, match="is no longer 'general'"):
        read_correction(file)


def test_a_correction_of_a_row_that_somebody_corrected_meanwhile_is_refused(mine, tmp_path):
    text, file = row_text(mine, "facility", 2), tmp_path / "sent.toml"
    mine_says, theirs_says = (
        text.replace("[[facility]]\n", f'[[facility]]\nchecked_by = "{who}"\n', 1) for who in ("A. B.", "C. D.")
    )
    made = Correction(mine, "facility", 2, mine_says).as_file()
    file.write_text(made.replace('pack = "belarus"', f'pack = "{mine.folder}"'), "utf-8")
    Correction(mine, "facility", 2, theirs_says).write()
    packs.load.cache_clear()
    with pytest.raises(SpravaError, match="The pack has changed"):
        read_correction(file)


@pytest.mark.parametrize("text", ["", "correction = 1", '[correction]\npack = "belarus"\n', "[[["])
def test_a_file_that_is_no_correction_is_refused(tmp_path, text):
    file: Path = tmp_path / "sent.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SpravaError, match=r"sent\.toml is no correction of a pack"):
        read_correction(file)


def test_a_file_that_changed_while_it_was_looked_at_is_left_alone(mine):
    correction = Correction(mine, "regime", 1, row_text(mine, "regime", 1).replace("general", "lighter"))
    file = mine.folder / "sentences.toml"
    changed = file.read_text("utf-8").replace('"general"', '"common"')
    file.write_text(changed, "utf-8")
    with pytest.raises(SpravaError, match="has changed since"):
        correction.write()
    assert file.read_text("utf-8") == changed
