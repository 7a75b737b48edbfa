"""One's own account, and members as a steward looks after them."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from sprava.accounts.models import Compartment, Member, Team, shown_name
from sprava.accounts.policy import Role
from tests.accounts.conftest import PASSPHRASE


def test_only_a_steward_sees_who_works_here(signed_in, anna, boris, stefa):
    assert signed_in(stefa).get("/members").status_code == 200
    assert [signed_in(member).get("/members").status_code for member in (anna, boris)] == [404, 404]


def test_a_steward_takes_somebody_in_and_sees_their_passphrase_once(signed_in, stefa):
    client = signed_in(stefa)
    page = client.post("/members/new", {"login": "quiet-heron", "name": "Heron", "roles": ["monitor", "analyst"]})
    fresh = Member.objects.get(login="quiet-heron")
    assert fresh.roles == {Role.MONITOR, Role.ANALYST}
    assert any(fresh.check_password(word) for word in page.text.replace("<", " ").replace(">", " ").split())


def test_a_login_name_that_is_taken_is_said_at_its_field(signed_in, stefa, anna):
    page = signed_in(stefa).post("/members/new", {"login": "ANNA", "name": "x", "roles": []})
    assert page.status_code == 422
    assert "taken" in page.text


def test_the_last_steward_is_told_why_they_stay_one(signed_in, stefa):
    page = signed_in(stefa).post(f"/members/{stefa.pk}", {"roles": ["analyst"]})
    assert page.status_code == 422
    assert "only steward" in page.text


def test_a_new_passphrase_wants_the_old_one(signed_in, anna):
    client, fresh = signed_in(anna), "another-otter-paints-ten-doors"
    refused = client.post("/account", {"current": "wrong wrong wrong", "fresh": fresh, "again": fresh})
    assert refused.status_code == 422
    assert client.post("/account", {"current": PASSPHRASE, "fresh": fresh, "again": fresh}).status_code == 302
    assert Member.objects.get(pk=anna.pk).check_password(fresh)


def test_what_sprava_named_itself_is_said_in_the_language_of_the_reader_and_what_people_named_is_not():
    with override("be"):
        assert [str(Team(name=name)) for name in ("Everyone", "Поўнач")] == ["Усе", "Поўнач"]
        assert (str(Compartment(name="Register")), shown_name("command line")) == ("Рэестр", "камандны радок")


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_the_pages_of_accounts_are_there_in_three_languages(signed_in, stefa, language):
    client = signed_in(stefa)
    for address in ("/account", "/members", "/members/new", f"/members/{stefa.pk}"):
        page = client.get(address, headers={"accept-language": language})
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text
