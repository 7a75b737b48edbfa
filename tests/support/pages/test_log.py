"""Counting letters on the page."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.support.models import Sheet
from sprava.support.tallies import grouped, sheet_code, tallies_of
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db
TYPED = {"week": "2026-W48", "sent": "3", "delivered": "", "answered": "1", "returned": "2", "reason": "censor"}


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_the_pages_are_there_in_three_languages(signed_in, anna, prisoner, language):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna, language)
    for address in ("/letters/log", f"/letters/log/{person.pk}"):
        page = client.get(address)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


def test_numbers_are_counted_and_the_message_names_nobody(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna)
    answer = client.post(f"/letters/log/{person.pk}", TYPED, follow=True)
    assert "Counted." in answer.text
    assert "Ліпень" not in answer.text
    tally = tallies_of([person.pk], TODAY)[person.pk]
    assert (tally.sent, tally.answered, tally.came_back) == (3, 1, 2)


def test_the_code_of_a_checklist_opens_the_form_of_its_person_and_week(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna)
    code = grouped(sheet_code(person.pk, "2026-W47"))
    for answer in (client.post("/letters/log", {"code": code}), client.get("/letters/log", {"code": code})):
        assert answer.status_code == 302
        assert answer["Location"] == f"/letters/log/{person.pk}?week=2026-W47"
    assert '<option value="2026-W47" selected' in client.get(answer["Location"]).text


def test_a_code_that_fits_nobody_is_said(signed_in, anna, prisoner):
    prisoner("Ліпень Ганна")
    answer = signed_in(anna).post("/letters/log", {"code": "AAAA-BBBB"})
    assert answer.status_code == 422
    assert "No checklist" in answer.text


@pytest.mark.parametrize(
    "changed", [{"sent": "-9", "returned": ""}, {"sent": "x"}, {"week": "2031-W01"}, {"sent": "9999"}]
)
def test_what_cannot_be_counted_is_said_and_nothing_is_kept(signed_in, anna, prisoner, changed):
    answer = signed_in(anna).post(f"/letters/log/{prisoner('Ліпень Ганна').pk}", {**TYPED, **changed})
    assert answer.status_code == 422
    assert not Sheet.objects.exists()


def test_who_is_hidden_and_who_is_missing_look_the_same(signed_in, clara, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(clara)
    for number in (person.pk, 999_999):
        assert client.get(f"/letters/log/{number}").status_code == 404
        assert client.post(f"/letters/log/{number}", TYPED).status_code == 404
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("role", [Role.MONITOR, Role.STEWARD])
def test_counting_is_for_supporters(signed_in, anna, role):
    client = signed_in(add_member("boris", name="Boris", roles=[role]))
    assert client.get("/letters/log").status_code == 404
