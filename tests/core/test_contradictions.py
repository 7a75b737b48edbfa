"""What sources say of one person and cannot all be so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.claims import Item, Reading, Said
from sprava.core.contradictions import CODES, contradictions

TODAY = date(2026, 6, 15)


def said(noun: str, number: int, of: int | None = None, **values: str) -> Item:
    """An event as one source tells it."""
    readings = {
        field: Reading(Said(number, number, noun, field, value, 1, 3, "", datetime(2026, 1, 1, tzinfo=UTC)), "only")
        for field, value in values.items()
    }
    return Item(noun, (number,), (of,) if of else (), readings)


def found(*items: Item) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.code, tuple(item.lead for item in one.items)) for one in contradictions(items, TODAY)]


@pytest.mark.parametrize(
    ("code", "items"),
    [
        ("released_before_arrest", [said("detention", 2, date="2021-05"), said("release", 3, date="2021-03-01")]),
        ("sentence_without_verdict", [said("sentence", 2, term="P3Y")]),
        ("sentenced_before_charge", [said("charge", 2, 9, date="2021-05"), said("sentence", 3, 9, date="2021-03")]),
        ("ends_before_it_begins", [said("stay", 2, facility="IK-1", since="2022-06", until="2022-01")]),
        ("ends_before_it_begins", [said("listing", 2, list="L", added="2022-06", removed="2022-01")]),
        (
            "in_two_places",
            [
                said("stay", 2, facility="IK-1", since="2022-01-01", until="2022-12-31"),
                said("stay", 3, facility="IK-3", since="2022-06-01"),
            ],
        ),
        ("died_before_birth", [said("person", 1, birth_date="1980", death_date="1979")]),
        ("before_birth", [said("person", 1, birth_date="2022"), said("detention", 2, date="2021-05-01")]),
        ("after_death", [said("person", 1, death_date="2020"), said("detention", 2, date="2021-05-01")]),
        ("not_counted", [said("detention", 2, date="9999-05-01")]),
        ("not_counted", [said("person", 1, birth_date="0001")]),
        ("not_yet", [said("detention", 2, date="2026-07")]),
    ],
)
def test_what_cannot_be_so_is_named(code, items):
    assert [name for name, _about in found(*items)] == [code]
    assert code in CODES


@pytest.mark.parametrize(
    "items",
    [
        [said("detention", 2, date="2021"), said("release", 3, date="2021-03-01")],
        [said("detention", 2), said("release", 3, date="2021-03-01")],
        [said("release", 3, date="2021-03-01")],
        [said("sentence", 2, date="2020"), said("release", 3, date="2021-03-01"), said("detention", 4, date="2022")],
        [
            said("detention", 2, date="2020-01-01"),
            said("release", 3, date="2021-03"),
            said("detention", 4, date="2022"),
        ],
        [
            said("stay", 2, facility="IK-1", since="2022", until="2022"),
            said("stay", 3, facility="IK-3", since="2022-06"),
        ],
        [
            said("stay", 2, facility="IK-1", since="2022-01-01", until="2022-06-01"),
            said("stay", 3, facility="IK-3", since="2022-06-01"),
        ],
        [said("hearing", 2, date="2026-07-01"), said("release", 3, date="2026-08-01")],
        [said("detention", 2, date="2020-02-29"), said("sentence", 3, date="2020-06-01", term="P1Y")],
        [said("person", 1, birth_date="1980", death_date="2020"), said("sentence", 2, date="2021-05-01")],
        [said("sentence", 2, date="2021-05-01", term="P1Y", added="yes")],
    ],
)
def test_what_dates_leave_open_contradicts_nothing(items):
    assert found(*items) == []


DAYS = st.one_of(
    st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(date.isoformat),
    st.sampled_from(["2020", "2021", "2020-05", "2022-02", "[2020-01-01..2021-06-30]", "[..2021-03]"]),
)


@given(DAYS, DAYS, DAYS, st.integers(0, 5000))
def test_a_vaguer_date_never_contradicts_more(taken, freed, moved, shift):
    """Whatever contradicts with a date known to the year contradicts with every day of that year."""
    exact = date(2020, 1, 1).toordinal() + shift % 366

    def codes(day: str) -> set[str]:
        items = [
            said("detention", 2, date=day),
            said("release", 3, date=freed),
            said("stay", 4, facility="IK-1", since=taken, until=moved),
            said("stay", 5, facility="IK-3", since=day),
        ]
        return {code for code, _about in found(*items)}

    assert codes("2020") <= codes(date.fromordinal(exact).isoformat())


@given(
    st.permutations(
        [said("detention", 2, date="2021-05"), said("release", 3, date="2021-03"), said("sentence", 4, kind="fine")]
    )
)
def test_the_order_in_which_it_was_said_changes_nothing(items):
    assert found(*items) == [("released_before_arrest", (3, 2)), ("sentence_without_verdict", (4,))]
