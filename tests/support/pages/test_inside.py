"""Entering on a telephone what happens inside."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.records.models import Incident

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "hunger_strike",
    "begun": "yesterday",
    "other_day": "",
    "words": "",
    "source": "Ourselves",
    "klass": "1",
}


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_the_pages_are_there_in_three_languages(signed_in, anna, prisoner, language):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna, language)
    for address in ("/letters/inside", "/letters/inside?name=Lipien", f"/letters/inside/{person.pk}"):
        page = client.get(address)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


def test_from_a_name_to_the_list_of_what_waits(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna)
    assert f"/letters/inside/{person.pk}" in client.get("/letters/inside", {"name": "Липень"}).text
    after = client.post(f"/letters/inside/{person.pk}", TYPED, follow=True)
    assert "hunger strike" in after.text
    assert "Nothing of the last seven days" not in after.text
    incident = Incident.objects.visible_to(anna).get()
    assert incident.since == "2026-11-24"
    done = client.post(f"/letters/inside/{incident.pk}/reacted", {"how": "appeal"}, follow=True)
    assert "Nothing of the last seven days" in done.text
    assert "hunger strike" not in done.text.split("waiting")[-1]


@pytest.mark.parametrize(
    "changed", [{"kind": ""}, {"begun": "other"}, {"begun": "other", "other_day": "2031"}, {"klass": "2"}]
)
def test_what_is_missing_is_said_and_nothing_is_recorded(signed_in, anna, prisoner, changed):
    answer = signed_in(anna).post(f"/letters/inside/{prisoner('Ліпень Ганна').pk}", {**TYPED, **changed})
    assert answer.status_code == 422
    assert not Incident.objects.visible_to(anna).exists()


def test_a_day_may_be_known_only_to_the_month(signed_in, anna, prisoner):
    person = prisoner("Ліпень Ганна")
    signed_in(anna).post(f"/letters/inside/{person.pk}", {**TYPED, "begun": "other", "other_day": "2026-10"})
    assert Incident.objects.visible_to(anna).get().since == "2026-10"


def test_an_answer_that_is_none_is_said(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna)
    client.post(f"/letters/inside/{person.pk}", TYPED)
    number = Incident.objects.visible_to(anna).get().pk
    assert "choose one of the list" in client.post(f"/letters/inside/{number}/reacted", {"how": "x"}, follow=True).text


def test_who_is_hidden_and_who_is_missing_look_the_same(signed_in, anna, clara, prisoner):
    person = prisoner("Ліпень Ганна")
    signed_in(anna).post(f"/letters/inside/{person.pk}", TYPED)
    number = Incident.objects.visible_to(anna).get().pk
    client = signed_in(clara)
    for address in (f"/letters/inside/{person.pk}", "/letters/inside/999999"):
        assert client.get(address).status_code == 404
        assert client.post(address, TYPED).status_code == 404
    for incident in (number, 999_999):
        assert client.post(f"/letters/inside/{incident}/reacted", {"how": "appeal"}).status_code == 404


def test_an_analyst_enters_nothing(signed_in, anna, prisoner):
    person = prisoner("Ліпень Ганна")
    client = signed_in(add_member("boris", name="Boris", roles=[Role.ANALYST]))
    assert client.get(f"/letters/inside/{person.pk}").status_code == 404
