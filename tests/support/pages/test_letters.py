"""The desk's first page and the packet."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role

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


@pytest.mark.parametrize("query", ["", "?show=cannot"])
def test_a_packet_for_nobody_is_refused_in_words(signed_in, anna, prisoner, query):
    prisoner("Кветка Зоська", contact="relatives_only")
    answer = signed_in(anna).get(f"/letters/packet.pdf{query}")
    assert answer.status_code == 422
    assert "nobody on this page" in answer.text
