"""Grading a source anew: with a reason, by a reviewer, seen by everyone who reads sources."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest

from sprava.casework.pages import grading
from sprava.records.actions.claims import record_claim
from sprava.records.actions.people import record_person
from sprava.records.models import Claim, Grading, Person

pytestmark = pytest.mark.django_db
WHY = "Its lists turned out to be copied from court pages."


@pytest.fixture
def quarrel(anna, sviedka, chronicle, saying, compartment) -> str:
    """The page of somebody of whom two sources say different birthdays."""
    said = {"name": "Кляновіч Тадора", "birth_date": "1987-03-14"}
    person = record_person(said, {}, saying=saying(sviedka), by=anna, compartment=compartment)
    record_claim(person, "birth_date", "1990-01-01", saying=saying(chronicle), by=anna)
    return f"/people/{person.pk}"


def post(client, source, grade, because=WHY):
    return client.post(f"/sources/{source.pk}/grade", {"grade": grade, "because": because})


def text(client, address) -> str:
    return unescape(client.get(address).text)


def test_what_is_accepted_follows_the_grade_and_the_history_says_who_when_and_why(
    boris, anna, chronicle, quarrel, signed_in
):
    client = signed_in(boris)
    assert Person.objects.get().birth_date == "1987-03-14"
    done = client.post(f"/sources/{chronicle.pk}/grade", {"grade": 5, "because": WHY}, follow=True)
    assert "What is accepted of 1 person was chosen anew." in unescape(done.text)
    assert Person.objects.get().birth_date == "1990-01-01"
    for page in (f"/sources/{chronicle.pk}", f"/sources/{chronicle.pk}/grade"):
        assert WHY in text(client, page)
    assert WHY in text(signed_in(anna), f"/sources/{chronicle.pk}")
    (entry,) = Grading.objects.all()
    assert (entry.was, entry.grade, entry.graded_by.login) == (2, 5, "boris")


def test_the_page_of_a_past_day_of_knowledge_keeps_the_grade_of_then(boris, chronicle, quarrel, signed_in):
    client = signed_in(boris)
    post(client, chronicle, 5)
    # As if everything had been entered three days before.
    entered = Grading.objects.get().graded_at - timedelta(days=3)
    Claim.objects.update(recorded_at=entered)
    day = (entered + timedelta(days=1)).date()
    now, then = text(client, quarrel), text(client, f"{quarrel}?known_at={day}")
    assert "retold" in then
    assert "retold" not in now
    assert now.index("1990") < now.index("1987")
    assert then.index("1987") < then.index("1990")


@pytest.mark.parametrize(
    ("grade", "because", "said"),
    [
        (5, " ", "A source is not graded anew without a reason."),
        ("", WHY, "Choose one of the five."),
        (2, WHY, "That is the grade which it has."),
        (9, WHY, "9 is not one of the available choices."),
    ],
)
def test_without_another_grade_or_a_reason_nothing_changes_and_it_is_said(
    boris, chronicle, quarrel, signed_in, grade, because, said
):
    answer = post(signed_in(boris), chronicle, grade, because)
    assert answer.status_code == 422
    assert said in unescape(answer.text)
    assert not Grading.objects.exists()


def test_a_source_behind_very_many_people_is_left_to_the_command(boris, chronicle, quarrel, signed_in, monkeypatch):
    monkeypatch.setattr(grading, "MOST_AT_ONCE", 0)
    answer = post(signed_in(boris), chronicle, 5)
    assert "sprava grade" in answer.text
    assert not Grading.objects.exists()


def test_only_reviewers_grade(anna, boris, chronicle, signed_in):
    assert post(signed_in(anna), chronicle, 5).status_code == 404
    assert signed_in(anna).get(f"/sources/{chronicle.pk}/grade").status_code == 404
    assert "Grade it anew" not in text(signed_in(anna), f"/sources/{chronicle.pk}")
    assert "Grade it anew" in text(signed_in(boris), f"/sources/{chronicle.pk}")
