"""Counting letters: exact inside, rounded outside, and no trace of who wrote."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Refused
from sprava.support.tallies import (
    Tally,
    behind_sheet_code,
    grouped,
    letters_to,
    log_letters,
    sheet_code,
    tallies_of,
    totals,
    weeks_of,
)
from tests.support.conftest import TODAY

WEEK = "2026-W48"


def log(number: int, week: str = WEEK, **counts: int) -> None:
    log_letters(number, {name.replace("_", " "): count for name, count in counts.items()}, week, today=TODAY)


@pytest.mark.django_db
def test_numbers_add_up_and_a_mistake_is_taken_back(prisoner, anna):
    hanna = prisoner("Ліпень Ганна").pk
    log(hanna, sent=3)
    log(hanna, sent=2, delivered=1, returned_censor=1)
    log(hanna, sent=-1)
    tally = tallies_of([hanna], TODAY)[hanna]
    assert (tally.sent, tally.delivered, tally.came_back) == (4, 1, 1)
    assert [(str(reason), number) for reason, number in tally.reasons] == [("stopped by the censor", 1)]
    assert letters_to(anna, TODAY) == {hanna: 4}


@pytest.mark.django_db
@pytest.mark.parametrize("counts", [{}, {"sent": 0}, {"sent": -1}, {"sent": 501}, {"written by": 1}])
def test_what_makes_no_sense_is_refused(prisoner, counts):
    with pytest.raises(Refused):
        log_letters(prisoner("Ліпень Ганна").pk, counts, WEEK, today=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize("week", ["2026-W49", "2023-W01"])
def test_a_week_to_come_or_long_past_is_refused(prisoner, week):
    with pytest.raises(Refused, match=week):
        log(prisoner("Ліпень Ганна").pk, week, sent=1)


@pytest.mark.django_db
def test_weeks_stand_apart_and_old_ones_do_not_count_for_the_order(prisoner, anna):
    hanna = prisoner("Ліпень Ганна").pk
    log(hanna, "2026-W47", sent=1)
    log(hanna, sent=2)
    log(hanna, "2026-W20", sent=9)
    assert [(week, tally.sent) for week, tally in weeks_of(hanna, TODAY)] == [("2026-W48", 2), ("2026-W47", 1)]
    assert letters_to(anna, TODAY) == {hanna: 3}
    assert [(week, tally.sent) for week, tally in totals(anna)] == [("2026-W20", 9), ("2026-W47", 1), ("2026-W48", 2)]


@pytest.mark.django_db
def test_another_team_counts_nothing_of_them(prisoner, clara):
    log(prisoner("Ліпень Ганна").pk, sent=3)
    assert letters_to(clara, TODAY) == {}
    assert [tally for _, tally in totals(clara)] == [Tally(0, 0, 0, {})]


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
def test_in_public_every_number_is_a_multiple_of_five_and_at_most_two_away(sent, delivered, back):
    shown = Tally(sent, delivered, 0, {"censor": back}).rounded()
    for exact, public in ((sent, shown.sent), (delivered, shown.delivered), (back, shown.came_back)):
        assert public % 5 == 0
        assert abs(public - exact) <= 2
    assert set(shown.returned or {}) <= {"unsaid"}, "a reason singles people out"


@pytest.mark.django_db
def test_a_code_leads_to_its_person_and_week_and_to_nobody_else(prisoner):
    hanna, vera = prisoner("Ліпень Ганна").pk, prisoner("Вішня Вера").pk
    code = sheet_code(hanna, "2026-W47")
    assert behind_sheet_code(grouped(code).lower(), [vera, hanna], TODAY) == (hanna, "2026-W47")
    assert behind_sheet_code(code, [vera], TODAY) is None
    assert behind_sheet_code(code, [vera, hanna], TODAY + timedelta(weeks=20)) is None
    assert sheet_code(hanna, "2026-W48") != code
    assert behind_sheet_code("x" * 300, [hanna], date(2026, 11, 25)) is None
