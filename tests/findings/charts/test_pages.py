"""Pages of the charts."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from sprava.accounts.actions import add_compartment, add_member, add_team
from sprava.accounts.policy import Role
from sprava.findings.charts import rendering
from sprava.findings.charts.kinds import CHARTS

LANGUAGES = pytest.mark.parametrize("language", ["en", "be", "ru"])
pytestmark = pytest.mark.usefixtures("people")
ON = "on=2022-07-01"


@LANGUAGES
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_a_page_in_three_languages(client_of_analyst, name, language):
    page = client_of_analyst.get(f"/findings/charts/{name}?{ON}", headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    assert f"/findings/charts/{name}.svg?" in page.text
    assert page.text.count("<h1") == 1


@LANGUAGES
def test_the_gallery_leads_to_every_chart(client_of_analyst, language):
    page = client_of_analyst.get("/findings/charts", headers={"accept-language": language}).text
    assert all(f'href="/findings/charts/{name}"' in page for name in CHARTS)
    assert "/findings/charts" in client_of_analyst.get("/findings").text


def test_the_gallery_carries_the_days_along(client_of_analyst):
    assert f'href="/findings/charts/ages?{ON}"' in client_of_analyst.get(f"/findings/charts?{ON}").text


def test_a_page_says_in_words_what_its_picture_shows(client_of_analyst):
    page = client_of_analyst.get(f"/findings/charts/articles?{ON}").text
    assert (
        'alt="People in custody on 1 July 2022, by article of the charge. Most: 342 p. 1 (2), 361-4 p. 1 (0–1)."'
        in page
    )
    assert "/findings/people?unit=persons&amp;on=2022-07-01&amp;article=342+p.1" in page


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_address_gives_the_same_files(client_of_analyst, name):
    for form in ("csv", "json"):
        address = f"/findings/charts/{name}.{form}?{ON}&language=be"
        assert client_of_analyst.get(address).content == client_of_analyst.get(address).content


def test_the_specification_is_vega_lite_that_carries_its_figures(client_of_analyst):
    spec = json.loads(client_of_analyst.get(f"/findings/charts/articles.json?{ON}").content)
    assert spec["$schema"].endswith("/vega-lite/v6.json")
    assert [row["upper"] for row in spec["data"]["values"]] == [2, 1]


def test_a_picture_is_drawn_in_both_forms(client_of_analyst):
    svg = client_of_analyst.get(f"/findings/charts/ages.svg?{ON}&theme=dark&language=be")
    assert svg["Content-Type"] == "image/svg+xml"
    assert "Людзі пад вартай" in svg.text
    assert "#1d1c20" in svg.text
    png = client_of_analyst.get(f"/findings/charts/ages.png?{ON}&theme=dark&language=be")
    assert png.content.startswith(b"\x89PNG")


def test_a_permanent_address_says_that_nothing_has_changed(client_of_analyst):
    page = client_of_analyst.get(f"/findings/charts/ages?{ON}").text
    address = (
        page.split("known_at=2")[0].rsplit('href="', 1)[1] + "known_at=2" + page.split("known_at=2")[1].split('"')[0]
    )
    saved = client_of_analyst.get(address.replace("&amp;", "&")).text
    assert "It is the same, to the last byte" in saved
    changed = client_of_analyst.get(address.replace("&amp;", "&").replace("people=", "people=0")).text
    assert "It differs from what was saved: others are counted." in changed


def test_without_the_extra_the_figures_are_there_and_how_to_get_pictures(client_of_analyst, monkeypatch):
    monkeypatch.setattr(rendering, "find_spec", lambda _name: None)
    page = client_of_analyst.get(f"/findings/charts/articles?{ON}").text
    assert "pip install &#x27;sprava[charts]&#x27;" in page or "pip install 'sprava[charts]'" in page
    assert "<img" not in page
    assert "342 p. 1" in page
    assert client_of_analyst.get(f"/findings/charts/articles.png?{ON}").status_code == 400
    assert client_of_analyst.get(f"/findings/charts/articles.csv?{ON}").status_code == 200
    assert "<img" not in client_of_analyst.get("/findings/charts").text


def test_what_makes_no_sense_is_said_and_today_is_shown(client_of_analyst):
    page = client_of_analyst.get("/findings/charts/ages?on=2021-02-30")
    assert page.status_code == 200
    assert "2021-02 has 28 days" in page.text
    assert client_of_analyst.get("/findings/charts/ages.csv?on=2021-02-30").status_code == 400


@pytest.mark.parametrize("address", ["/findings/charts/cats", "/findings/charts/cats.csv", "/findings/charts/ages.exe"])
def test_what_is_no_chart_is_missing(client_of_analyst, address):
    assert client_of_analyst.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/findings/charts", "/findings/charts/ages", "/findings/charts/ages.csv"])
def test_a_steward_sees_no_charts(address):
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("stefa", name="Stefa", roles=[Role.STEWARD]))
    assert client.get(address).status_code == 404
    assert Client(headers={"host": "localhost"}).get(address).status_code == 302


def test_people_of_another_compartment_are_not_in_the_picture():
    team = add_team("north", name="North", compartments=[add_compartment("north", name="North")])
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("clara", name="Clara", roles=[Role.ANALYST], teams=[team]))
    for name in CHARTS:
        assert (
            ",2,"
            not in client.get(f"/findings/charts/{name}.csv?{ON}&from=2021-12-31").text.partition("\npublished")[0]
        )
    assert "Case of two" not in client.get(f"/findings/charts/cases?{ON}").text


def test_a_period_that_ends_before_it_begins_is_said(client_of_analyst):
    page = client_of_analyst.get("/findings/charts/prisoners?on=2022-07-01&from=2023-01-01")
    assert page.status_code == 200
    assert "ends before that" in page.text
