"""The page on which a calendar file is taken."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.casework.jurisdiction import today
from sprava.records.actions.people import record_person

CHOICE = {"kinds": ["hearing", "birthday"], "days": "30", "names": "initials"}


@pytest.fixture
def laznik(anna, sviedka, saying, compartment) -> None:
    events = {"hearing": {"date": str(today())}}
    record_person({"name": "Лазнік Яўхім"}, events, saying=saying(sviedka), by=anna, compartment=compartment)


def test_the_page_says_that_the_file_leaves_the_register(signed_in, anna):
    page = signed_in(anna).get("/calendar").text
    assert "This file leaves the register." in page
    assert 'value="initials"' in page


def test_the_file_is_sent_and_kept_nowhere(signed_in, anna, laznik):
    answer = signed_in(anna).post("/calendar", CHOICE)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert "attachment" in answer["Content-Disposition"]
    text = answer.content.decode()
    assert "SUMMARY:Hearing: Л. Я." in text
    assert "Лазнік" not in text


@pytest.mark.parametrize(
    "wrong", [{"days": "0"}, {"days": "9999"}, {"days": "x"}, {"kinds": []}, {"kinds": ["x"]}, {"names": "x"}]
)
def test_a_choice_that_makes_no_sense_is_said_and_gives_no_file(signed_in, anna, wrong):
    answer = signed_in(anna).post("/calendar", CHOICE | wrong)
    assert answer.status_code == 422
    assert "text/html" in answer["Content-Type"]


def test_whoever_may_not_read_of_people_finds_no_such_page(signed_in, compartment):
    steward = add_member("sonia", name="Sonia", roles=[Role.STEWARD])
    assert signed_in(steward).get("/calendar").status_code == 404


def test_the_first_page_leads_to_it(signed_in, anna, laznik):
    assert 'href="/calendar"' in signed_in(anna).get("/").text
