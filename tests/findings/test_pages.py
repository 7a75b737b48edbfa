"""The desk of figures."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from sprava.accounts.actions import add_compartment, add_member, add_team, command_line_member, default_compartment
from sprava.accounts.policy import Role
from sprava.findings import views
from sprava.findings.units import UNITS
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import record_source
from sprava.records.search.edition import Mark

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


EVERYWHERE = (
    "/findings",
    "/findings?by=article&on=2022-07-01",
    "/findings?unit=stays&by=facility&on=2022-07-01",
    "/findings?from=2021-01-01&to=2022-12-31&by=sex",
    "/findings?from=2021-01-01&to=2022-12-31&every=quarter&by=article",
    "/findings?sex=female&on=2022-07-01&known_at=2022-01-01",
    "/findings/people?on=2022-07-01&article=342+p.1",
    "/findings/people?from=2021-01-01&to=2022-12-31&measure=out",
    "/findings/changes",
)


@LANGUAGES
@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_page_is_there_in_three_languages(analyst, address, language):
    page = analyst.get(address, headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_every_unit_can_be_split_by_everything_that_is_said_of_it(analyst, unit):
    for by in sorted(UNITS[unit].fields):
        assert analyst.get(f"/findings?unit={unit}&by={by}&on=2022-07-01").status_code == 200


def test_a_figure_leads_to_the_people_it_counts_and_each_is_named_once(analyst):
    page = analyst.get("/findings?on=2022-07-01&by=article")
    assert "/findings/people?unit=persons&amp;on=2022-07-01&amp;article=342+p.1" in page.text
    people = analyst.get("/findings/people?unit=persons&on=2022-07-01&article=342+p.1").text
    assert people.count("Каласнік Рыгор") == people.count("Кляновіч Тадора") == 1
    assert "/people/" in people


def test_a_row_of_an_article_leads_to_those_of_that_row_and_not_of_its_parts(analyst):
    events = {"detention": {"date": "2021-03-12"}, "charge": {"article": "342"}}
    events["sentence"] = {"date": "2022-06-01", "kind": "imprisonment", "term": "P5Y"}
    record_person(
        {"name": "Лазнік Язэп"}, events, saying=Saying(record_source("Sviedka")), by=command_line_member(),
        compartment=default_compartment(),
    )  # fmt: skip
    page = analyst.get("/findings?by=article&on=2022-07-01").text
    assert "342, no part named" in page
    assert "article=342+p.-" in page
    named = analyst.get("/findings/people?on=2022-07-01&article=342+p.-").text
    assert "Лазнік" in named
    assert "Кляновіч Тадора" not in named


def test_a_group_that_nobody_verified_says_so_on_the_page_and_in_the_recipe(analyst, settings):
    settings.JURISDICTION = "belarus"
    for article in ("290-4", "361-4"):
        record_person(
            {"name": f"Лазнік {article}"}, {"detention": {"date": "2021-03-12"}, "charge": {"article": article}},
            saying=Saying(record_source("Sviedka")), by=command_line_member(), compartment=default_compartment(),
        )  # fmt: skip
    page = analyst.get("/findings?by=article&on=2021-07-01").text
    row = page[page.index("<bdi>290-4</bdi>") :].split("</tr>")[0]
    assert "not verified" in row
    assert "not verified" not in page[page.index("<bdi>361-4</bdi>") :].split("</tr>")[0]
    recipe = analyst.get("/findings/figure.json?by=article&on=2021-07-01").json()["recipe"]
    assert recipe["unverified"] == ["article=290-4"]


def test_a_doubtful_article_is_said_above_the_figure(analyst, settings):
    settings.JURISDICTION = "belarus"
    page = analyst.get("/findings?article=3611&on=2022-07-01").text
    assert "the superscript of 361-1 may have been lost" in page
    assert "The figure is of what was typed." in page


def test_who_is_only_possibly_counted_is_named_apart(analyst):
    certain, possible = analyst.get("/findings/people?on=2022-01-15").text.split('id="possible"')
    assert "Кляновіч Тадора" in certain
    assert "Каласнік Рыгор" not in certain
    assert "Каласнік Рыгор" in possible


def test_whoever_came_in_a_period_is_found_behind_it(analyst):
    came = analyst.get("/findings/people?from=2021-03-01&to=2021-03-31&measure=in").text
    assert "Кляновіч Тадора" in came
    assert "Каласнік Рыгор" not in came
    assert analyst.get("/findings/people?from=2021-03-01&to=2021-03-31&measure=shoe").status_code == 404


def test_a_figure_of_past_knowledge_counts_nobody_who_was_not_known(analyst):
    page = analyst.get("/findings?on=2022-07-01&known_at=2022-07-01")
    assert ">0</a>" in page.text
    assert "Каласнік" not in analyst.get("/findings/people?on=2022-07-01&known_at=2022-07-01").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("on=31.02.2021", "31.02.2021"),
        ("on=2021-02-29", "2021-02 has 28 days"),
        ("on=9999-01-01", "9999-01-01"),
        ("on=0000-01-01", "0000-01-01"),
        ("on=2021", "is not one day"),
        ("from=2022-01-01&to=2021-01-01", "ends before that"),
        ("from=2022-01-01", "a first and a last day"),
        ("on=2022-01-01&from=2022-01-01&to=2022-02-01", "of one day or of a period"),
        ("unit=cats", "cats"),
        ("by=shoe", "shoe"),
        ("unit=prosecutions&by=mode", "Known of them: age"),
        ("sex=cat", "cat"),
        ("from=1900-01-01&to=2200-01-01&every=day", "at most 4000"),
        ("known_at=2021-02-30", "2021-02 has 28 days"),
    ],
)
def test_what_makes_no_sense_is_said_and_today_is_shown(analyst, address, said):
    page = analyst.get(f"/findings?{address}")
    assert page.status_code == 200
    assert said in page.text
    assert analyst.get(f"/findings/figure.csv?{address}").status_code == 400


def test_a_series_can_be_taken_as_a_file(analyst):
    file = analyst.get("/findings/figure.csv?from=2021-03-01&to=2022-07-01&every=quarter")
    lines = file.text.splitlines()
    assert lines[0] == "unit,label,day,measure,lower,value,upper"
    assert lines[1] == "persons,,2021-03-31,stock,1,1,1"
    assert lines[-1] == "persons,,2022-07-01,stock,2,2,2"


def test_the_same_register_gives_the_same_bytes(analyst):
    address = "/findings/figure.json?on=2022-07-01&by=article"
    assert analyst.get(address).content == analyst.get(address).content
    assert analyst.get(address).json()["groups"] == {"342 p.1": {"value": 2, "lower": 2, "upper": 2}}


def test_published_figures_stand_beside_ours_with_their_source(analyst, settings):
    settings.JURISDICTION = "belarus"
    page = analyst.get("/findings?on=2021-12-31").text
    assert "970" in page
    assert "https://spring96.org/en/news/106293" in page
    assert "on=2021-12-30" in page


def test_a_difference_names_the_people_and_the_reason(analyst):
    page = analyst.get("/findings/changes?from_on=2021-06-01&on=2022-07-01")
    assert "Arrested between the two days" in page.text
    assert "Каласнік Рыгор" in page.text
    assert "Кляновіч Тадора" not in page.text


def test_people_of_another_compartment_are_neither_counted_nor_named(analyst):
    team = add_team("north", name="North", compartments=[add_compartment("north", name="North")])
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("clara", name="Clara", roles=[Role.ANALYST], teams=[team]))
    assert analyst.get("/findings/figure.json?on=2022-07-01").json()["upper"] == 2
    assert client.get("/findings/figure.json?on=2022-07-01").json()["upper"] == 0
    for address in ("/findings/people?on=2022-07-01", "/findings/changes?from_on=2021-06-01&on=2022-07-01"):
        assert "Каласнік" not in client.get(address).text


@pytest.mark.parametrize("address", ["/findings", "/findings/people", "/findings/figure.csv", "/findings/figure.json"])
def test_a_steward_sees_no_figures(address):
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("stefa", name="Stefa", roles=[Role.STEWARD]))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("by", ["", "article", "facility", "recogniser", "sex"])
def test_a_page_of_figures_asks_the_database_a_handful_of_times(analyst, django_assert_max_num_queries, by):
    analyst.get(f"/findings?on=2022-07-01&by={by}")
    # On PostgreSQL the transaction of this test is under way itself, so that nothing may be kept between two answers.
    with django_assert_max_num_queries(8 if connection.vendor == "sqlite" else 28):
        analyst.get(f"/findings?on=2022-07-01&by={by}")


def test_all_figures_of_a_page_are_of_one_moment(analyst, monkeypatch):
    asked: list[str] = []

    def unchanged() -> Mark:
        asked.append("is anything new?")
        return Mark(0, None, 0, None, None, 0, None, 1, None, 1, 1)

    monkeypatch.setattr(views, "mark", unchanged)
    analyst.get("/findings?on=2022-07-01&by=article")
    assert len(asked) == 2
