"""The end of terms by a pack, as custody takes it."""

from datetime import UTC, date, datetime

import pytest

from sprava import packs
from sprava.core.claims import Said, items
from sprava.core.custody import spells
from sprava.packs.ends import expected_end, expected_end_for, law_of

START = datetime(2026, 1, 1, tzinfo=UTC)


def held(regime, court=""):
    said = [
        ("detention", 1, {"date": "2022-01-10"}),
        (
            "sentence",
            2,
            {
                "date": "2022-05-05",
                "in_force": "2022-07-10",
                "term": "P3Y",
                "kind": "imprisonment",
                "regime": regime,
                "court": court,
            },
        ),
    ]
    return items(
        Said(number * 10 + place, number, noun, name, value, 1, 3, "", START)
        for noun, number, values in said
        for place, (name, value) in enumerate(values.items())
        if value
    )


@pytest.mark.parametrize("written", ["general", "general regime", "калонія агульнага рэжыму", "общий режим"])
def test_the_regime_is_read_as_a_source_writes_it(written):
    (spell,) = spells(held(written), expected_end=expected_end(packs.load("belarus")))
    assert spell.expected is not None
    assert spell.expected[0] <= date(2024, 10, 12) <= spell.expected[1]


def test_each_country_has_its_own_end():
    here, there = (spells(held("settlement"), expected_end=expected_end_for(name))[0] for name in packs.shipped())
    assert here.expected != there.expected


def test_without_a_regime_the_end_is_wider():
    named, open_one = (
        spells(held(regime), expected_end=expected_end_for("belarus"))[0].expected for regime in ("general", "")
    )
    assert named is not None
    assert open_one is not None
    assert open_one[0] <= named[0]
    assert named[1] <= open_one[1]


def test_a_court_of_another_country_calls_the_law_of_that_country():
    """In the register of Belarus: strict regime is day for day in Russia, a day and a half here."""
    ends = expected_end_for("belarus")
    at_home, abroad = (spells(held("strict", court), expected_end=ends)[0] for court in ("", "RU-MOSCOW-CITY"))
    there = spells(held("strict"), expected_end=expected_end_for("russia"))[0]
    assert abroad.expected == there.expected != at_home.expected
    law = law_of([item for item in held("strict", "RU-MOSCOW-CITY") if item.noun == "sentence"], "belarus")
    assert law is packs.load("russia")
