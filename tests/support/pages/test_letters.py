"""The desk's first page and the packet."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.support.models import Sheet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "be", "ru"])
@pytest.mark.parametrize("address", ["/letters", "/letters?show=cannot"])
def test_the_page_is_there_in_three_languages(signed_in, anna, prisoner, language, address):
    prisoner("Ліпень Ганна", birth_date="1990-12-01")
    prisoner("Кветка Зоська", contact="relatives_only")
    page = signed_in(anna, language).get(address)
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    assert ("Кветка" in page.text) == ("cannot" in address)
    assert ("Ліпень" in page.text) != ("cannot" in address)


def test_an_empty_register_says_so(signed_in, anna):
    assert "Nobody of whom a source says" in signed_in(anna).get("/letters").text


@pytest.mark.parametrize("role", [Role.MONITOR, Role.STEWARD, Role.ANALYST])
def test_the_desk_is_for_supporters(signed_in, anna, role):
    client = signed_in(add_member("boris", name="Boris", roles=[role]))
    assert client.get("/letters").status_code == 404
    assert client.get("/letters/packet.pdf").status_code == 404


def test_a_packet_is_one_file_for_the_people_of_a_page(signed_in, anna, prisoner):
    for name in ("Ліпень Ганна", "Вішня Вера"):
        prisoner(name)
    answer = signed_in(anna).get("/letters/packet.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("paper", ["dl", "c6", "cards", "x"])
def test_a_packet_is_on_the_paper_that_was_asked_for(signed_in, anna, prisoner, paper):
    prisoner("Ліпень Ганна")
    answer = signed_in(anna).get("/letters/packet.pdf", {"paper": paper})
    assert answer.content.startswith(b"%PDF-")


def test_what_happened_inside_this_week_stands_on_top(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna)
    typed = {"kind": "hunger_strike", "begun": "today", "source": "Ourselves", "klass": "1"}
    client.post(f"/letters/inside/{person.pk}", typed)
    page = client.get("/letters").text
    assert page.index("hunger strike") < page.index("to-write", page.index("f-paper"))


def test_an_address_is_confirmed_for_a_week_and_nobody_is_named(signed_in, anna, prisoner):
    person, client = prisoner("Ліпень Ганна"), signed_in(anna)
    assert "Nobody has written down" in client.get(f"/letters/write/{person.pk}").text
    page = client.post(f"/letters/confirm/{person.pk}", follow=True)
    assert "reached somebody there in the week of 23 November 2026" in page.text
    (sheet,) = Sheet.objects.all()
    assert sheet.kept == {"IK-4": "2026-W48"}


def test_a_place_without_an_address_is_not_confirmed(signed_in, anna, prisoner):
    person = prisoner("Даўні Даніла", place="IK-5")
    page = signed_in(anna).post(f"/letters/confirm/{person.pk}", follow=True)
    assert "no address here" in page.text
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("query", ["", "?show=cannot"])
def test_a_packet_for_nobody_is_refused_in_words(signed_in, anna, prisoner, query):
    prisoner("Кветка Зоська", contact="relatives_only")
    answer = signed_in(anna).get(f"/letters/packet.pdf{query}")
    assert answer.status_code == 422
    assert "nobody on this page" in answer.text
