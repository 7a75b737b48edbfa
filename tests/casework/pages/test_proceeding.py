"""A case with its defendants."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprava.records.actions.claims import record_claim
from sprava.records.actions.people import record_event, record_person, record_thing


@pytest.fixture
def case(anna, sviedka, saying, compartment):
    """A criminal case of two people, one of them tried."""
    values = {"kind": "criminal", "title": "Green bridge", "court": "Абласны суд", "opened": "2025-03"}
    case = record_thing("proceeding", values, saying=saying(sviedka, "Green bridge"), by=anna, compartment=compartment)
    for name, term in (("Лазнік", "P4Y"), ("Каласнік", "")):
        person = record_person({"name": name}, {}, saying=saying(sviedka), by=anna, compartment=compartment)
        record_event(person, "charge", {"article": "361-4 p.1"}, saying=saying(sviedka), by=anna, of=case)
        record_event(person, "hearing", {"date": "2025-10-01"}, saying=saying(sviedka), by=anna, of=case)
        if term:
            said = {"date": "2025-11-20", "kind": "imprisonment", "term": term}
            record_event(person, "sentence", said, saying=saying(sviedka), by=anna, of=case)
    return case


def test_a_case_tells_its_people_their_charges_and_sentences(signed_in, anna, case):
    page = signed_in(anna).get(f"/proceedings/{case.pk}").text
    for words in ("Green bridge", "Лазнік", "Каласнік", "361-4 p. 1", "imprisonment, 4 years", "March 2025"):
        assert words in page
    assert "2 people in this case" in page
    assert page.count("1 Oct 2025") == 1, "a day in court stands once, with everybody who was there"


def test_sources_that_differ_are_shown_side_by_side(signed_in, anna, case, chronicle, saying):
    record_claim(case, "court", "Гарадскі суд", saying=saying(chronicle), by=anna)
    page = signed_in(anna).get(f"/proceedings/{case.pk}").text
    assert "Court: the sources differ" in page
    assert "Гарадскі суд" in page


def test_a_case_of_others_is_as_missing_as_one_that_is_not_there(signed_in, clara, case):
    client = signed_in(clara)
    assert client.get(f"/proceedings/{case.pk}").status_code == 404
    assert client.get("/proceedings/424242").status_code == 404
    assert client.get("/proceedings/99999999999999999999999").status_code == 404


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_a_case_asks_at_most_fifteen_times_in_any_language(signed_in, anna, case, language):
    client = signed_in(anna, language)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/proceedings/{case.pk}").status_code == 200
    assert len(asked) <= 15, [query["sql"][:200] for query in asked.captured_queries]


def test_what_nobody_has_verified_is_marked_in_the_case(signed_in, anna, case, sviedka, saying, compartment):
    star = '<sup class="unverified">'
    assert star not in signed_in(anna).get(f"/proceedings/{case.pk}").text
    person = record_person({"name": "Кляновіч"}, {}, saying=saying(sviedka), by=anna, compartment=compartment)
    record_event(person, "charge", {"article": "369-1"}, saying=saying(sviedka), by=anna, of=case)
    said = {"date": "2025-10-05", "court": "BREST-LENINSKI"}
    record_event(person, "hearing", said, saying=saying(sviedka), by=anna, of=case)
    page = signed_in(anna).get(f"/proceedings/{case.pk}").text
    assert page.count(star) == 2
    assert page.count("no page was found that confirms") == 1
