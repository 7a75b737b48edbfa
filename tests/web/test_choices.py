"""Language and light."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost"})


def test_a_language_that_was_chosen_is_kept(visitor):
    visitor.post("/look", {"language": "be", "next": "/sign-in"})
    assert '<html lang="be"' in visitor.get("/sign-in", headers={"accept-language": "ru"}).text


def test_a_theme_that_was_chosen_is_kept(visitor):
    assert "theme-dark" not in visitor.get("/sign-in").text
    visitor.post("/look", {"theme": "dark"})
    assert 'class="theme-dark"' in visitor.get("/sign-in").text
    visitor.post("/look", {"theme": "system"})
    assert "theme-dark" not in visitor.get("/sign-in").text


@pytest.mark.parametrize("odd", [{"language": "xx"}, {"theme": "<script>"}, {}])
def test_what_is_not_offered_is_not_taken(visitor, odd):
    assert not visitor.post("/look", odd).cookies


@pytest.mark.parametrize("onward", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_a_choice_leads_back_into_the_desks_only(visitor, onward):
    assert visitor.post("/look", {"theme": "dark", "next": onward}).headers["Location"] in ("/", "")
