"""Places of detention: all of them, and one."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprava.records.actions.people import record_event, record_person, record_thing
from sprava.records.models import Subject


@pytest.fixture
def enter(anna, sviedka, saying, compartment):
    """Somebody held since 2025, with these stays."""

    def write(name: str, *stays: tuple[str, str], at: datetime | None = None) -> int:
        events = [("detention", {"date": "2025-01-10"}), ("sentence", {"date": "2025-03-01", "term": "P9Y"})]
        events += [("stay", {"facility": facility, "since": since}) for facility, since in stays]
        return record_person({"name": name}, events, saying=saying(sviedka, at=at), by=anna, compartment=compartment).pk

    return write


def placed_in(page: str) -> dict[str, int]:
    """How many are in each place at most, by the links of the list."""
    return {place: int(number) for place, number in re.findall(r"facility=([\w-]+)[^>]*>(\d+)<", page)}


def test_a_place_tells_who_was_last_seen_there_and_who_was_there_before(signed_in, anna, enter):
    enter("Лазнік", ("IK-1", "2025-05"))
    enter("Каласнік", ("IK-1", "2025-04"), ("IK-2", "2025-06"))
    page = signed_in(anna).get("/facilities/IK-1").text
    here, were = page.split('id="were"')
    assert "Лазнік" in here
    assert "Каласнік" in were
    assert "Sviedka" in here
    assert "1 person of the register was last seen here" in page


def test_a_place_that_closed_says_when_and_where_it_moved(signed_in, anna):
    page = signed_in(anna).get("/facilities/SIZO-1-OLD").text
    assert "29 April 2024" in page
    assert 'href="/facilities/SIZO-1"' in page
    assert "not confirmed" in page


def test_a_place_that_only_sources_name_has_a_page_of_its_own(signed_in, anna, enter):
    enter("Лазнік", ("Турма № 44", "2025-05"))
    assert "Лазнік" in signed_in(anna).get(f"/facilities/{quote('Турма № 44')}").text


def test_what_sources_say_of_a_place_carries_their_letters(signed_in, anna, sviedka, saying, compartment):
    values = {"name": "Турма № 44", "code": "T-44", "address": "вул. Крупскай 99"}
    record_thing("facility", values, saying=saying(sviedka), by=anna, compartment=compartment)
    page = signed_in(anna).get("/facilities/T-44").text
    assert "вул. Крупскай 99" in page
    assert 'href="#src-A"' in page
    assert 'id="src-A"' in page


def test_a_place_known_to_others_only_is_as_missing_as_one_that_nobody_knows(signed_in, clara, enter):
    enter("Лазнік", ("Турма № 44", "2025-05"))
    client = signed_in(clara)
    hidden = client.get(f"/facilities/{quote('Турма № 44')}")
    missing = client.get(f"/facilities/{quote('Турма № 45')}")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.text.replace("44", "") == missing.text.replace("45", "")


def test_a_place_in_the_pack_shows_another_team_nobody(signed_in, clara, enter):
    enter("Лазнік", ("IK-1", "2025-05"))
    page = signed_in(clara).get("/facilities/IK-1")
    assert page.status_code == 200
    assert "Лазнік" not in page.text


def test_all_places_count_whoever_is_inside(signed_in, anna, clara, enter):
    enter("Лазнік", ("IK-1", "2025-05"))
    enter("Каласнік")
    page = signed_in(anna).get("/facilities").text
    assert "?state=possible&amp;facility=IK-1" in page
    assert "Of 1 of them no source says where." in page
    assert "?state=possible&amp;facility=IK-1" not in signed_in(clara).get("/facilities").text


def test_places_are_in_the_order_of_their_numbers_those_without_a_pack_last_and_no_office_is_among_them(
    signed_in, anna, enter
):
    enter("Лазнік", ("Турма ў Барані", "2025-05"))
    page = signed_in(anna).get("/facilities").text
    places = [page.index(f'href="/facilities/{place}"') for place in ("IK-2", "IK-9", "IK-11", "IK-15")]
    assert places == sorted(places)
    assert max(places) < page.index("Named by sources only") < page.index("Турма ў Барані")
    assert 'href="/facilities/DIN"' not in page


def test_all_places_as_known_on_a_day_count_whom_sources_then_placed_there(signed_in, anna, sviedka, saying, enter):
    then = datetime(2025, 6, 30, 12, tzinfo=UTC)
    enter("Лазнік", ("IK-1", "2025-05"), at=then)
    placed_anew = Subject.objects.get(pk=enter("Каласнік", ("IK-1", "2025-05"), at=then))
    record_event(placed_anew, "stay", {"facility": "IK-2", "since": "2025-06"}, saying=saying(sviedka), by=anna)
    enter("Крыніца", ("IK-3", "2025-05"))
    client = signed_in(anna)
    assert placed_in(client.get("/facilities").text) == {"IK-1": 1, "IK-2": 1, "IK-3": 1}
    page = client.get("/facilities?known_at=2025-07-01").text
    assert placed_in(page) == {"IK-1": 2}
    assert "state=possible&amp;facility=IK-1&amp;known_at=2025-07-01" in page
    assert "2 people are in custody or possibly." in page
    assert placed_in(client.get("/facilities?on=2024-12-31&known_at=2025-07-01").text) == {}


@pytest.mark.parametrize("address", ["/facilities", "/facilities/IK-1", "/facilities?on=2025-06-01"])
def test_places_ask_the_database_at_most_fifteen_times(signed_in, anna, enter, address):
    for number in range(20):
        enter(f"Лазнік {number}", ("IK-1", "2025-05"), ("IK-2", "2025-04"), (f"Турма {number}", "2025-03"))
    client = signed_in(anna)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= 15


def test_all_places_of_past_knowledge_ask_no_more_for_more_people(signed_in, anna, enter):
    client, needed = signed_in(anna), []
    for _time in range(2):
        for number in range(8):
            enter(f"Лазнік {number}", ("IK-1", "2025-05"), at=datetime(2025, 6, 30, 12, tzinfo=UTC))
            enter(f"Каласнік {number}", ("IK-1", "2025-05"))
        with CaptureQueriesContext(connection) as asked:
            client.get("/facilities?known_at=2025-07-01")
        needed.append(len(asked))
    assert needed[1] <= needed[0] <= 30


@pytest.mark.parametrize("language", ["be", "ru"])
@pytest.mark.parametrize("address", ["/facilities", "/facilities/SIZO-1-OLD"])
def test_places_speak_the_language_of_their_reader(signed_in, anna, enter, address, language):
    enter("Лазнік", ("IK-1", "2025-05"))
    page = signed_in(anna, language).get(address)
    assert page.status_code == 200
    assert "Places of detention" not in page.text
