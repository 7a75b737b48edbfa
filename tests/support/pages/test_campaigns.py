"""Campaigns on the page."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import command_line_member
from sprava.core.pictures import clean_picture
from sprava.records.actions.claims import Saying, withdraw_claim
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import archive
from sprava.records.models import Claim
from sprava.support.texts import texts
from tests.core.test_pictures import png

pytestmark = pytest.mark.django_db
TEXT = {"title": "Лекара!", "addressee": "facility", "lang": "be", "words": "Патрабуем лекара."}


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_the_pages_are_there_in_three_languages(signed_in, anna, prisoner, language):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna, language)
    begun = client.post("/letters/campaigns", TEXT)
    for address in ("/letters/campaigns?name=Lipien", begun["Location"], f"/letters/campaigns/poster/{person.pk}"):
        page = client.get(address)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


def test_the_next_day_of_solidarity_is_there_with_its_source(signed_in, anna):
    page = signed_in(anna).get("/letters/campaigns").text
    assert "Day of solidarity with political prisoners in Belarus" in page
    assert "european-security.com" in page


def test_a_text_is_begun_translated_printed_and_deleted(signed_in, anna):
    pytest.importorskip("typst")
    client = signed_in(anna)
    address = client.post("/letters/campaigns", TEXT)["Location"]
    assert "Short, polite" in client.get(address).text, "the tone for whom it is for"
    client.post(address, {"lang": "en", "words": "We demand a doctor."})
    page = client.get(address).text
    assert "translated" in page
    assert client.get(f"{address}/en.pdf").content.startswith(b"%PDF-")
    assert client.get(f"{address}/pl.pdf").status_code == 404
    client.post(address, {"delete": "yes"})
    assert client.get(address).status_code == 404
    assert texts() == []


def test_markup_in_a_text_is_only_text(signed_in, anna):
    address = signed_in(anna).post("/letters/campaigns", {**TEXT, "title": "<b>x</b>", "words": "<script>"})["Location"]
    page = signed_in(anna).get(address).text
    assert "<script>" not in page.replace("<script src", "")
    assert "&lt;script&gt;" in page


def test_a_poster_is_a_file_or_refused_with_the_reason(signed_in, anna, prisoner):
    pytest.importorskip("typst")
    client = signed_in(anna)
    typed = {"language": "be", "words": '#panic("x") Свабоду!'}
    good, silent = prisoner("Ліпень Ганна"), prisoner("Ціхая Ціна", contact="silence")
    assert client.post(f"/letters/campaigns/poster/{good.pk}", typed).content.startswith(b"%PDF-")
    refused = client.post(f"/letters/campaigns/poster/{silent.pk}", typed)
    assert refused.status_code == 422
    assert "nobody write" in refused.text


def test_a_poster_carries_the_photograph_that_the_register_keeps_while_they_agree(signed_in, anna, prisoner, sviedka):
    pytest.importorskip("typst")
    client, by = signed_in(anna), command_line_member()
    person = prisoner("Ліпень Ганна", consent="picture")
    kept = record_picture(person, clean_picture(png()), saying=Saying(sviedka), by=by)
    address = f"/letters/campaigns/poster/{person.pk}"
    page = client.get(address).text
    assert f'src="/pictures/{kept.pk}"' in page
    assert f'value="{kept.pk}"' in page
    assert "Photograph 1, source: Sviedka" in page
    assert "from that moment no poster shows a picture" in page
    typed = {"language": "be", "words": "Свабоду!"}
    with_picture = client.post(address, {**typed, "picture": str(kept.pk)}).content
    with_frame = client.post(address, {**typed, "picture": ""}).content
    assert with_picture.startswith(b"%PDF-")
    assert b"/Subtype/Image" in with_picture
    assert b"/Subtype/Image" not in with_frame
    withdraw_claim(Claim.objects.get(field="consent"), by=by, because="She took it back.")
    assert "<img" not in client.get(address).text
    refused = client.post(address, {**typed, "picture": str(kept.pk)})
    assert refused.status_code == 422
    assert "may not be shown any more" in refused.text


def test_a_photograph_whose_bytes_are_lost_is_said_and_no_poster_is_made(signed_in, anna, prisoner, sviedka):
    pytest.importorskip("typst")
    person = prisoner("Ліпень Ганна", consent="picture")
    kept = record_picture(person, clean_picture(png()), saying=Saying(sviedka), by=command_line_member())
    archive().path_of(kept.value).unlink()
    typed = {"language": "be", "words": "Свабоду!", "picture": str(kept.pk)}
    answer = signed_in(anna).post(f"/letters/campaigns/poster/{person.pk}", typed)
    assert answer.status_code == 422
    assert "The archive lacks" in answer.text


def test_who_is_hidden_and_who_is_missing_look_the_same(signed_in, clara, prisoner):
    client = signed_in(clara)
    for number in (prisoner("Ліпень Ганна").pk, 999_999):
        assert client.get(f"/letters/campaigns/poster/{number}").status_code == 404
    assert client.get("/letters/campaigns/text/nothing").status_code == 404
