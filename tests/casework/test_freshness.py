"""What has gone stale: without a sign, past its end, unheard of since the hearing, not confirmed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprava.casework.first_page import first_page
from sprava.casework.freshness import OVERDUE, QUIET, STALE, UNHEARD, addresses_to_confirm, stale_rows
from sprava.casework.jurisdiction import pack
from sprava.casework.listing import Asked, everyone
from sprava.core.dates import parse_date
from sprava.records.actions.claims import record_claim
from sprava.records.actions.people import record_person
from sprava.records.models import Subject

TODAY = date(2026, 11, 25)


@pytest.fixture
def enter(anna, sviedka, saying, compartment):
    """Somebody with these events, spoken of on a day."""

    def write(name: str, *events: tuple[str, dict[str, str]], said_on: str = "2026-11-20") -> Subject:
        said = saying(sviedka, said_on=said_on)
        return record_person({"name": name}, list(events), saying=said, by=anna, compartment=compartment)

    return write


HELD = ("detention", {"date": "2026-10-01"})
SERVED = (
    ("detention", {"date": "2024-03-01"}),
    ("sentence", {"date": "2024-06-01", "term": "P2Y", "kind": "imprisonment", "in_force": "2024-07-01"}),
)


def listed(stale: str, reader) -> set[str]:
    return {person.label for people in everyone(Asked(TODAY, stale=stale), reader) for person in people}


def test_quiet_is_who_may_be_inside_and_was_not_spoken_of(anna, enter):
    enter("Цішыня", ("detention", {"date": "2026-01-10"}), said_on="2026-01-12")
    enter("Голас", ("detention", {"date": "2026-01-10"}), said_on="2026-11-01")
    enter("Воля", HELD, ("release", {"date": "2026-10-02"}), said_on="2026-10-02")
    assert listed(QUIET, anna) == {"Цішыня"}


def test_overdue_is_whose_term_ended_while_nobody_said_that_they_are_out(anna, enter):
    enter("Тэрмін", *SERVED)
    enter("Воля", *SERVED, ("release", {"date": "2026-03-01", "mode": "served"}))
    enter("Доўга", HELD, ("sentence", {"date": "2026-11-01", "term": "P9Y", "kind": "imprisonment"}))
    assert listed(OVERDUE, anna) == {"Тэрмін"}


@pytest.mark.parametrize(
    "after",
    [
        ("hearing", {"date": "2026-11-20"}),
        ("sentence", {"date": "2026-11-02", "term": "P2Y", "kind": "imprisonment"}),
        ("appeal", {"date": "2026-11-02", "result": "upheld"}),
        ("release", {"date": "2026-11-02", "mode": "dropped"}),
    ],
    ids=["another hearing", "a sentence", "an appeal", "a release"],
)
def test_whatever_is_said_of_a_court_later_answers_the_hearing(anna, enter, after):
    enter("Чакае", HELD, ("hearing", {"date": "2026-11-02"}))
    enter("Ведае", HELD, ("hearing", {"date": "2026-11-02"}), after)
    waiting = {row.person.label: row.date for row in stale_rows(UNHEARD, TODAY, anna)}
    assert waiting.pop("Чакае") == "2026-11-02"
    assert waiting in ({}, {"Ведае": "2026-11-20"})


def test_a_result_answers_the_hearing_and_one_to_come_waits_for_nobody(anna, enter, sviedka, saying):
    person = enter("Вынік", HELD, ("hearing", {"date": "2026-11-02"}))
    hearing = Subject.objects.get(kind="hearing", person=person)
    record_claim(hearing, "result", "Адклалі.", saying=saying(sviedka), by=anna)
    enter("Заўтра", HELD, ("hearing", {"date": "2026-11-26"}))
    enter("Даўно", ("hearing", {"date": "2024-11-26"}))
    enter("Калісьці", HELD, ("hearing", {"date": "2026-11"}))
    assert listed(UNHEARD, anna) == set()


@pytest.mark.parametrize("stale", STALE)
def test_another_team_learns_nothing_of_it(clara, enter, stale):
    enter("Цішыня", *SERVED, ("hearing", {"date": "2026-01-20"}), said_on="2026-01-12")
    assert listed(stale, clara) == set()


def test_an_address_that_two_pages_print_needs_no_asking():
    law = pack()
    assert law is not None
    waiting = dict(addresses_to_confirm(TODAY))
    for value, row in law.facilities.items():
        sure = any(one.confirmation == "two_pages" and not one.is_unverified for one in row.addresses_on(TODAY))
        assert (value in waiting) is (not sure and row.in_force.may_hold(TODAY))
    assert "SIZO-1-OLD" not in waiting  # it closed


def test_the_first_page_lists_each_kind_and_leads_to_all(signed_in, anna, enter, monkeypatch):
    monkeypatch.setattr("sprava.casework.pages.today.today", lambda: TODAY)
    for number in range(9):
        enter(f"Тэрмін {number}", *SERVED, said_on="2026-01-12")
        enter(f"Чакае {number}", HELD, ("hearing", {"date": "2026-11-02", "court": "Абласны суд"}))
    client = signed_in(anna)
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/").text
    assert len(asked) <= 15, [query["sql"][:160] for query in asked.captured_queries]
    for words in (
        "Term should have ended",
        "All: 9 people",
        "Hearing passed, nothing said since",
        "Addresses to confirm",
    ):
        assert words in page
    for stale in STALE:
        assert f'href="/people?stale={stale}' in page
    assert page.count("Чакае") >= 6


def test_each_list_is_short_and_the_newest_come_first(anna, enter):
    for number in range(9):
        first = parse_date("2024-03-01").earliest() + timedelta(days=number)
        enter(f"Тэрмін {number}", ("detention", {"date": str(first)}), SERVED[1])
        enter(f"Чакае {number}", HELD, ("hearing", {"date": f"2026-11-0{number + 1}"}))
    page = first_page(TODAY, anna)
    assert page is not None
    assert [len(page.stale.overdue), len(page.stale.unheard)] == [6, 6]
    ends = [one.ended for one in page.stale.overdue]
    assert ends == sorted(ends, reverse=True)
    assert [one.person.label for one in page.stale.unheard][:2] == ["Чакае 8", "Чакае 7"]


def test_the_list_can_be_asked_for_what_needs_a_look(signed_in, anna, enter):
    enter("Тэрмін", *SERVED)
    enter("Голас", HELD)
    page = signed_in(anna).get("/people", {"stale": "overdue", "on": str(TODAY)}).text
    assert "Тэрмін" in page.split("<tbody>")[1]
    assert "Голас" not in page
    assert "Remove the filter:" in page
