"""The same question to a list, a place, a case and a person: on day D, as known on day K."""

from __future__ import annotations

import csv
from datetime import UTC, datetime

import pytest

from sprava.records.actions.claims import withdraw_claim
from sprava.records.actions.index import rebuild
from sprava.records.actions.people import record_event, record_person, record_thing
from sprava.records.models import Claim

LEARNT, CORRECTED = datetime(2026, 2, 1, 12, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC)
PLACE, DAY = "IK-1", "2026-01-20"


@pytest.fixture
def laznik(anna, sviedka, saying, compartment) -> int:
    """Detained on 10 January 2026, which the register learnt on 1 February and took back on 1 March."""
    person = record_person(
        {"name": "Лазнік Яўхім"}, {}, saying=saying(sviedka, at=LEARNT), by=anna, compartment=compartment
    )
    case = record_thing(
        "proceeding", {"title": "Green bridge"}, saying=saying(sviedka, at=LEARNT), by=anna, compartment=compartment
    )
    said = saying(sviedka, at=LEARNT)
    record_event(person, "detention", {"date": "2026-01-10"}, saying=said, by=anna)
    record_event(person, "stay", {"facility": PLACE, "since": "2026-01-12"}, saying=said, by=anna)
    record_event(person, "charge", {"article": "342 p.1"}, saying=said, by=anna, of=case)
    for field in ("date", "since", "facility"):
        for claim in Claim.objects.filter(person=person.pk, field=field, withdrawn_at=None):
            withdraw_claim(claim, by=anna, because="A slip of the pen.")
    Claim.objects.filter(withdrawn_at__isnull=False).update(withdrawn_at=CORRECTED)
    record_event(person, "charge", {"article": "361-4"}, saying=saying(sviedka, at=CORRECTED), by=anna, of=case)
    rebuild()
    return person.pk


def cells(answer) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture
def known(signed_in, anna, laznik):
    """Ask a page for a day of knowledge; an empty one is now."""
    client = signed_in(anna)

    def ask(path: str, known_at: str = "", **rest: str):
        return client.get(path, {"on": DAY, "known_at": known_at, **rest})

    return ask


@pytest.mark.parametrize(("known_at", "there"), [("2026-01-31", False), ("2026-02-10", True), ("", False)])
def test_the_list_shows_whom_the_register_knew_to_be_held(known, laznik, known_at, there):
    page = known("/people", known_at, state="possible").text
    assert ("Лазнік" in page) is there
    in_file = {row["person"] for row in cells(known("/people.csv", known_at, state="possible"))}
    assert (str(laznik) in in_file) is there


@pytest.mark.parametrize(("known_at", "state"), [("2026-02-10", "Possibly in custody"), ("", "Not known")])
def test_list_and_page_of_a_person_say_the_same(known, laznik, known_at, state):
    assert state in known("/people", known_at).text.split("<tbody>")[1]
    assert state in known(f"/people/{laznik}", known_at).text


def test_links_carry_the_two_days_along(known, laznik):
    page = known("/people", "2026-02-10").text
    assert f'href="/people/{laznik}?on={DAY}&amp;known_at=2026-02-10"' in page
    assert "as known at: <b>10 February 2026</b>" in page
    person = known(f"/people/{laznik}", "2026-02-10").text
    assert f'href="/facilities/{PLACE}?on={DAY}&amp;known_at=2026-02-10"' in person
    place = known(f"/facilities/{PLACE}", "2026-02-10").text
    assert f'href="/people/{laznik}?on={DAY}&amp;known_at=2026-02-10"' in place


@pytest.mark.parametrize(("known_at", "there"), [("2026-01-31", False), ("2026-02-10", True), ("", False)])
def test_a_place_shows_who_was_known_to_be_there(known, known_at, there):
    page = known(f"/facilities/{PLACE}", known_at).text
    assert ("Лазнік" in page) is there
    assert ("1 person of the register was last seen here" in page) is there


@pytest.mark.parametrize(
    ("known_at", "articles"), [("2026-01-31", set()), ("2026-02-10", {"342"}), ("", {"342", "361-4"})]
)
def test_a_case_shows_its_people_and_charges_as_they_were_known(known, laznik, known_at, articles):
    case = Claim.objects.get(value="Green bridge").subject_id
    page = known(f"/proceedings/{case}", known_at).text
    assert {
        article for article in ("342", "361-4") if article in page.split('id="defendants"')[1].split("</table>")[0]
    } == articles
    assert ("Лазнік" in page) is bool(articles)
    assert ("Green bridge" in page) is (known_at != "2026-01-31")


def test_of_the_past_nothing_can_be_judged(signed_in, boris, laznik):
    case = Claim.objects.get(value="Green bridge").subject_id
    client = signed_in(boris)
    assert "/judge" in client.get(f"/proceedings/{case}").text
    assert "/judge" not in client.get(f"/proceedings/{case}", {"known_at": "2026-02-10"}).text


@pytest.mark.parametrize("path", ["/people", f"/facilities/{PLACE}"])
def test_a_day_that_is_none_is_said_and_left_out(known, path):
    page = known(path, "31.31.2026").text
    assert "“31.31.2026” is not a day" in page


def test_an_order_by_what_is_newest_is_not_offered_for_the_past(known):
    assert 'value="new"' not in known("/people", "2026-02-10").text
    assert 'value="new"' in known("/people").text


def test_the_day_of_knowledge_ends_where_the_people_are(known):
    assert "Лазнік" in known("/people", "2026-02-01").text
    assert "Лазнік" not in known("/people", "2026-01-31").text
