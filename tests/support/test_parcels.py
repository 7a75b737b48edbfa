"""The round of a parcel, and the quota that it takes."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.core.errors import Refused
from sprava.support.models import Sheet
from sprava.support.parcels import ONWARD, STEPS, Step, move_round, open_round, rounds_of, under_way, used
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


def only(person: int):
    (one,) = rounds_of(person, TODAY.year)
    return one


def test_a_parcel_goes_from_asked_to_delivered_and_takes_the_quota_when_it_is_packed(prisoner):
    hanna = prisoner("Ліпень Ганна").pk
    open_round(hanna, "parcel", today=TODAY)
    assert used(rounds_of(hanna, 2026), "parcel") == 0
    for step in ("packed", "sent", "delivered"):
        move_round(hanna, only(hanna).token, Step(step, agreed=True, left=3), today=TODAY)
        assert only(hanna).step == step
        assert used(rounds_of(hanna, 2026), "parcel") == 1
    assert only(hanna).onward == []


def test_nothing_is_packed_before_the_family_was_asked_or_when_the_quota_is_used_up(prisoner):
    hanna = prisoner("Ліпень Ганна").pk
    open_round(hanna, "parcel", today=TODAY)
    with pytest.raises(Refused, match="Ask the family"):
        move_round(hanna, only(hanna).token, Step("packed", left=3), today=TODAY)
    with pytest.raises(Refused, match="used up"):
        move_round(hanna, only(hanna).token, Step("packed", agreed=True, left=0), today=TODAY)
    assert only(hanna).step == "asked"


def test_a_refused_parcel_says_why_and_gives_the_quota_back(prisoner):
    hanna = prisoner("Ліпень Ганна").pk
    open_round(hanna, "parcel", today=TODAY, step="sent")
    assert used(rounds_of(hanna, 2026), "parcel") == 1
    move_round(hanna, only(hanna).token, Step("refused", reason="punished"), today=TODAY)
    assert str(only(hanna).reason_words) == "taken away as a punishment"
    assert used(rounds_of(hanna, 2026), "parcel") == 0


@pytest.mark.parametrize("step", ["sent", "delivered", "held", "asked", "nowhere"])
def test_a_step_that_does_not_follow_is_refused(prisoner, step):
    hanna = prisoner("Ліпень Ганна").pk
    open_round(hanna, "parcel", today=TODAY)
    with pytest.raises(Refused, match="since you opened"):
        move_round(hanna, only(hanna).token, Step(step, agreed=True), today=TODAY)


def test_a_parcel_of_last_year_stays_in_the_quota_of_last_year(prisoner, anna):
    hanna = prisoner("Ліпень Ганна").pk
    open_round(hanna, "parcel", today=TODAY)
    new_year = date(2027, 1, 5)
    (waiting,) = under_way(anna, new_year)
    move_round(hanna, waiting.token, Step("packed", agreed=True), today=new_year)
    assert only(hanna).step == "packed"
    assert rounds_of(hanna, 2027) == []


def test_visits_are_due_in_the_order_of_their_weeks(prisoner, anna, clara):
    hanna, vera = prisoner("Ліпень Ганна").pk, prisoner("Вішня Вера").pk
    open_round(hanna, "long_visit", today=TODAY, week="2027-W02")
    open_round(vera, "short_visit", today=TODAY, week="2026-W50")
    open_round(vera, "parcel", today=TODAY)
    assert [(one.person, one.kind) for one in under_way(anna, TODAY)] == [
        (vera, "parcel"), (vera, "short_visit"), (hanna, "long_visit"),
    ]  # fmt: skip
    assert under_way(clara, TODAY) == []


@pytest.mark.parametrize(("kind", "step"), [("tank", ""), ("parcel", "held"), ("short_visit", "sent")])
def test_what_is_no_parcel_and_no_visit_is_refused(prisoner, kind, step):
    with pytest.raises(Refused):
        open_round(prisoner("Ліпень Ганна").pk, kind, today=TODAY, step=step)


def test_what_is_kept_is_a_kind_a_step_and_a_week(prisoner):
    open_round(prisoner("Ліпень Ганна").pk, "parcel", today=TODAY)
    (sheet,) = Sheet.objects.all()
    (entries,) = sheet.kept.values()
    (entry,) = entries.values()
    assert entry == {"kind": "parcel", "step": "asked", "week": "2026-W48"}


def test_every_step_has_a_name_and_leads_somewhere_known():
    assert {step for onward in ONWARD.values() for step in onward} | set(ONWARD) == set(STEPS)
