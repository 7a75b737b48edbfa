"""Where people are held."""

from datetime import date

from sprava.findings.charts.chart import Wanted
from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.places import places

ON = date(2022, 7, 1)


def test_people_are_counted_in_the_town_of_their_facility_once(analyst, people):
    spots = places(Wanted(ON), analyst).spec(LOOKS["wide", "light"])["datasets"]["places"]
    held = {spot["label"]: (spot["value"], spot["upper"]) for spot in spots if spot["upper"]}
    assert held == {"Homel": (2, 2)}
    assert "Minsk" in [spot["label"] for spot in spots]


def test_what_has_no_position_is_said_and_stands_in_the_table(analyst, people):
    chart = places(Wanted(ON), analyst)
    assert "Not on the map, because no place or no position is known: 0–1." in chart.said.notes
    assert {line.code for line in chart.lines} == {"IK-4", "SIZO-3", "RU-IK-3-SMOLENSK"}


def test_a_jurisdiction_without_positions_gets_bars(analyst, people, settings):
    settings.JURISDICTION = ""
    rows = places(Wanted(ON), analyst).spec(LOOKS["wide", "light"])["data"]["values"]
    assert sorted(row["label"] for row in rows) == ["IK-4", "RU-IK-3-SMOLENSK", "SIZO-3"]


def test_no_border_and_no_building_is_claimed(analyst, people):
    assert any(
        "no building is marked and no border is drawn" in note for note in places(Wanted(ON), analyst).said.notes
    )
