"""Parcels and visits on the page."""

from __future__ import annotations

import pytest

from sprava.support.models import Sheet
from sprava.support.parcels import rounds_of
from sprava.support.whom import SILENCE

pytestmark = pytest.mark.django_db
SENTENCE = {"date": "2025-02-01", "kind": "imprisonment", "term": "P6Y", "regime": "reinforced"}


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_the_pages_are_there_in_three_languages(signed_in, anna, prisoner, language):
    person, client = prisoner("Ліпень Ганна", sentence=SENTENCE), signed_in(anna, language)
    client.post(f"/letters/parcels/{person.pk}", {"kind": "short_visit", "week": "2026-W50"})
    for address in ("/letters/parcels", "/letters/parcels?name=Lipien", f"/letters/parcels/{person.pk}"):
        page = client.get(address)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text
        assert "Ліпень Ганна" in page.text


def test_a_parcel_is_begun_and_taken_further(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна", sentence=SENTENCE), signed_in(anna)
    address = f"/letters/parcels/{person.pk}"
    client.post(address, {"kind": "parcel", "week": ""})
    (one,) = rounds_of(person.pk, 2026)
    refused = client.post(f"{address}/move", {"token": one.token, "step": "packed"}, follow=True)
    assert "Ask the family first" in refused.text
    client.post(f"{address}/move", {"token": one.token, "step": "packed", "agreed": "yes"})
    (one,) = rounds_of(person.pk, 2026)
    assert one.step == "packed"


def test_when_the_quota_is_used_up_nothing_more_is_packed(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна", sentence=SENTENCE), signed_in(anna)
    address = f"/letters/parcels/{person.pk}"
    for _ in range(3):
        client.post(address, {"kind": "parcel", "done": "on"})
    client.post(address, {"kind": "parcel"})
    asked = rounds_of(person.pk, 2026)[0]
    told = client.post(f"{address}/move", {"token": asked.token, "step": "packed", "agreed": "yes"}, follow=True)
    assert "used up" in told.text


def test_a_packing_sheet_is_a_file(signed_in, anna, prisoner):
    pytest.importorskip("typst")
    answer = signed_in(anna).get(f"/letters/parcels/{prisoner('Ліпень Ганна').pk}/packing.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_to_whom_nothing_is_sent_nothing_is_begun(signed_in, anna, prisoner):
    person, client = prisoner("Ціхая Ціна", contact="silence"), signed_in(anna)
    answer = client.post(f"/letters/parcels/{person.pk}", {"kind": "parcel"})
    assert answer.status_code == 422
    assert str(SILENCE) in answer.text
    assert str(SILENCE) in client.get(f"/letters/parcels/{person.pk}/packing.pdf", follow=True).text
    assert not Sheet.objects.exists()


def test_who_is_hidden_and_who_is_missing_look_the_same(signed_in, clara, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(clara)
    for number in (person.pk, 999_999):
        assert client.get(f"/letters/parcels/{number}").status_code == 404
        assert client.get(f"/letters/parcels/{number}/packing.pdf").status_code == 404
        assert client.post(f"/letters/parcels/{number}/move", {"step": "packed"}).status_code == 404
