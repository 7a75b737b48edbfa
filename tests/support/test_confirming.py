"""When somebody was last reached at the address of a place."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.core.dates import PartialDate
from sprava.core.errors import Refused
from sprava.records.models import Person
from sprava.support.confirming import confirm_address, confirmations, latest
from sprava.support.models import Sheet
from sprava.support.whom import lines_of
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


def test_the_week_is_kept_and_nothing_of_whoever_said_so():
    confirm_address("IK-4", today=date(2026, 11, 27))
    confirm_address("IK-4", today=TODAY)
    assert confirmations() == {"IK-4": PartialDate.of(date(2026, 11, 23))}
    assert [sheet.kept for sheet in Sheet.objects.all()] == [{"IK-4": "2026-W48"}]


@pytest.mark.parametrize("place", ["SIZO-1-OLD", "IK-5", "SIZO-3", "nowhere"])
def test_a_place_that_closed_or_moved_or_has_no_address_cannot_be_confirmed(place):
    with pytest.raises(Refused):
        confirm_address(place, today=TODAY)
    assert confirmations() == {}


def test_the_line_of_everybody_held_there_says_when_and_that_it_was_us(prisoner, anna):
    prisoner("Ліпень Ганна")
    prisoner("Вішня Вера", place="IK-9")
    confirm_address("IK-4", today=TODAY)
    lines = lines_of(list(Person.objects.visible_to(anna).order_by("pk")), TODAY, anna)
    assert [(str(line.confirmed), line.confirmed_here) for line in lines] == [("2026-11-23", True), ("None", False)]


def test_the_later_of_two_days_is_shown():
    old, new = PartialDate.of(date(2026, 1, 5)), PartialDate.of(date(2026, 3, 2))
    assert latest(old, None, new) == new
    assert latest(None) is None
