"""Who may do what, and what happens to a page that does not say."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import path

from sprava.accounts import policy
from sprava.accounts.policy import Role

WRITES = {
    "claims.record", "claims.withdraw", "claims.judge", "sources.grade", "lists.import", "pairs.judge",
    "publishing.publish",
}  # fmt: skip


def test_every_route_of_the_desks_declares_who_may_see_it():
    declared = dict(policy.declared_policies())
    assert len(declared) > 10
    assert [route for route, needed in declared.items() if needed is None] == []


def test_a_route_that_declares_nothing_stops_the_start_up():
    silent = [path("secrets", lambda _: HttpResponse("everything"))]
    with pytest.raises(ImproperlyConfigured, match="/secrets"):
        policy.require_everywhere(silent)


def test_a_permission_that_is_not_in_the_table_is_a_mistake_of_the_programmer():
    with pytest.raises(ImproperlyConfigured, match=r"policy\.TABLE"):
        policy.needs("people.abolish")


@pytest.mark.parametrize("permission", sorted(policy.TABLE))
def test_a_steward_opens_nothing_about_people_by_being_a_steward(permission):
    may = Role.STEWARD in policy.roles_that_may(permission)
    assert may == (permission in {"account.own", "members.manage"})


@pytest.mark.parametrize("permission", sorted(WRITES))
def test_analysts_and_supporters_write_nothing_into_the_register(permission):
    assert not {Role.ANALYST, Role.SUPPORTER} & policy.roles_that_may(permission)


@pytest.mark.parametrize("permission", ["claims.judge", "pairs.judge", "sources.grade", "claims.sensitive"])
def test_only_reviewers_judge_and_read_what_is_sensitive(permission):
    assert policy.roles_that_may(permission) == {Role.REVIEWER}


def test_a_stranger_is_sent_to_the_door_whatever_they_ask_for(visitor, db):
    for asked in ("/people", "/people/1", "/people/999999999", "/members"):
        answer = visitor.get(asked)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in?next=")


def test_what_is_forbidden_answers_byte_for_byte_as_what_is_missing(signed_in, anna):
    client = signed_in(anna)
    forbidden, missing = client.get("/members"), client.get("/nothing-of-that-name")
    assert forbidden.status_code == missing.status_code == 404
    assert forbidden.content == missing.content


def test_a_page_about_people_stays_on_nobodys_disk(signed_in, stefa):
    assert "no-store" in signed_in(stefa).get("/members").headers["Cache-Control"]
