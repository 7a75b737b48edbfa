"""The first page: what came in, what changed, what lies ahead, who has gone quiet."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprava.accounts.actions import add_member, set_roles
from sprava.accounts.policy import Role
from sprava.casework.jurisdiction import today
from sprava.core.said import Fact, RowSaid
from sprava.records.actions.lists import Step, Terms, begin_import, finish_import, record_step
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import archive_document
from sprava.records.models import Import


@pytest.fixture
def take(anna, compartment, sviedka):
    """A list with these people, by their keys, and the facility of each."""

    def read(people: dict[str, str]) -> None:
        rows = [
            RowSaid(
                key,
                (Fact("person", "", "name", f"Лазнік {key}"), Fact("stay", "", "facility", facility)),
                quote=f"{key} {facility}",
                locator=f"row {place}",
            )
            for place, (key, facility) in enumerate(people.items(), 2)
        ]
        document = archive_document(io.BytesIO(repr(rows).encode()), source=sviedka, about={"file_name": "list.csv"})
        reading = begin_import(sviedka, document.pk, mapping="", rows_total=len(rows), terms=Terms(anna, compartment))
        step = Step([[row] for row in rows], len(rows), rows_taken=len(rows))
        reading = record_step(reading, step, terms=Terms(anna, compartment))
        finish_import(reading, keys_present=list(people))

    return read


@pytest.fixture
def enter(anna, sviedka, saying, compartment):
    def write(name: str, *events: tuple[str, dict[str, str]], said_on: date | None = None, **values: str) -> int:
        said = saying(sviedka, said_on=str(said_on or today()))
        held = ("sighting", {"date": str(said_on or today()), "state": "held"})
        return record_person(
            {"name": name, **values}, [held, *events], saying=said, by=anna, compartment=compartment
        ).pk

    return write


def test_an_empty_register_says_what_to_do_first(signed_in, anna):
    page = signed_in(anna).get("/").text
    assert "Nobody is in the register yet" in page
    assert 'href="/people/new"' in page


def test_an_empty_register_offers_nothing_to_somebody_who_only_reads(signed_in, compartment):
    reader = add_member("dima", name="Dima", roles=[Role.ANALYST])
    page = signed_in(reader).get("/").text
    assert "Monitors enter people" in page
    assert 'href="/people/new"' not in page


def test_what_a_list_added_changed_and_dropped_is_told_person_by_person(signed_in, anna, take):
    take({"17": "IK-1", "18": "IK-2"})
    take({"17": "IK-3"})
    page = signed_in(anna).get("/").text
    assert "2 rows taken, 2 new" in page
    assert "Лазнік 17" in page
    assert "changed: Facility" in page
    assert "removed at the source" in page


def test_a_list_that_came_in_leads_to_what_became_of_its_rows_for_whoever_may_bring_lists(signed_in, anna, take):
    take({"1": "IK-1"})
    reading = Import.objects.get()
    assert f'href="/intake/imports/{reading.pk}"' in signed_in(anna).get("/").text
    set_roles(anna, [Role.ANALYST])
    assert "/intake/imports/" not in signed_in(anna).get("/").text


def test_another_team_learns_nothing_of_a_list(signed_in, clara, take):
    take({"17": "IK-1", "18": "IK-2"})
    take({"17": "IK-3"})
    page = signed_in(clara).get("/").text
    assert "Лазнік" not in page
    assert "Nobody is in the register yet" in page


def test_another_team_with_people_of_its_own_learns_nothing_either(signed_in, clara, north, take, chronicle, saying):
    take({"17": "IK-1", "18": "IK-2"})
    take({"17": "IK-3"})
    own = north.compartments.get()
    record_person({"name": "Крыніца"}, {}, saying=saying(chronicle), by=clara, compartment=own)
    page = signed_in(clara).get("/").text
    assert "Крыніца" in page
    for word in ("Лазнік", "Sviedka", "list.csv", "removed at the source"):
        assert word not in page


def test_birthdays_hearings_and_releases_ahead_are_told(signed_in, anna, enter):
    soon = today() + timedelta(days=9)
    begun = today().replace(year=today().year - 1, day=1)
    enter("Лазнік", birth_date=f"1980-{soon:%m-%d}")
    enter("Каласнік", ("hearing", {"date": str(soon), "court": "Абласны суд"}))
    enter(
        "Крыніца",
        ("detention", {"date": str(begun)}),
        ("sentence", {"date": str(begun), "term": "P1Y", "kind": "imprisonment"}),
    )
    page = signed_in(anna).get("/").text
    assert f"Birthday, {soon.year - 1980}" in page
    assert "Hearing, Абласны суд" in page


def test_who_has_gone_quiet_depends_on_the_days_asked_for(signed_in, anna, enter):
    enter("Цішыня", said_on=today() - timedelta(days=60))
    client = signed_in(anna)
    assert "Of everyone perhaps in custody something was heard" in client.get("/").text
    assert "Of everyone perhaps in custody something was heard" not in client.get("/?quiet=30").text


@pytest.mark.parametrize("asked", ["0", "-5", "x", "999999999", "٣٠"])
def test_any_number_of_days_gives_a_page(signed_in, anna, enter, asked):
    enter("Цішыня")
    assert signed_in(anna).get("/", {"quiet": asked}).status_code == 200


def test_the_first_page_asks_the_database_at_most_fifteen_times(signed_in, anna, take, enter):
    take({str(number): "IK-1" for number in range(30)})
    take({str(number): "IK-2" for number in range(20)})
    for number in range(12):
        enter(f"Лазнік {number}", ("hearing", {"date": str(today()), "court": f"Суд {number}"}))
    client = signed_in(anna)
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    assert len(asked) <= 15, [query["sql"][:200] for query in asked.captured_queries]


@pytest.mark.parametrize("language", ["be", "ru"])
def test_the_first_page_speaks_the_language_of_its_reader(signed_in, anna, take, language):
    take({"17": "IK-1"})
    page = signed_in(anna, language).get("/").text
    assert "People in the register" not in page
    assert "рэестры" in page or "реестре" in page
