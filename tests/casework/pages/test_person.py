"""The person page: every value with its sources, for whoever may see it, at two times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.casework.jurisdiction import today
from sprava.records.actions.claims import record_claim, withdraw_claim
from sprava.records.actions.judgements import judge_claim, judge_pair
from sprava.records.actions.pairs import Proposal, propose_pairs
from sprava.records.actions.people import record_event, record_person, record_thing
from sprava.records.models import Claim, Pair

pytestmark = pytest.mark.django_db


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


@pytest.fixture
def tadora(sviedka, anna, compartment, saying):
    """Detained in September 2023, sentenced to three years; nobody says that she was released."""
    said = saying(sviedka, "12 верасня затрымалі Тадору Кляновіч", lang="be", said_on="2023-09-14", at=at(2023, 9, 15))
    return record_person(
        {"name": "Кляновіч Тадора", "birth_date": "1987-03-14", "sex": "female"},
        {
            "detention": {"date": "2023-09-12", "place": "Полацк"},
            "sentence": {"date": "2024-02-19", "kind": "imprisonment", "term": "P5Y"},
        },
        saying=said,
        by=anna,
        compartment=compartment,
    )


@pytest.fixture
def page(signed_in):
    def read(member, number, query="", language="en") -> str:
        answer = signed_in(member, language).get(reverse("person", args=[number]) + query)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return read


def test_a_person_has_a_name_a_state_and_a_source_for_both(tadora, anna, page):
    text = page(anna, tadora.pk)
    assert "Кляновіч Тадора" in text
    assert "In custody" in text
    assert "затрымалі Тадору" in text
    assert 'id="src-A"' in text
    assert "Sviedka" in text


def test_the_reckoning_names_the_term_and_its_end(tadora, anna, page):
    text = page(anna, tadora.pk)
    assert "A source says that they were detained." in text
    assert "Sentenced to a term of 5 years" in text
    assert "12 Sep 2028 – 19 Feb 2029" in text


def test_what_is_missing_is_said_as_missing(tadora, anna, page):
    text = page(anna, tadora.pk)
    assert "Nothing claimed." in text
    assert "Nothing is claimed of letters." in text


def test_queries_do_not_grow_with_the_claims(tadora, anna, chronicle, saying, signed_in):
    client, address = signed_in(anna), reverse("person", args=[tadora.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(40):
        record_event(
            tadora, "hearing", {"date": f"2024-01-{number % 28 + 1:02d}", "court": f"Court {number}"},
            saying=saying(chronicle, f"quote {number}"), by=anna,
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) <= 15
    assert len(many) <= len(few) + 1  # the labels of courts, once


def test_two_sources_that_differ_stand_side_by_side_with_the_rule(tadora, anna, chronicle, saying, page):
    said = saying(chronicle, "дали три года", lang="ru", said_on="2024-02-20")
    record_event(
        tadora, "sentence", {"date": "2024-02-19", "kind": "imprisonment", "term": "P3Y"}, saying=said, by=anna
    )
    text = page(anna, tadora.pk)
    assert "Term: the sources differ" in text
    assert "5 years" in text
    assert "3 years" in text
    assert "Accepted by rule 2: the better graded source." in text


def test_only_a_reviewer_is_offered_to_judge(tadora, anna, boris, chronicle, saying, page):
    record_claim(tadora, "birth_date", "1988", saying=saying(chronicle), by=anna)
    assert "Judge this" in page(boris, tadora.pk)
    assert "Judge this" not in page(anna, tadora.pk)


def test_a_sensitive_claim_is_hidden_from_a_monitor(tadora, anna, boris, sviedka, saying, page):
    record_claim(tadora, "health", "Ledinskaja choroba", saying=saying(sviedka, klass=Claim.Klass.SENSITIVE), by=boris)
    assert "Ledinskaja" in page(boris, tadora.pk)
    assert "Ledinskaja" not in page(anna, tadora.pk)


def test_another_team_finds_nobody(tadora, clara, signed_in):
    there, nobody = (signed_in(clara).get(reverse("person", args=[number])) for number in (tadora.pk, 987654))
    assert there.status_code == nobody.status_code == 404


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
def test_a_number_that_nobody_can_have_is_nobody(anna, signed_in, number):
    assert signed_in(anna).get(f"/people/{number}").status_code == 404


def test_the_page_can_be_asked_of_a_day(tadora, anna, page):
    before = page(anna, tadora.pk, "?on=2023-09-01")
    assert "You are looking at the day: 1 September 2023." in before
    assert "In custody:" not in before
    assert "Nothing can be changed here." in before
    assert "later events are left out" in before


def test_the_page_can_be_asked_as_known_on_a_day(tadora, anna, chronicle, saying, page):
    record_claim(tadora, "occupation", "Бібліятэкарка", saying=saying(chronicle, at=at(2024, 5, 1)), by=anna)
    assert "Бібліятэкарка" in page(anna, tadora.pk)
    known = page(anna, tadora.pk, "?known_at=2024-04-30")
    assert "Бібліятэкарка" not in known
    assert "Кляновіч Тадора" in known
    assert "As known at: 30 April 2024." in known


def test_a_page_about_the_past_offers_no_change(tadora, boris, page):
    now, then = page(boris, tadora.pk), page(boris, tadora.pk, "?on=2024-01-01")
    assert "Add what happened" in now
    assert "/judge" in now
    assert "Add what happened" not in then
    assert "/judge" not in then


def test_a_day_that_is_none_is_said_and_left_out(tadora, anna, page):
    assert "“soon” is not a day." in page(anna, tadora.pk, "?on=soon")


def test_a_merged_number_leads_to_the_person(tadora, anna, boris, sviedka, compartment, saying, signed_in, page):
    other = record_person({"name": "Klianovich Tadora"}, {}, saying=saying(sviedka), by=anna, compartment=compartment)
    judge_pair(tadora, other, "same", by=boris, because="The same birth and town.")
    answer = signed_in(anna).get(reverse("person", args=[other.pk]) + "?on=2024-01-01")
    assert answer.headers["Location"] == reverse("person", args=[tadora.pk]) + "?on=2024-01-01"
    assert f"No {other.pk}" in page(anna, tadora.pk)


def test_a_withdrawn_claim_stays_readable_with_its_reason(tadora, anna, sviedka, saying, page):
    claim = record_claim(tadora, "citizenship", "Літва", saying=saying(sviedka), by=anna)
    withdraw_claim(claim, by=anna, because="Another person was meant.")
    text = page(anna, tadora.pk)
    assert "1 withdrawn claim" in text
    assert "Another person was meant." in text


def test_a_refused_claim_stays_readable(tadora, anna, boris, sviedka, saying, page):
    claim = record_claim(tadora, "citizenship", "Літва", saying=saying(sviedka), by=anna)
    judge_claim(claim, "refused", by=boris, because="The passport says otherwise.")
    text = page(boris, tadora.pk)
    assert "1 claim refused by a reviewer" in text
    assert "Літва" in text


def test_a_case_and_a_facility_are_linked(tadora, anna, sviedka, compartment, saying, page):
    case = record_thing(
        "proceeding",
        {"group": "2023-117", "kind": "criminal"},
        saying=saying(sviedka),
        by=anna,
        compartment=compartment,
    )
    record_event(tadora, "charge", {"article": "361-4 p.1"}, saying=saying(sviedka), by=anna, of=case)
    record_event(tadora, "stay", {"facility": "IK-4", "since": "2024-06"}, saying=saying(sviedka), by=anna)
    text = page(anna, tadora.pk)
    assert f'href="{reverse("proceeding", args=[case.pk])}"' in text
    assert f'href="{reverse("facility", args=["IK-4"])}"' in text


def test_silence_is_said(anna, chronicle, compartment, saying, page):
    quiet = record_person(
        {"name": "Ляпко Зіна"},
        {"detention": {"date": "2024-05-20"}, "sentence": {"date": "2024-06-01", "kind": "life", "term": "LIFE"}},
        saying=saying(chronicle), by=anna, compartment=compartment,
    )  # fmt: skip
    assert "No source has said anything since: 1 June 2024." in page(anna, quiet.pk)


def test_somebody_of_whom_only_the_name_is_known_has_a_page(anna, chronicle, compartment, saying, page):
    person = record_person({"name": "Анісімава Вера"}, {}, saying=saying(chronicle), by=anna, compartment=compartment)
    text = page(anna, person.pk)
    assert "No source says what happened to this person." in text
    assert "Not known" in text


@pytest.mark.parametrize(("language", "words"), [("be", "За кратамі"), ("ru", "Под стражей")])
def test_the_page_speaks_the_language_of_the_reader(tadora, anna, page, language, words):
    text = page(anna, tadora.pk, language=language)
    assert words in text
    assert f'lang="{language}"' in text
    for english in ("Why we say so", "Detained on", "Who says so", "Nothing claimed", "Sources"):
        assert english not in text


def test_what_is_known_today_is_known_on_this_day_of_the_page(tadora, anna, page):
    assert page(anna, tadora.pk, f"?known_at={date.today()}").count("is-past") == 0  # noqa: DTZ011 the reader's own day


@pytest.fixture
def twin(tadora, anna, sviedka, compartment, saying):
    """A record that may be of Tadora; nobody has judged it."""
    spelt = {"name": "Кленович Федора", "birth_date": "1987-03-14"}
    other = record_person(spelt, [], saying=saying(sviedka), by=anna, compartment=compartment)
    left, right = sorted((tadora.pk, other.pk))
    propose_pairs([left], [Proposal(left, right, 12.0, [], Pair.Kind.INSIDE)], engine="invented", by=anna)
    return other


def test_a_reviewer_is_led_from_a_person_to_the_pair_that_may_be_one(tadora, twin, boris, page):
    text = page(boris, tadora.pk)
    assert "Perhaps the same person" in text
    assert f'href="{reverse("pair", args=[Pair.objects.get().pk])}"' in text
    assert "Кленович Федора" in text
    assert "look at both and judge" in text


def test_who_may_not_weigh_pairs_is_told_that_the_record_may_be_double(tadora, twin, compartment, page):
    analyst = add_member("dmitri", name="Dmitri", roles=[Role.ANALYST])
    text = page(analyst, tadora.pk)
    assert f'href="{reverse("person", args=[twin.pk])}"' in text
    assert reverse("pair", args=[Pair.objects.get().pk]) not in text
    assert "until a reviewer has judged it" in text


def test_a_judged_pair_or_a_mere_look_alike_is_not_told_beside_a_person(tadora, twin, anna, boris, page):
    judge_pair(tadora, twin, "different", by=boris, because="Two cousins.")
    assert "Perhaps the same person" not in page(boris, tadora.pk)
    Pair.objects.update(open=True, weight=-3.0)
    assert "Perhaps the same person" not in page(boris, tadora.pk)


def test_a_pair_beside_a_person_costs_two_queries_at_most(tadora, twin, boris, signed_in):
    client, address = signed_in(boris), reverse("person", args=[tadora.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= 15


def test_each_fact_says_how_long_ago_anybody_said_it(signed_in, anna, sviedka, saying, compartment):
    said = saying(sviedka, said_on=str(today() - timedelta(days=400)))
    events = {"detention": {"date": "2024-03-12"}}
    person = record_person({"name": "Лазнік", "sex": "male"}, events, saying=said, by=anna, compartment=compartment)
    record_event(person, "charge", {"article": "342"}, saying=saying(sviedka), by=anna)
    page = signed_in(anna).get(f"/people/{person.pk}").text
    chain, who = page.split('id="who"')
    assert "400 days ago" in chain.split('id="chain"')[1]
    assert "undated" in chain
    assert "400 days ago" in who


def test_of_a_day_before_they_were_known_the_page_says_so_to_whoever_may_see_them(signed_in, anna, clara, tadora):
    answer = signed_in(anna).get(f"/people/{tadora.pk}", {"known_at": "2001-03-12"})
    assert answer.status_code == 200
    assert "knew nothing of this person: 12 March 2001" in answer.text
    assert signed_in(clara).get(f"/people/{tadora.pk}", {"known_at": "2001-03-12"}).status_code == 404
    assert signed_in(anna).get("/people/424242", {"known_at": "2001-03-12"}).status_code == 404


STAR = '<sup class="unverified">'


def test_what_nobody_has_verified_bears_a_star_that_is_explained_once(tadora, anna, page, sviedka, saying):
    assert STAR not in page(anna, tadora.pk)
    for noun, values in (
        ("charge", {"date": "2023-09-20", "article": "369-1"}),
        ("charge", {"date": "2023-09-21", "article": "342 p.1"}),
        ("hearing", {"date": "2024-02-19", "court": "BREST-LENINSKI"}),
        ("stay", {"since": "2024-05-01", "facility": "DIN"}),
    ):
        record_event(tadora, noun, values, saying=saying(sviedka), by=anna)
    text = page(anna, tadora.pk)
    star = f'{STAR}<span aria-hidden="true" title="not verified">*</span><span class="vh"> (not verified)</span></sup>'
    assert f"Charged: 369-1{star}" in text
    assert f"369-1</a>{star}" in text
    assert f"342 p. 1</a>{star}" not in text
    assert text.count("no page was found that confirms") == 1
    assert "не праверана" in page(anna, tadora.pk, language="be").casefold()
    assert "не проверено" in page(anna, tadora.pk, language="ru").casefold()
