"""Members come, change what they do, and leave."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import (
    add_member,
    change_passphrase,
    command_line_member,
    demo_member,
    end_membership,
    set_roles,
    set_teams,
)
from sprava.accounts.models import Compartment, Member, Team
from sprava.accounts.policy import Role
from sprava.core.errors import Refused
from tests.accounts.conftest import PASSPHRASE


def test_a_login_name_is_given_once_whatever_its_capitals(anna):
    with pytest.raises(Refused, match="taken"):
        add_member(" Anna ", name="Another", roles=[])


@pytest.mark.parametrize("weak", ["short", "password123456", "annaannaannaanna"])
def test_a_weak_passphrase_is_refused_in_words(db, weak):
    with pytest.raises(Refused) as refusal:
        add_member("anna", name="annaannaannaanna", roles=[], passphrase=weak)
    assert str(refusal.value)
    assert not Member.objects.filter(login="anna").exists()


def test_the_last_steward_cannot_leave_or_stop_being_one(stefa):
    with pytest.raises(Refused, match="only steward"):
        end_membership(stefa)
    with pytest.raises(Refused, match="only steward"):
        set_roles(stefa, [Role.ANALYST])
    add_member("second", name="Second", roles=[Role.STEWARD])
    end_membership(stefa)
    assert not Member.objects.get(pk=stefa.pk).is_active


def test_whoever_left_sees_nothing_and_stays_named_on_what_they_recorded(anna, boris):
    end_membership(anna)
    left = Member.objects.get(pk=anna.pk)
    assert (left.name, left.compartments_seen(), left.may("people.read")) == ("Anna", (), False)
    assert not left.check_password(PASSPHRASE)


def test_a_member_sees_the_compartments_of_their_teams_and_no_other(anna, clara):
    common = Compartment.objects.get(code=Compartment.REGISTER).pk
    north = Compartment.objects.get(code="north").pk
    assert anna.compartments_seen() == (common,)
    assert clara.compartments_seen() == (north,)
    set_teams(anna, Team.objects.all())
    assert set(anna.compartments_seen()) == {common, north}
    set_teams(anna, [])
    assert anna.compartments_seen() == ()


def test_whoever_holds_the_folder_sees_all_of_it(clara):
    assert set(command_line_member().compartments_seen()) == set(Compartment.objects.values_list("pk", flat=True))


def test_the_demo_visitor_enters_reviews_and_supports_and_nobody_can_sign_in_as_them(db):
    visitor = demo_member()
    assert visitor.roles == {Role.MONITOR, Role.REVIEWER, Role.SUPPORTER}
    assert not visitor.has_usable_password()
    assert demo_member() == visitor
    assert visitor not in Member.objects.working()


def test_a_new_passphrase_ends_every_session_that_the_old_one_opened(anna, signed_in):
    client = signed_in(anna)
    assert client.get("/account").status_code == 200
    change_passphrase(anna, "another-otter-paints-ten-doors")
    assert client.get("/account").status_code == 302


def test_nothing_is_written_down_about_when_or_from_where_a_member_came():
    names = {field.name for field in Member._meta.get_fields()}
    assert not names & {"last_login", "email", "phone", "last_seen", "address", "ip"}
