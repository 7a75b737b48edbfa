"""The desks of the masthead."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import add_member
from sprava.accounts.policy import TABLE, Role
from sprava.web.desks import DESKS, desks_for

pytestmark = pytest.mark.django_db


def test_every_desk_asks_for_a_permission_of_the_table():
    assert [desk.permission for desk in DESKS if desk.permission not in TABLE] == []


@pytest.mark.parametrize("role", list(Role))
def test_a_member_is_shown_the_desks_that_they_may_enter(role):
    member = add_member("anna", name="Anna", roles=[role])
    shown = {stop.address for stop in desks_for(member, "/")}
    assert ("/people" in shown) == member.may("people.read")
    if role is Role.STEWARD:
        assert shown == set()


def test_the_desk_on_which_a_page_stands_is_marked():
    member = add_member("anna", name="Anna", roles=[Role.MONITOR])
    assert [stop.address for stop in desks_for(member, "/people") if stop.current == "page"] == ["/people"]
    assert [stop.address for stop in desks_for(member, "/people/7") if stop.current == "true"] == ["/people"]
