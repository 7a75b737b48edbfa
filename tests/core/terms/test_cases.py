"""The table of cases worked by hand: verdict, remand, and the day that was published or that the arithmetic gives."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from sprava import packs
from sprava.core.terms import read_case, reckon, say_step

TABLE = tomllib.loads(Path(__file__).with_name("hand_worked.toml").read_text("utf-8"))["case"]
CHECKED = ("published", "likeliest", "widest", "doubt", "how")


@pytest.mark.parametrize("row", TABLE, ids=[row["name"] for row in TABLE])
def test_the_reckoning_gives_what_was_worked_by_hand(row):
    pack = packs.load(row["pack"])
    outcome = reckon(read_case({name: value for name, value in row.items() if name not in CHECKED}), pack.term_rules)
    end = outcome.expected
    assert end is not None
    if "published" in row:
        assert end.first <= date.fromisoformat(row["published"]) <= end.last
    if "likeliest" in row:
        assert end.likely == date.fromisoformat(row["likeliest"])
    if "widest" in row:
        assert (end.last - end.first).days <= row["widest"]
    if "doubt" in row:
        assert row["doubt"] in {doubt.code for doubt in outcome.doubts}


def test_the_table_is_long_enough_and_every_row_has_a_source_and_its_arithmetic():
    assert len(TABLE) >= 30
    assert len({row["name"] for row in TABLE}) == len(TABLE)
    assert all(row["source"] and row["how"] for row in TABLE)
    assert sum("published" in row and "invented" not in row["source"] for row in TABLE) >= 15


@pytest.mark.parametrize("row", TABLE, ids=[row["name"] for row in TABLE])
@pytest.mark.parametrize("lang", ["en", "be", "ru"])
def test_every_reckoning_can_be_said_in_three_languages(row, lang):
    pack = packs.load(row["pack"])
    outcome = reckon(read_case({name: value for name, value in row.items() if name not in CHECKED}), pack.term_rules)
    for said in (*outcome.steps, *outcome.doubts):
        sentence = say_step(said, lang, pack.name_of)
        assert sentence
        assert "{" not in sentence
