"""What others published stands beside ours, with its source, and only where it speaks of the same."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.findings.asked import Question
from sprava.findings.published import MEASURES, beside, published
from sprava.findings.units import UNITS

EVER = (date(1990, 1, 1), date(2200, 1, 1))


@pytest.fixture(autouse=True)
def belarus(settings) -> None:
    settings.JURISDICTION = "belarus"


def test_every_published_figure_has_a_source_and_stands_on_its_day():
    rows = published("persons", *EVER)
    assert len(rows) > 50
    assert all(row.source.startswith("http") for row in rows)
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    assert {row.measure for row in rows} == {"political_prisoners"}


def test_women_are_beside_women_only_and_other_units_beside_nothing():
    women = published("persons", *EVER, filters=(("sex", "female"),))
    assert {row.measure for row in women} == {"political_prisoners_women"}
    assert not set(women) & set(published("persons", *EVER))
    assert published("stays", *EVER) == ()
    assert {unit for unit, _filters in MEASURES.values()} <= set(UNITS)


def test_figures_that_contradict_each_other_all_stay():
    late = published("persons", date(2023, 12, 24), date(2023, 12, 31))
    assert {row.count for row in late} >= {1497, 1452}


def test_a_country_without_a_pack_has_none(settings):
    settings.JURISDICTION = ""
    assert published("persons", *EVER) == ()


def test_the_word_of_the_page_is_kept():
    (row,) = published("persons", date(2021, 1, 27), date(2021, 1, 27))
    assert row.words == "at least 190"


@pytest.mark.django_db
def test_ours_is_of_the_same_day_and_of_the_same_people():
    default_compartment()
    rows = beside(*EVER, command_line_member(), most=20, question=Question(on=date(2026, 1, 1)))
    assert len(rows) == 20
    for row in rows:
        assert row.asked.on == row.theirs.day == row.ours.day
        assert (row.asked.unit, row.asked.filters) == MEASURES[row.theirs.measure]
