"""The law pack, to be read and corrected by a lawyer."""

from __future__ import annotations

import pytest

from sprava import packs
from sprava.packs import SECTIONS
from sprava.packs.corrections import row_text


def test_every_section_is_there_with_its_file_and_what_nobody_verified(signed_in, anna):
    page = signed_in(anna).get("/law").text
    assert "Law and places: Belarus" in page
    assert 'href="/law/credit"' in page
    assert "belarus/credit.toml" in page
    assert "sprava pack check belarus" in page
    assert "rest on general knowledge only" in page


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("show", ["", "?show=unverified"])
def test_every_section_can_be_read(signed_in, anna, section, show):
    answer = signed_in(anna).get(f"/law/{section}{show}")
    assert answer.status_code == 200
    rows = packs.load("belarus").rows_of(section)
    assert show or f"{len(rows)} row" in answer.text.replace(",", "")


def test_a_row_says_what_the_file_says_since_when_and_which_page(signed_in, anna):
    page = signed_in(anna).get("/law/credit").text
    assert "remand-general-reinforced" in page
    assert "a day and a half, general and reinforced regime" in page
    assert '<code dir="ltr">ratio</code> <bdi>1.5</bdi>' in page
    assert "19 Jun" in page
    assert "https://belsat.eu/ru/news/24-06-2021" in page


def test_rows_inside_a_row_are_read_too(signed_in, anna):
    page = signed_in(anna).get("/law/article").text
    assert "law-inside" in page
    assert "3 years" in page


def test_only_what_nobody_has_verified(signed_in, anna):
    page = signed_in(anna).get("/law/credit?show=unverified").text
    assert "remand-strict" in page
    assert "remand-general-reinforced" not in page


def test_the_page_speaks_the_language_of_its_reader(signed_in, anna):
    client = signed_in(anna)
    client.cookies["django_language"] = "be"
    page = client.get("/law/regime", headers={"accept-language": "be"}).text
    assert "узмоцнены" in page


def test_a_register_without_a_pack_says_so(signed_in, anna, settings):
    settings.JURISDICTION = "elsewhere"
    client = signed_in(anna)
    assert "This register has no law pack" in client.get("/law").text
    assert client.get("/law/credit").status_code == 404


def test_a_section_that_is_none_is_not_found(signed_in, anna):
    assert signed_in(anna).get("/law/weather").status_code == 404


def test_the_law_of_another_country_is_read_on_the_same_pages(signed_in, anna):
    client = signed_in(anna)
    assert 'href="?pack=russia"' in client.get("/law").text
    page = client.get("/law?pack=russia").text
    assert "Law and places: Russia" in page
    assert 'href="/law/credit?pack=russia"' in page
    assert "house-arrest-2018" in client.get("/law/credit?pack=russia").text
    assert "Law and places: Belarus" in client.get("/law?pack=atlantis").text


def test_a_row_is_read_as_its_file_has_it_with_its_line_and_its_sources(signed_in, anna):
    client = signed_in(anna)
    section = client.get("/law/facility").text
    assert 'href="/law/facility/1"' in section
    page = client.get("/law/facility/1").text
    assert "belarus/facilities.toml:5" in page
    assert "[[facility.names]]" in page
    assert 'rel="noreferrer noopener external"' in page


def test_a_sound_correction_is_shown_and_given_as_a_file(signed_in, anna):
    client, text = signed_in(anna), row_text(packs.load("belarus"), "regime", 1)
    corrected = text.replace('standing = "reported"', 'standing = "confirmed"\nchecked_by = "A. B., 2026-11-25"')
    page = client.post("/law/regime/1", {"text": corrected.replace("\n", "\r\n"), "do": "check"})
    assert page.status_code == 200
    assert "+checked_by = &quot;A. B., 2026-11-25&quot;" in page.text
    file = client.post("/law/regime/1", {"text": corrected, "do": "file"})
    assert file.headers["Content-Disposition"] == 'attachment; filename="belarus-regime-1.toml"'
    assert corrected in file.text


def test_what_is_wrong_with_a_correction_is_said(signed_in, anna):
    answer = signed_in(anna).post("/law/regime/1", {"text": "[[regime]]\nid = 7\n", "do": "file"})
    assert answer.status_code == 422
    assert "source: a row needs a source" in answer.text


def test_a_row_that_is_missing_can_be_proposed(signed_in, anna):
    client = signed_in(anna)
    assert 'href="/law/court/0"' in client.get("/law/court").text
    page = client.get("/law/court/0").text
    assert "[[court]]" in page
    text = row_text(packs.load("belarus"), "court", 1).replace('id = "', 'id = "NEW-')
    assert (
        "belarus-court-new.toml"
        in client.post("/law/court/0", {"text": text, "do": "file"}).headers["Content-Disposition"]
    )


@pytest.mark.parametrize("path", ["/law/regime/999", "/law/weather/1"])
def test_a_row_that_is_not_there_is_not_found(signed_in, anna, path):
    assert signed_in(anna).get(path).status_code == 404
