"""Teams and what they see, as a steward arranges it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sprava.accounts.actions import add_member, default_compartment, found_team, set_openings
from sprava.accounts.models import Compartment, Member, Team
from sprava.accounts.policy import Role
from sprava.core.errors import Refused


@pytest.fixture
def everyone(db) -> Team:
    default_compartment()
    return Team.objects.get(code=Team.EVERYONE)


def test_only_a_steward_sees_the_teams(signed_in, anna, boris, stefa, everyone):
    assert signed_in(stefa).get("/members/teams").status_code == 200
    for address in ("/members/teams", f"/members/teams/{everyone.pk}"):
        assert [signed_in(member).get(address).status_code for member in (anna, boris)] == [404, 404]


def test_a_team_is_founded_with_a_part_of_its_own_that_nobody_else_sees(signed_in, stefa, anna):
    assert signed_in(stefa).post("/members/teams", {"name": "Поўнач", "own_part": "on"}).status_code == 302
    team, part = Team.objects.get(name="Поўнач"), Compartment.objects.get(name="Поўнач")
    assert list(team.compartments.all()) == [part]
    assert part.pk not in anna.compartments_seen()
    clara = add_member("clara", name="Clara", roles=[Role.MONITOR], teams=[team])
    assert clara.compartments_seen() == (part.pk,)


def test_a_team_can_share_the_parts_that_are_there(signed_in, stefa, everyone):
    register = Compartment.objects.get()
    signed_in(stefa).post("/members/teams", {"name": "Letters", "compartments": [register.pk]})
    assert list(Team.objects.get(code="letters").compartments.all()) == [register]
    assert Compartment.objects.count() == 1


@pytest.mark.parametrize("name", ["north", "  North ", ""])
def test_a_name_that_is_taken_or_empty_is_said_at_its_field(signed_in, stefa, north, name):
    page = signed_in(stefa).post("/members/teams", {"name": name, "own_part": "on"})
    assert page.status_code == 422
    assert Team.objects.filter(name__iexact="north").count() == 1


def test_what_a_team_sees_can_be_changed(signed_in, stefa, north, everyone):
    own, register = north.compartments.get(), Compartment.objects.get(code=Compartment.REGISTER)
    client = signed_in(stefa)
    assert client.post(f"/members/teams/{north.pk}", {"compartments": [own.pk, register.pk]}).status_code == 302
    assert set(north.compartments.all()) == {own, register}


def test_a_part_is_never_left_with_nobody_who_sees_it(signed_in, stefa, north, everyone):
    page = signed_in(stefa).post(f"/members/teams/{north.pk}", {"compartments": []})
    assert page.status_code == 422
    assert "nobody would find its people" in page.text
    assert north.compartments.count() == 1


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_the_pages_are_there_in_three_languages(signed_in, stefa, north, language):
    for address in ("/members/teams", f"/members/teams/{north.pk}"):
        page = signed_in(stefa).get(address, headers={"accept-language": language})
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


class WhateverStewardsDo(TestCase):
    """Whatever is founded and closed, in whatever order: every part is seen by a team, and nobody sees more."""

    @given(st.lists(st.tuples(st.sampled_from("ABC"), st.sets(st.integers(0, 3), max_size=3)), max_size=6))
    def test_every_part_is_seen_by_a_team(self, steps):
        default_compartment()
        member = add_member("dmitri", name="Dmitri", roles=[Role.ANALYST], teams=[])
        for name, parts in steps:
            team = Team.objects.filter(name=name).first() or found_team(name, own_part=True)
            every = list(Compartment.objects.all())
            try:
                set_openings(team, [every[number] for number in parts if number < len(every)])
            except Refused:
                continue
        assert all(part.teams.exists() for part in Compartment.objects.all())
        assert Member.objects.get(pk=member.pk).compartments_seen() == ()
