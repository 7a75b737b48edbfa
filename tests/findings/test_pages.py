"""The desk of figures."""

from __future__ import annotations

import pytest
from django.test import Client

from sprava.accounts.actions import add_compartment, add_member, add_team, command_line_member, default_compartment
from sprava.accounts.policy import Role
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import record_source

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["en", "be", "ru"])


@pytest.fixture
def analyst() -> Client:
    default_compartment()
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("anna", name="Anna", roles=[Role.ANALYST]))
    return client


@pytest.fixture(autouse=True)
def people(db) -> None:
    for name, day in (("Кляновіч Тадора", "2021-03-12"), ("Каласнік Рыгор", "2022-01")):
        events = {
            "detention": {"date": day},
            "sentence": {"date": "2022-06-01", "kind": "imprisonment", "term": "P5Y"},
            "charge": {"article": "342 p.1"},
        }
        saying = Saying(record_source("Sviedka"))
        record_person(
            {"name": name, "sex": "female"},
            events,
            saying=saying,
            by=command_line_member(),
            compartment=default_compartment(),
        )


@LANGUAGES
@pytest.mark.parametrize("address", ["/findings", "/findings?by=article&on=2022-07-01", "/findings/changes"])
def test_every_page_is_there_in_three_languages(analyst, address, language):
    page = analyst.get(address, headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text


def test_a_figure_leads_to_the_people_it_counts(analyst):
    page = analyst.get("/findings?on=2022-07-01&by=article")
    assert "/people?state=held&amp;on=2022-07-01" in page.text
    assert "article=342+p.1" in page.text


def test_a_figure_of_past_knowledge_leads_nowhere_and_counts_nobody_who_was_not_known(analyst):
    page = analyst.get("/findings?on=2022-07-01&known_at=2022-07-01")
    assert "<b>0</b>" in page.text
    assert "/people?state=held" not in page.text


def test_a_day_that_cannot_be_read_is_said_and_today_is_shown(analyst):
    page = analyst.get("/findings?on=31.02.2021")
    assert page.status_code == 200
    assert "31.02.2021" in page.text


def test_the_figures_over_time_can_be_taken_as_a_file(analyst):
    file = analyst.get("/findings/over-time.csv?on=2022-07-01")
    lines = file.text.splitlines()
    assert lines[0] == "day,unit,certain,possible"
    assert lines[1] == "2021-03-31,persons,1,1"
    assert lines[-1] == "2022-07-01,persons,2,2"


def test_a_difference_names_the_people_and_the_reason(analyst):
    page = analyst.get("/findings/changes?from_on=2021-06-01&on=2022-07-01")
    assert "Arrested between the two days" in page.text
    assert "Каласнік Рыгор" in page.text
    assert "Кляновіч Тадора" not in page.text


def test_people_of_another_compartment_are_neither_counted_nor_named(analyst):
    team = add_team("north", name="North", compartments=[add_compartment("north", name="North")])
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("clara", name="Clara", roles=[Role.ANALYST], teams=[team]))
    assert ">0</a>" in client.get("/findings?on=2022-07-01").text
    assert "Каласнік" not in client.get("/findings/changes?from_on=2021-06-01&on=2022-07-01").text


def test_a_steward_sees_no_figures():
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("stefa", name="Stefa", roles=[Role.STEWARD]))
    assert client.get("/findings").status_code == 404


@pytest.mark.parametrize("by", ["", "article", "facility", "recogniser", "sex"])
def test_a_page_of_figures_asks_the_database_a_handful_of_times(analyst, django_assert_max_num_queries, by):
    with django_assert_max_num_queries(15):
        analyst.get(f"/findings?on=2022-07-01&by={by}")
