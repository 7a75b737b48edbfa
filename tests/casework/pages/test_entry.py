"""Entering by hand: what is typed becomes claims with a source, and nothing typed is lost."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

from sprava.accounts.actions import add_member, join_team
from sprava.accounts.models import Compartment
from sprava.accounts.policy import Role
from sprava.core.nouns import NOUNS, OF_A_PERSON, Kind
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import archive
from sprava.records.models import Claim, Person, Source, Subject

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Каласоўскі Янка",
    "born": "14 сакавіка 1987",
    "sex": "male",
    "detained_on": "11.05.2024",
    "detained_at": "Лепель",
    "articles": "361¹, ч. 2 ст. 339",
    "facility": "СИЗО-2",
    "source": "Sviedka",
    "said_on": "2024-05-12",
    "words": "Каласоўскага Янку затрымалі 11 траўня ў Лепелі.",
    "address": "https://sviedka.example/news/5",
    "klass": "0",
}


@pytest.fixture
def client(anna, signed_in):
    return signed_in(anna)


def send(client, **changes):
    return client.post(reverse("new-person"), {**TYPED, **changes})


def text_of(answer) -> str:
    return unescape(answer.content.decode())


def said_of(person) -> set[tuple[str, str, str]]:
    return {(claim.subject.kind, claim.field, claim.value) for claim in Claim.objects.filter(person=person)}


def test_a_person_is_entered_with_everything_that_was_typed(client, sviedka):
    answer = send(client)
    person = Person.objects.get()
    assert answer.headers["Location"] == reverse("person", args=[person.pk])
    assert said_of(person.pk) == {
        ("person", "name", "Каласоўскі Янка"),
        ("person", "birth_date", "1987-03-14"),
        ("person", "sex", "male"),
        ("detention", "date", "2024-05-11"),
        ("detention", "place", "Лепель"),
        ("charge", "article", "361-1"),
        ("charge", "article", "339 p.2"),
        ("sighting", "date", "2024-05-12"),
        ("sighting", "state", "held"),
        ("sighting", "facility", "SIZO-2"),
    }


def test_the_words_are_archived_as_they_were_typed(client, sviedka):
    send(client)
    claim = Claim.objects.filter(field="birth_date").get()
    assert claim.passage is not None
    assert (claim.passage.quote, claim.passage.locator, claim.passage.lang) == (TYPED["words"], "typed", "be")
    assert claim.passage.document.url == TYPED["address"]
    with archive().open(claim.passage.document.sha256) as stream:
        assert stream.read().decode() == TYPED["words"]
    assert claim.said_on == "2024-05-12"


def test_a_name_and_a_source_are_enough(client, sviedka):
    answer = client.post(reverse("new-person"), {"name": "Ляпко Зіна", "source": "sviedka", "klass": "0"})
    assert answer.status_code == 302
    assert said_of(Person.objects.get().pk) == {("person", "name", "Ляпко Зіна")}
    assert Source.objects.count() == 1


def test_errors_lead_to_their_fields_and_nothing_typed_is_lost(client, sviedka):
    answer = send(client, born="31.02.1990", source="", articles="999999", detained_on="")
    text = text_of(answer)
    assert answer.status_code == 422
    assert "Name a source: a claim without one cannot be kept." in text
    assert "“31.02.1990” is not one date." in text
    for name in ("source", "born", "articles"):
        assert f'href="#id_{name}"' in text
    for typed in ("31.02.1990", "999999", TYPED["name"], TYPED["words"], TYPED["address"]):
        assert typed in text
    assert "<title>\n  \n    Error:" in text or "Error:" in text.split("</title>")[0]
    assert not Subject.objects.exists()


def test_a_new_source_needs_a_grade(client):
    answer = send(client, source="Новая крыніца")
    assert answer.status_code == 422
    assert "“Новая крыніца” is a new source. Say how far it is trusted." in text_of(answer)
    assert send(client, source="Новая крыніца", grade="3").status_code == 302
    assert Source.objects.get().grade == 3


@pytest.mark.parametrize("ourselves", ["ourselves", "мы самі", "Мы сами"])
def test_the_team_itself_can_be_the_source(client, ourselves):
    assert send(client, source=ourselves).status_code == 302
    assert Source.objects.get().kind == Source.Kind.TEAM


def test_a_detention_before_the_birth_is_questioned(client, sviedka):
    assert "This is before the birth." in text_of(send(client, born="2001", detained_on="1999"))


def test_a_day_ahead_is_questioned(client, sviedka):
    assert "This day lies ahead." in text_of(send(client, detained_on="2124-05-11"))


def test_an_unknown_place_stays_in_the_words_of_the_source(client, sviedka):
    send(client, facility="Дзесьці пад Воршай", said_on="")
    assert ("stay", "facility", "Дзесьці пад Воршай") in said_of(Person.objects.get().pk)


def test_whoever_may_be_the_same_is_shown_before_anything_is_saved(client, sviedka):
    send(client)
    answer = send(client, name="Каласоўскі Янка", born="1988")
    assert answer.status_code == 422
    text = text_of(answer)
    assert "1 person in the register may be the same" in text
    assert 'value="1988"' in text
    assert Person.objects.count() == 1


def test_somebody_else_of_the_same_name_can_be_entered_anyway(client, sviedka):
    send(client)
    assert send(client, anyway="1").status_code == 302
    assert Person.objects.count() == 2


def test_it_can_be_added_to_the_person_who_is_there(client, sviedka, chronicle):
    send(client)
    person = Person.objects.get()
    answer = send(client, source="Polack. Chronicle", born="1987", same=str(person.pk))
    assert answer.headers["Location"] == reverse("person", args=[person.pk])
    assert Person.objects.count() == 1
    assert ("person", "birth_date", "1987") in said_of(person.pk)


def test_nothing_can_be_added_to_somebody_of_another_team(client, clara, north, sviedka, saying):
    hidden = record_person(
        {"name": "Каласоўскі Янка"}, {}, saying=saying(sviedka), by=clara,
        compartment=Compartment.objects.get(code="north"),
    )  # fmt: skip
    before = Claim.objects.filter(person=hidden).count()
    assert "may be the same" not in text_of(send(client, same=str(hidden.pk)))
    assert Claim.objects.filter(person=hidden).count() == before
    for noun in ("person", "release"):
        assert client.get(reverse("new-event", args=[hidden.pk, noun])).status_code == 404


def test_whoever_sees_two_parts_chooses_where_somebody_belongs(client, anna, north, sviedka):
    join_team(anna, north)
    assert "Part of the register" in text_of(client.get(reverse("new-person")))
    other = Compartment.objects.get(code="north")
    assert send(client, compartment=str(other.pk)).status_code == 302
    assert Person.objects.get().compartment == other


def test_another_follows_with_the_source_kept(client, sviedka):
    answer = send(client, another="1")
    assert answer.headers["Location"] == reverse("new-person") + "?source=Sviedka"
    assert 'value="Sviedka"' in text_of(client.get(answer.headers["Location"]))


def test_an_analyst_enters_nobody(signed_in, compartment, sviedka):
    analyst = signed_in(add_member("dmitri", name="Dmitri", roles=[Role.ANALYST]))
    assert analyst.get(reverse("new-person")).status_code == 404


@pytest.fixture
def person(anna, compartment, sviedka, saying):
    return record_person({"name": "Ляпко Зіна"}, {}, saying=saying(sviedka), by=anna, compartment=compartment)


@pytest.mark.parametrize("noun", sorted({*OF_A_PERSON, "person"}))
def test_every_kind_of_thing_has_a_form_with_all_its_fields(client, person, noun):
    text = text_of(client.get(reverse("new-event", args=[person.pk, noun])))
    for name, field in NOUNS[noun].fields.items():
        # A photograph has a form of its own: its bytes come with it.
        assert (f'name="{name}"' in text) is (field.kind is not Kind.PICTURE)


def test_what_happened_is_recorded_as_it_was_typed(client, person):
    typed = {
        "date": "19 лютага 2024",
        "kind": "imprisonment",
        "term": "3 гады 6 месяцаў",
        "source": "Sviedka",
        "klass": "0",
    }
    answer = client.post(reverse("new-event", args=[person.pk, "sentence"]), typed)
    assert answer.headers["Location"] == reverse("person", args=[person.pk])
    assert ("sentence", "date", "2024-02-19") in said_of(person.pk)
    assert ("sentence", "term", "P3Y6M") in said_of(person.pk)


def test_several_articles_are_several_charges(client, person):
    typed = {"article": "ст. 342 ч. 1, 361-4", "date": "2024", "source": "Sviedka", "klass": "0"}
    client.post(reverse("new-event", args=[person.pk, "charge"]), typed)
    assert Subject.objects.filter(kind="charge").count() == 2


def test_a_fact_of_who_they_are_is_added_beside_the_others(client, person):
    client.post(
        reverse("new-event", args=[person.pk, "person"]),
        {"occupation": "Настаўніца", "source": "Sviedka", "klass": "1"},
    )
    claim = Claim.objects.get(field="occupation")
    assert (claim.subject_id, claim.klass) == (person.pk, Claim.Klass.INTERNAL)


def test_an_empty_form_says_so(client, person):
    answer = client.post(reverse("new-event", args=[person.pk, "release"]), {"source": "Sviedka", "klass": "0"})
    assert answer.status_code == 422
    assert "Nothing was filled in." in text_of(answer)


def test_a_kind_of_thing_that_is_none_has_no_form(client, person):
    assert client.get(f"/people/{person.pk}/new/facility").status_code == 404
