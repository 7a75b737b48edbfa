"""Judging and withdrawing: a person decides, says why, and can take it back."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

from sprava.records.actions.claims import record_claim
from sprava.records.actions.people import record_event, record_person, record_thing
from sprava.records.models import Claim, Judgement, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def tadora(sviedka, anna, compartment, saying):
    return record_person(
        {"name": "Кляновіч Тадора", "birth_date": "1987-03-14"},
        {
            "detention": {"date": "2025-09-12"},
            "sentence": {"date": "2026-02-19", "kind": "imprisonment", "term": "P5Y"},
        },
        saying=saying(sviedka), by=anna, compartment=compartment,
    )  # fmt: skip


@pytest.fixture
def shorter(tadora, chronicle, anna, saying):
    """A retold report of a shorter term, which does not stand first."""
    said = saying(chronicle, "дали три года", lang="ru")
    record_event(
        tadora, "sentence", {"date": "2026-02-19", "kind": "imprisonment", "term": "P3Y"}, saying=said, by=anna
    )
    return Claim.objects.get(value="P3Y")


@pytest.fixture
def client(boris, signed_in):
    return signed_in(boris)


def text_of(answer) -> str:
    return unescape(answer.content.decode())


def judge(client, claim, verdict, because="The court’s own list says so."):
    return client.post(reverse("judge-claim", args=[claim.pk]), {"verdict": verdict, "because": because})


def test_a_claim_is_shown_beside_the_others_with_what_would_change(client, shorter):
    text = text_of(client.get(reverse("judge-claim", args=[shorter.pk])))
    assert "дали" in text
    assert "Sviedka" in text
    assert "Accepted by rule 2: the better graded source." in text
    assert "Accepted by rule 1: a reviewer upheld it." in text
    assert "12 Sep 2028 – 19 Feb 2029" in text  # what release would be expected after upholding it
    assert "12 Sep 2030 – 19 Feb 2031" in text  # and what is expected now


def test_upholding_chooses_and_leads_back_to_the_person(client, shorter, tadora):
    answer = judge(client, shorter, "upheld")
    assert answer.headers["Location"] == reverse("person", args=[tadora.pk])
    assert Person.objects.get().sentences.get().term == "P3Y"


def test_refusing_the_accepted_claim_lets_the_other_stand(client, shorter):
    judge(client, Claim.objects.get(value="P5Y"), "refused")
    assert Person.objects.get().sentences.get().term == "P3Y"


def test_a_judgement_is_undone_and_stays_in_the_history(client, shorter):
    judge(client, shorter, "upheld")
    client.post(reverse("judge-claim", args=[shorter.pk]), {"undo": "1"})
    assert Person.objects.get().sentences.get().term == "P5Y"
    assert Judgement.objects.get().undone_at is not None
    assert "undone" in text_of(client.get(reverse("judge-claim", args=[shorter.pk])))


def test_a_judgement_needs_a_verdict_and_a_reason(client, shorter):
    answer = client.post(reverse("judge-claim", args=[shorter.pk]), {"because": ""})
    assert answer.status_code == 422
    assert "A judgement needs a reason." in text_of(answer)
    assert "Choose one of the two." in text_of(answer)
    assert not Judgement.objects.exists()


def test_a_refused_claim_that_stands_alone_can_be_judged_again(client, tadora):
    claim = Claim.objects.get(field="birth_date")
    judge(client, claim, "refused")
    assert "refused by a reviewer" in text_of(client.get(reverse("judge-claim", args=[claim.pk])))
    judge(client, claim, "upheld", "I was wrong.")
    assert Person.objects.get().birth_date == "1987-03-14"


def test_a_monitor_judges_nothing_and_may_withdraw(anna, signed_in, shorter):
    monitor = signed_in(anna)
    assert monitor.get(reverse("judge-claim", args=[shorter.pk])).status_code == 404
    assert monitor.get(reverse("withdraw-claim", args=[shorter.pk])).status_code == 200


def test_another_team_sees_no_claim(clara, signed_in, shorter):
    assert signed_in(clara).get(reverse("withdraw-claim", args=[shorter.pk])).status_code == 404


def test_a_sensitive_claim_is_no_claim_for_a_monitor(anna, boris, signed_in, tadora, sviedka, saying):
    secret = saying(sviedka, klass=Claim.Klass.SENSITIVE)
    claim = record_claim(tadora, "health", "Tuberculosis", saying=secret, by=boris)
    assert signed_in(anna).get(reverse("withdraw-claim", args=[claim.pk])).status_code == 404
    assert signed_in(boris).get(reverse("withdraw-claim", args=[claim.pk])).status_code == 200


def test_withdrawing_needs_a_reason_and_keeps_the_claim(client, shorter, boris):
    address = reverse("withdraw-claim", args=[shorter.pk])
    assert client.post(address, {"because": " "}).status_code == 422
    assert client.post(address, {"because": "A typing error."}).status_code == 302
    shorter.refresh_from_db()
    assert (shorter.withdrawn_by, shorter.withdrawn_because) == (boris, "A typing error.")
    assert client.get(address).status_code == 404


def test_a_claim_about_a_case_can_be_judged(client, anna, sviedka, compartment, saying):
    case = record_thing("proceeding", {"group": "2023-117"}, saying=saying(sviedka), by=anna, compartment=compartment)
    claim = Claim.objects.get(subject=case)
    assert "2023-117" in text_of(client.get(reverse("judge-claim", args=[claim.pk])))
    assert judge(client, claim, "upheld").headers["Location"] == reverse("people")


def test_somebody_known_by_an_alias_only_is_named_all_the_same(client, sviedka, anna, compartment, saying):
    alias = record_person({"alias": "Лазнік"}, {}, saying=saying(sviedka), by=anna, compartment=compartment)
    claim = Claim.objects.get(person=alias.pk)
    assert f'href="{reverse("person", args=[alias.pk])}"><bdi>Лазнік</bdi>' in text_of(
        client.get(reverse("withdraw-claim", args=[claim.pk]))
    )
