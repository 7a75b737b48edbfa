"""Members, from the machine itself."""

from __future__ import annotations

import json

from sprava.accounts.models import Member
from sprava.cli import member


def test_a_member_is_taken_in_listed_and_started_anew(run, db):
    first = json.loads(run(member.command, "add", "Quiet-Heron", "--role", "monitor").stdout)
    heron = Member.objects.get(login="quiet-heron")
    assert heron.check_password(first["passphrase"])
    assert [row["login"] for row in json.loads(run(member.command, "list").stdout)] == ["quiet-heron"]
    second = json.loads(run(member.command, "reset", "quiet-heron").stdout)
    heron.refresh_from_db()
    assert heron.check_password(second["passphrase"])
    assert not heron.check_password(first["passphrase"])


def test_somebody_who_does_not_work_here_cannot_be_started_anew(run, db):
    done = run(member.command, "reset", "nobody")
    assert done.exit_code == 1
    assert "sprava member list" in str(done.exception)


def test_a_team_is_founded_and_somebody_taken_into_it(run, db):
    founded = json.loads(run(member.command, "team", "North").stdout)
    assert founded == {"team": "north", "sees": ["north"]}
    run(member.command, "add", "clara", "--role", "monitor", "--team", "north")
    (north,) = [row for row in json.loads(run(member.command, "teams").stdout) if row["team"] == "north"]
    assert (north["members"], north["sees"]) == (["clara"], ["north"])
    assert len(Member.objects.get(login="clara").compartments_seen()) == 1


def test_a_team_or_a_part_that_is_not_there_is_named(run, db):
    assert "sprava member teams" in str(run(member.command, "add", "clara", "--team", "south").exception)
    assert "no part of the register 'south'" in str(run(member.command, "team", "North", "--sees", "south").exception)
