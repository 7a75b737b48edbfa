"""The list of people as readers see it."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprava.casework.jurisdiction import today
from sprava.records.actions.people import record_event, record_person
from sprava.records.models import Person, Subject

MOST_QUERIES = 15
ADDRESSES = (
    "/people",
    "/people?state=held",
    "/people?state=free&sort=new",
    "/people?facility=IK-1&article=361-4",
    "/people?recogniser=Sviedka&sort=sign",
    "/people?letter=k",
    "/people?on=2022-01-01",
)


@pytest.fixture
def enter(anna, sviedka, saying, compartment):
    """Somebody in custody, with everything that a line shows."""

    def write(name: str, number: int = 0, **values: str) -> int:
        events = [
            ("detention", {"date": "2023-09-12", "kind": "criminal"}),
            ("charge", {"article": "361-4 p.1"}),
            ("sentence", {"date": "2024-02-01", "kind": "imprisonment", "term": "P9Y"}),
            ("stay", {"facility": "IK-1", "since": "2024-05"}),
            ("recognition", {"body": "Sviedka", "status": "recognised"}),
        ]
        said = saying(sviedka, said_on="2026-06-01")
        return record_person({"name": name, **values}, events, saying=said, by=anna, compartment=compartment).pk

    return write


def test_a_line_says_who_since_when_where_and_who_says_so(signed_in, anna, enter):
    enter("Кляновіч Тадора", transliteration="Klianovich Tadora", birth_date="1987-03")
    page = signed_in(anna).get("/people").text
    for words in ("Кляновіч Тадора", "Klianovich Tadora", "since 12 Sep 2023", "361-4 p. 1", "9 years", "Sviedka"):
        assert words in page
    assert "1 person in the register" in page


@pytest.mark.parametrize("language", ["be", "ru"])
def test_the_list_speaks_the_language_of_its_reader(signed_in, anna, enter, language):
    enter("Кляновіч Тадора")
    page = signed_in(anna, language).get("/people")
    assert page.status_code == 200
    assert "361-4 ч. 1" in page.text
    assert "1 чалавек у рэестры" in page.text or language == "ru"


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_list_asks_the_database_more_than_fifteen_times(signed_in, anna, enter, address):
    for number in range(3):
        enter(f"Каласнік {'Рыгор' * (number + 1)}")
    client = signed_in(anna)
    client.get("/people")
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    for number in range(60):
        enter(f"Каласнік {number}")
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200
    assert len(many) <= MOST_QUERIES, [query["sql"][:200] for query in many.captured_queries]
    assert len(few) <= MOST_QUERIES


def test_another_team_sees_an_empty_register(signed_in, anna, clara, enter):
    enter("Кляновіч Тадора")
    page = signed_in(clara).get("/people").text
    assert "Кляновіч" not in page.replace('placeholder="Кляновіч, Klianovich 1988…"', "")
    assert "Nobody is in the register yet" in page
    # Not even by the choices of the filters does another team learn what is in the register.
    assert "Sviedka" not in page


def test_a_filter_that_is_set_can_be_taken_off(signed_in, anna, enter):
    enter("Кляновіч Тадора")
    page = signed_in(anna).get("/people?state=held&article=361-4").text
    assert "1 person matches" in page
    assert 'href="?article=361-4"' in page
    assert 'href="?state=held"' in page


def test_a_search_without_a_hit_says_what_to_try(signed_in, anna, enter):
    enter("Кляновіч Тадора")
    page = signed_in(anna).get("/people?name=Zzyzx").text
    assert "Try the surname alone" in page


def test_a_name_is_found_and_its_words_are_not_lost_in_the_form(signed_in, anna, enter):
    enter("Кляновіч Тадора")
    page = signed_in(anna).get("/people?name=Кляновіч").text
    assert "1 person matches" in page
    assert 'value="Кляновіч"' in page


def test_a_day_that_cannot_be_read_is_said_and_left_out(signed_in, anna, enter):
    enter("Кляновіч Тадора")
    page = signed_in(anna).get("/people?on=31.02.2021")
    assert page.status_code == 200
    assert "“31.02.2021” is not a day" in page.text


def test_an_article_that_cannot_be_read_is_said_and_left_out(signed_in, anna, enter):
    enter("Кляновіч Тадора")
    page = signed_in(anna).get("/people?article=treason").text
    assert "“treason” is not an article" in page
    assert "1 person in the register" in page


def test_whoever_is_less_likely_meant_is_shown_with_the_reason(signed_in, anna, enter):
    enter("Калина Вера")
    page = signed_in(anna).get("/people?name=Кал").text
    assert "Калина Вера" in page
    assert "begins as typed" in page


def test_a_day_in_the_past_shows_who_was_in_custody_then(signed_in, anna, enter):
    enter("Кляновіч Тадора")
    assert "1 person matches" in signed_in(anna).get("/people?state=held&on=2023-09-13").text
    assert "Nobody matches" in signed_in(anna).get("/people?state=held&on=2023-09-11").text


def test_long_lists_have_guide_words_and_lead_on(signed_in, anna, enter):
    for number in range(52):
        enter(f"{'Аксаміт' if number < 26 else 'Лазнік'} {number:02}")
    first = signed_in(anna).get("/people")
    last = Person.objects.order_by("sort_key", "pk")[49]
    assert f'href="?after={last.pk}" rel="next"' in first.text
    second = signed_in(anna).get(f"/people?after={last.pk}").text
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second


def test_the_file_has_the_same_people_as_the_list(signed_in, anna, enter):
    enter("Кляновіч Тадора")
    enter("=HYPERLINK Каласнік")
    answer = signed_in(anna).get("/people.csv?state=held")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["name"] for row in rows} == {"Кляновіч Тадора", "'=HYPERLINK Каласнік"}
    assert {(row["state"], row["articles"], row["term"], row["facility"]) for row in rows} == {
        ("held", "361-4 p.1", "P9Y", "IK-1")
    }
    assert {row["on"] for row in rows} == {str(today())}


def test_the_file_of_another_team_is_empty(signed_in, clara, enter):
    enter("Кляновіч Тадора")
    text = b"".join(signed_in(clara).get("/people.csv").streaming_content).decode("utf-8-sig")
    assert len(text.splitlines()) == 1


def test_what_nobody_has_verified_is_marked_in_the_list_and_its_filters(signed_in, anna, enter, sviedka, saying):
    client, star = signed_in(anna), '<sup class="unverified">'
    person = enter("Кляновіч Тадора")
    assert star not in client.get("/people").text
    for noun, values in (
        ("charge", {"article": "369-1"}),
        ("stay", {"facility": "DIN", "since": "2026-05"}),
        ("recognition", {"body": "MEDIA", "status": "recognised"}),
    ):
        record_event(Subject.objects.get(pk=person), noun, values, saying=saying(sviedka), by=anna)
    cache.clear()
    page = client.get("/people?article=369-1&facility=DIN").text
    assert f'<span class="article">369-1</span>{star}' in page
    assert page.count(star) == 3, "the article, the place and the first who recognises them"
    assert "<bdi>article 369-1 (not verified)</bdi>" in page
    assert page.count("(not verified)</option>") == 2
    assert page.count("no page was found that confirms") == 1
