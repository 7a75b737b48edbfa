"""The frame around every page."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost"})


def test_the_sign_in_page_is_open_and_says_so_in_the_language_of_the_reader(visitor):
    for language, word in (("en", "Sign in"), ("be", "Увайсці"), ("ru", "Войти")):
        page = visitor.get("/sign-in", headers={"accept-language": language})
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text
        assert word in page.text or language != "en"


def test_a_page_that_is_not_there_says_so_in_words(visitor):
    page = visitor.get("/nowhere")
    assert page.status_code == 404
    assert "There is nothing here that you can see" in page.text
