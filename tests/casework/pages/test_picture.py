"""A photograph on the page of a person, and its bytes: for whoever may see the claim, and for nobody else."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.core.pictures import LARGEST, clean_picture
from sprava.records.actions.claims import Saying, record_claim, withdraw_claim
from sprava.records.actions.judgements import judge_claim
from sprava.records.actions.people import record_person
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import archive
from sprava.records.models import Claim, Document
from tests.core.test_pictures import SECRET, jpeg, png

pytestmark = pytest.mark.django_db

TYPED = {"source": "Sviedka", "said_on": "20.11.2026", "words": "Тадора ў судзе. Фота: Сведка", "klass": "0"}


@pytest.fixture(autouse=True)
def incoming(settings, tmp_path):
    """Where a file lies while it is sent."""
    settings.REGISTER_FOLDER = tmp_path


@pytest.fixture
def tadora(sviedka, anna, compartment):
    return record_person({"name": "Кляновіч Тадора"}, {}, saying=Saying(sviedka), by=anna, compartment=compartment)


@pytest.fixture
def kept(tadora, sviedka, anna):
    saying = Saying(sviedka, said_on="2026-11-20", lang="be")
    return record_picture(tadora, clean_picture(png()), saying=saying, by=anna, credit=TYPED["words"])


@pytest.fixture
def send(signed_in, tadora):
    def post(member, given: bytes | None, *, follow: bool = False, **changes):
        file = {} if given is None else {"picture": SimpleUploadedFile("IMG_Olga_2034.jpg", given)}
        address = reverse("new-picture", args=[tadora.pk])
        return signed_in(member).post(address, {**TYPED, **file, **changes}, follow=follow)

    return post


def text_of(answer) -> str:
    return unescape(answer.content.decode())


def test_a_photograph_is_added_cleaned_and_shown_beside_the_name(send, tadora, sviedka, anna):
    answer = send(anna, jpeg((0xE1, SECRET)), follow=True)
    assert answer.request["PATH_INFO"] == reverse("person", args=[tadora.pk])
    claim, page = Claim.objects.get(field="picture"), text_of(answer)
    assert "The photograph is kept." in page
    head = page.split('class="status"')[0]
    assert 'alt="Photograph of Кляновіч Тадора, source: Sviedka"' in head
    assert f'src="/pictures/{claim.pk}"' in head
    assert 'width="3"' in head
    assert 'height="2"' in head
    assert 'loading="lazy"' in head
    assert TYPED["words"] in head
    assert f"photograph {claim.value[:8]}" in page.split('id="who"')[1]
    with archive().open(claim.value) as stream:
        assert SECRET not in stream.read()
    assert Document.objects.get().file_name == "photograph.jpg", "the name of the file may say who sent it"


def test_the_bytes_are_served_as_a_picture_that_is_kept_nowhere(kept, anna, signed_in):
    answer = signed_in(anna).get(f"/pictures/{kept.pk}")
    assert (answer.status_code, answer.content) == (200, png())
    assert {name: answer[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")} == {
        "Content-Type": "image/png", "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff",
    }  # fmt: skip
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"].startswith("inline")
    assert "Last-Modified" not in answer
    assert signed_in(anna).head(f"/pictures/{kept.pk}").status_code == 200
    assert signed_in(anna).post(f"/pictures/{kept.pk}").status_code == 405


def test_who_may_not_see_the_claim_cannot_tell_it_from_a_missing_one(kept, tadora, clara, north, signed_in, client):
    steward = add_member("dmitri", name="Dmitri", roles=[Role.STEWARD])
    for member in (clara, steward):
        browser = signed_in(member)
        hidden, missing = browser.get(f"/pictures/{kept.pk}"), browser.get("/pictures/999999")
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert hidden.content == missing.content
        assert browser.get(reverse("new-picture", args=[tadora.pk])).status_code == 404
        assert browser.get(f"/documents/{kept.passage.document_id}").status_code == 404
    assert client.get(f"/pictures/{kept.pk}").status_code == 302, "a stranger is asked to sign in"


def test_a_number_that_no_row_can_have_is_missing(anna, signed_in):
    assert signed_in(anna).get(f"/pictures/{2**63}").status_code == 404


def test_no_other_claim_is_served_as_a_picture(tadora, anna, signed_in):
    for claim in Claim.objects.all():
        assert signed_in(anna).get(f"/pictures/{claim.pk}").status_code == 404


def test_a_withdrawn_photograph_is_gone_from_every_page(kept, tadora, anna, boris, signed_in):
    withdraw_claim(kept, by=anna, because="This is her sister.")
    for member in (anna, boris):
        browser = signed_in(member)
        assert browser.get(f"/pictures/{kept.pk}").status_code == 404
        assert browser.get(f"/documents/{kept.passage.document_id}").status_code == 404
        for query in ("", "?known_at=2026-01-01", f"?known_at={kept.recorded_at.date()}"):
            page = signed_in(member).get(reverse("person", args=[tadora.pk]) + query)
            assert "/pictures/" not in page.text.replace(f"/people/{tadora.pk}/pictures/new", "")
    page = text_of(signed_in(anna).get(reverse("person", args=[tadora.pk])))
    assert "1 withdrawn claim" in page
    assert f"photograph {kept.value[:8]}" in page


def test_a_photograph_whose_bytes_are_lost_is_missing_and_not_an_error(kept, anna, signed_in):
    archive().path_of(kept.value).unlink()
    assert signed_in(anna).get(f"/pictures/{kept.pk}").status_code == 404


def test_it_stands_on_paper_only_where_somebody_says_that_they_agreed(kept, tadora, chronicle, anna, signed_in):
    address = reverse("person", args=[tadora.pk])
    page = signed_in(anna).get(address).text
    assert 'class="face no-print"' in page
    assert "No consent is recorded: not for the public." in page
    consent = record_claim(tadora, "consent", "picture", saying=Saying(chronicle), by=anna)
    page = signed_in(anna).get(address).text
    assert 'class="face"' in page
    assert "No consent is recorded" not in page
    withdraw_claim(consent, by=anna, because="She took it back.")
    assert 'class="face no-print"' in signed_in(anna).get(address).text


def test_a_page_about_the_past_shows_no_photograph_and_no_consent_that_was_taken_back_since(
    sviedka, anna, boris, compartment, signed_in
):
    then = Saying(sviedka, at=datetime(2026, 11, 1, 12, tzinfo=UTC))
    zosia = record_person({"name": "Лес Зося"}, {}, saying=then, by=anna, compartment=compartment)
    shown = record_picture(zosia, clean_picture(png()), saying=then, by=anna, credit="")
    consent = record_claim(zosia, "consent", "picture", saying=then, by=anna)
    past = reverse("person", args=[zosia.pk]) + "?known_at=2026-11-10"
    assert 'class="face"' in signed_in(anna).get(past).text
    withdraw_claim(consent, by=anna, because="She took it back.")
    page = signed_in(anna).get(past).text
    assert 'class="face no-print"' in page
    assert "No consent is recorded" in page
    judge_claim(shown, "refused", by=boris, because="This is her sister.")
    assert f'src="/pictures/{shown.pk}"' not in signed_in(anna).get(past).text


def test_a_reviewer_sees_what_they_judge_and_withdraw(kept, boris, signed_in):
    browser = signed_in(boris)
    for address in (f"/claims/{kept.pk}/judge", f"/claims/{kept.pk}/withdraw"):
        page = text_of(browser.get(address))
        assert f'src="/pictures/{kept.pk}"' in page
        assert 'alt="Photograph, source: Sviedka"' in page
    judge_claim(kept, "refused", by=boris, because="This is her sister.")
    person = text_of(browser.get(reverse("person", args=[kept.person_id])))
    assert "has-face" not in person
    assert "1 claim refused by a reviewer" in person


def test_the_source_says_in_short_that_it_showed_a_photograph(kept, sviedka, anna, signed_in):
    page = text_of(signed_in(anna).get(reverse("source", args=[sviedka.pk])))
    assert f"photograph {kept.value[:8]}" in page
    assert kept.value not in page


def test_several_photographs_stand_one_at_the_head_and_all_below(kept, tadora, chronicle, anna, signed_in):
    other = record_picture(tadora, clean_picture(jpeg()), saying=Saying(chronicle), by=anna)
    page = text_of(signed_in(anna).get(reverse("person", args=[tadora.pk])))
    head, below = page.split('id="who"')
    assert head.count("<img") == 1
    assert "1 more" in head
    for claim in (kept, other):
        assert f'href="/pictures/{claim.pk}"' in below
    assert "<img" not in below


def test_pictures_cost_the_page_of_a_person_no_query(kept, tadora, anna, chronicle, signed_in):
    address = reverse("person", args=[tadora.pk])

    def asked() -> int:
        browser = signed_in(anna)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    few = asked()
    record_picture(tadora, clean_picture(jpeg()), saying=Saying(chronicle), by=anna)
    assert asked() == few <= 15


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "Choose the file of the photograph."),
        (b"", "The file is empty."),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "This is WebP, which not every browser shows. Open it and save it as JPEG or PNG."),
        (b"<svg onload='x'/>", "This is SVG"),
        (b"picture", "This is no JPEG and no PNG picture."),
        (png(sides=(60_000, 60_000)), "more than 3000 pixels along a side"),
        (png()[:-6], "The file is cut short."),
        (jpeg(frame=0xC3), "Browsers would not show this picture."),
        (b"\xff\xd8" + b"\0" * LARGEST, "The file has more than 2 MB."),
    ],
    ids=range(9),
)
def test_what_is_not_taken_is_said_beside_the_file_and_the_words_stay(send, anna, sviedka, given, said):
    answer = send(anna, given)
    page = text_of(answer)
    assert answer.status_code == 422
    assert said in page
    assert 'href="#id_picture"' in page
    assert TYPED["words"] in page
    assert not Document.objects.exists()


def test_a_form_that_comes_back_asks_for_the_file_again_and_keeps_what_was_typed(send, anna, sviedka):
    page = text_of(send(anna, png(), source=""))
    assert "Name a source" in page
    assert "Choose the file once more" in page
    assert TYPED["words"] in page
    assert not Claim.objects.filter(field="picture").exists()


def test_what_the_family_gave_can_be_kept_for_reviewers(send, anna, boris, sviedka, tadora, signed_in):
    send(anna, png(), klass="2")
    claim = Claim.objects.get(field="picture")
    assert signed_in(anna).get(f"/pictures/{claim.pk}").status_code == 404
    assert signed_in(boris).get(f"/pictures/{claim.pk}").status_code == 200
    assert "has-face" not in signed_in(anna).get(reverse("person", args=[tadora.pk])).text


def test_the_form_is_for_whoever_may_enter_claims(tadora, compartment, signed_in):
    analyst = add_member("ewa", name="Ewa", roles=[Role.ANALYST])
    assert signed_in(analyst).get(reverse("new-picture", args=[tadora.pk])).status_code == 404
    assert "pictures/new" not in signed_in(analyst).get(reverse("person", args=[tadora.pk])).text


def test_a_digest_is_not_typed_in_the_form_of_who_they_are(tadora, anna, signed_in):
    page = signed_in(anna).get(reverse("new-event", args=[tadora.pk, "person"])).text
    assert 'name="web_page"' in page
    assert 'name="picture"' not in page


@pytest.mark.parametrize("language", ["be", "ru"])
def test_the_form_speaks_the_language_of_the_reader(tadora, anna, signed_in, language):
    answer = signed_in(anna, language).get(reverse("new-picture", args=[tadora.pk]))
    page = answer.text
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert "Before you add it" not in page
