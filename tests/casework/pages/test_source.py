"""Sources, and the archived bytes behind them."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import archive_document
from sprava.records.models import Claim

SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture
def page_of_html(sviedka):
    about = {"media_type": "text/html", "file_name": "report.html", "url": "https://sviedka.example/1"}
    return archive_document(io.BytesIO(SCRIPT), source=sviedka, about=about)


@pytest.fixture
def dima(compartment):
    """An analyst: reads people and sources, takes in no lists."""
    return add_member("dima", name="Dima", roles=[Role.ANALYST])


@pytest.fixture
def claimed(anna, sviedka, saying, compartment) -> Claim:
    """A claim with its archived words."""
    said = saying(sviedka, "Лазнік Яўхім, затрыманы", said_on="2026-06-01")
    record_person({"name": "Лазнік Яўхім"}, {}, saying=said, by=anna, compartment=compartment)
    return Claim.objects.get(field="name")


def test_a_source_tells_its_grade_and_what_it_decides(signed_in, anna, sviedka, page_of_html):
    page = signed_in(anna).get(f"/sources/{sviedka.pk}").text
    assert "first-hand" in page
    assert "it holds against whoever retells" in page
    assert page_of_html.sha256[:12] in page
    assert "25 bytes" in page


def test_a_source_tells_its_newest_claims_to_those_who_may_see_them(signed_in, anna, clara, claimed):
    address = f"/sources/{claimed.source_id}"
    assert "Лазнік Яўхім" in signed_in(anna).get(address).text
    assert "Лазнік Яўхім" not in signed_in(clara).get(address).text


def test_only_an_address_of_the_web_becomes_a_link(signed_in, anna, sviedka):
    for url, is_link in (
        ("https://sviedka.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
    ):
        sviedka.url = url
        sviedka.save()
        page = signed_in(anna).get(f"/sources/{sviedka.pk}").text
        assert (f'href="{url}" rel="noreferrer noopener external"' in page) == is_link
        assert f'href="{url}"' not in page or is_link


def test_archived_bytes_are_downloaded_and_never_run(signed_in, anna, page_of_html):
    answer = signed_in(anna).get(f"/documents/{page_of_html.pk}")
    assert b"".join(answer.streaming_content) == SCRIPT
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="report.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Cache-Control"] == "no-store"


def test_bytes_of_another_kind_are_only_bytes(signed_in, anna, sviedka):
    document = archive_document(io.BytesIO(b"%PDF"), source=sviedka, about={"media_type": "application/pdf"})
    answer = signed_in(anna).get(f"/documents/{document.pk}")
    assert answer["Content-Type"] == "application/octet-stream"
    assert b"".join(answer.streaming_content)


def test_a_reader_opens_what_a_claim_that_they_see_stands_on_and_nothing_else(
    signed_in, dima, clara, claimed, page_of_html
):
    client = signed_in(dima)
    answer = client.get(f"/documents/{claimed.passage.document_id}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    forbidden, missing = client.get(f"/documents/{page_of_html.pk}"), client.get("/documents/424242")
    assert (forbidden.status_code, missing.status_code) == (404, 404)
    assert forbidden.text.replace(f"/documents/{page_of_html.pk}", "") == missing.text.replace("/documents/424242", "")


def test_an_analyst_of_another_team_opens_nothing(signed_in, north, claimed):
    reader = add_member("erna", name="Erna", roles=[Role.ANALYST], teams=[north])
    assert signed_in(reader).get(f"/documents/{claimed.passage.document_id}").status_code == 404


def test_a_document_whose_bytes_are_gone_is_said_in_words(signed_in, anna, page_of_html, archive_folder):
    path = archive_folder / page_of_html.sha256[:2] / page_of_html.sha256
    path.unlink()
    answer = signed_in(anna).get(f"/documents/{page_of_html.pk}", follow=True)
    assert "sprava restore" in answer.text


@pytest.mark.parametrize("number", ["424242", "99999999999999999999999999"])
def test_no_number_breaks_the_pages(signed_in, anna, number):
    for address in ("sources", "documents"):
        assert signed_in(anna).get(f"/{address}/{number}").status_code == 404


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_sources_ask_at_most_fifteen_times_in_any_language(signed_in, anna, claimed, page_of_html, language):
    client = signed_in(anna, language)
    for address in ("/sources", f"/sources/{claimed.source_id}"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 15
