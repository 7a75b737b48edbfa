"""Writing: for a supporter to somebody of the register, for anybody to an address that they bring."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from sprava.support import printing
from sprava.support.cautions import MOST

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["en", "be", "ru"])
KIND = "Дзень добры! У нас дажджы, але астры яшчэ трымаюцца, і кот спіць на акне. " * 6
TYPED = {"name": "Кляновіч Тадора", "facility": "IK-4", "address": "", "language": "be", "text": KIND, "do": "letter"}


@pytest.fixture
def anybody() -> Client:
    return Client(headers={"host": "localhost"})


def everything() -> dict[str, list[str]]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


@LANGUAGES
def test_the_public_page_speaks_three_languages_and_asks_for_no_account(anybody, language):
    page = anybody.get(f"/write?lang={language}")
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    assert "<script" not in page.text
    assert page["Cache-Control"] == "no-store"


def test_the_public_page_names_nobody_of_the_register(anybody, prisoner):
    prisoner("Кляновіч Тадора", birth_date="1987-11-30")
    assert "Кляновіч" not in anybody.get("/write").text


def test_a_letter_comes_back_as_a_file_that_no_cache_keeps(anybody):
    answer = anybody.post("/write", TYPED)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("do", ["check", "letter", "c6"])
def test_writing_leaves_no_row_no_session_and_no_cookie(anybody, prisoner, do):
    prisoner("Кляновіч Тадора")
    before = everything()
    answer = anybody.post("/write", {**TYPED, "do": do})
    assert answer.status_code == 200
    assert everything() == before
    assert not anybody.cookies


def test_a_member_who_prints_a_letter_leaves_no_trace_of_to_whom(signed_in, anna, prisoner):
    person, client = prisoner("Кляновіч Тадора"), signed_in(anna)
    client.get("/letters")
    before = everything()
    answer = client.post(f"/letters/write/{person.pk}", {"language": "be", "text": KIND, "do": "letter"})
    assert answer["Content-Type"] == "application/pdf"
    after = everything()
    assert {table for table in after if after[table] != before[table]} <= {"django_session"}
    for session in Session.objects.all():  # the clock of a session ticks, and nothing else is in it
        assert {key for key in session.get_decoded() if not key.startswith("_auth")} <= {"opened", "seen"}


def test_no_table_can_hold_a_letter_or_its_writer():
    words = ("letter", "writer", "envelope", "postcard", "donor", "recipient", "support")
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        columns = [
            f"{table}.{column.name}"
            for table in tables
            for column in connection.introspection.get_table_description(cursor, table)
        ]
    assert [name for name in columns if any(word in name.casefold() for word in words)] == []


def test_a_letter_about_the_case_is_not_printed_before_the_writer_says_so(anybody):
    risky = {**TYPED, "text": f"{KIND} Мы ўсе сочым за вашай справай."}
    page = anybody.post("/write", risky)
    assert page.status_code == 422
    assert "<mark>справай</mark>" in page.text
    assert anybody.post("/write", {**risky, "anyway": "yes"})["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "Write to whom the letter goes."),
        ({"facility": ""}, "Choose a place, or type an address below."),
        ({"facility": "IK-5"}, "Select a valid choice"),
        ({"text": "a" * 100_000}, "The letter has 100000 signs."),
        ({"do": "postcard", "text": KIND * 2}, "A postcard holds 520 signs"),
        ({"do": "postcard", "text": "радок\n" * 40}, "A postcard holds 16 lines; this has 40."),
        ({"address": "радок\n" * 7}, "An envelope holds 6 lines"),
        ({"address": "р" * 81}, "An envelope holds 6 lines"),
        ({"name": "محمد"}, "The envelope cannot carry these letters."),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(anybody, changed, said):
    page = anybody.post("/write", {**TYPED, **changed})
    assert page.status_code == 422
    assert said in page.text


def test_html_in_a_letter_is_shown_as_it_was_typed(anybody):
    page = anybody.post("/write", {**TYPED, "do": "check", "text": "<script>alert(1)</script>\u202eabc"})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text.split("letter-sheet")[1]


def test_without_the_typesetter_the_page_says_how_to_install_it(anybody, monkeypatch):
    monkeypatch.setattr(printing, "find_spec", lambda _: None)
    page = anybody.get("/write")
    assert page.status_code == 200
    assert "sprava[letters]" in page.text
    assert "sprava[letters]" in anybody.post("/write", TYPED).text


LONGEST = (f"{KIND[:-1]} Сачу за вашай справай, пішыце.\n" * 60)[:MOST]
"""In Cyrillic every letter is two bytes, and a marked word has its mark."""


@LANGUAGES
@pytest.mark.parametrize("typed", ["", KIND[:-1] * 5, LONGEST], ids=["empty", "with a page", "with the longest letter"])
def test_the_public_page_is_small_with_everything_that_it_asks_for(anybody, settings, typed, language):
    address = f"/write?lang={language}"
    page = anybody.post(address, {**TYPED, "do": "check", "text": typed}) if typed else anybody.get(address)
    assert page.status_code == 200
    assert page.text.count("<mark>") == typed.count("справай")
    files = re.findall(r'(?:src|href)="/static/(?:\S+/)?(\w+\.\w+)', page.text)
    assert len(files) == 3
    sizes = [(settings.HERE / "static" / "web" / name).stat().st_size for name in files]
    assert len(page.content) + sum(sizes) < 60_000


def test_the_form_needs_no_cookie_to_be_sent(anybody):
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert strict.post("/write", TYPED)["Content-Type"] == "application/pdf"


@LANGUAGES
def test_a_supporter_reads_rules_address_and_who_says_that_letters_come_through(signed_in, anna, prisoner, language):
    person = prisoner("Кляновіч Тадора", contact="can_write")
    page = signed_in(anna, language).get(f"/letters/write/{person.pk}")
    assert page.status_code == 200
    assert "Антошкина" in page.text
    assert "Sviedka" in page.text


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"contact": "incommunicado"}, "held incommunicado"),
        ({"note": "Просит не писать"}, "ask that nobody write"),
        ({"death_date": "2026-03"}, "They have died."),
        ({"place": ""}, "Nobody says where they are held."),
        ({"place": "IK-5"}, "closed or has moved"),
        ({"place": "SIZO-2"}, "only as a translation"),
    ],
)
def test_who_cannot_be_written_to_is_refused_with_the_reason(signed_in, anna, prisoner, how, said):
    person, client = prisoner("Кляновіч Тадора", **how), signed_in(anna)
    address = f"/letters/write/{person.pk}"
    assert said in client.get(address).text
    refused = client.post(address, {"language": "be", "text": KIND, "do": "letter"})
    assert refused.status_code == 422
    assert said in refused.text


def test_the_day_on_which_the_address_was_last_confirmed_is_shown_with_who_says_so(signed_in, anna, prisoner):
    person, client = prisoner("Кляновіч Тадора"), signed_in(anna)
    page = f"/letters/write/{person.pk}"
    assert "Nobody has written down the day" in client.get(page).text
    assert "reached there" not in client.get("/letters").text
    client.post(f"/letters/confirm/{person.pk}")
    assert "This group reached somebody there in the week of 23 November 2026." in client.get(page).text
    assert "reached there" in client.get("/letters").text


def test_whoever_is_hidden_and_whoever_is_missing_look_the_same(signed_in, clara, prisoner):
    person, client = prisoner("Кляновіч Тадора"), signed_in(clara)
    assert client.get(f"/letters/write/{person.pk}").status_code == 404
    assert client.get("/letters/write/999999").status_code == 404


def test_what_the_paper_cannot_carry_is_said(anybody):
    page = anybody.post("/write", {**TYPED, "do": "check", "text": f"{KIND} Абдымаю 🌻"})
    assert "leaves these signs out" in page.text
    assert "🌻" not in page.text.split("letter-sheet")[1]
