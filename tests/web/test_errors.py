"""Pages for when there is no page."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from sprava.web.errors import broken, form_out_of_date, missing, not_understood

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_what_is_missing_is_said_in_the_language_of_the_reader(language):
    page = Client(headers={"host": "localhost"}).get("/nowhere", headers={"accept-language": language})
    assert page.status_code == 404
    assert f'<html lang="{language}"' in page.text


@pytest.mark.parametrize(("view", "status"), [(missing, 404), (not_understood, 400), (form_out_of_date, 403)])
def test_every_failure_has_a_page_in_words(view, status):
    page = view(RequestFactory().get("/"))
    assert page.status_code == status
    assert "<h1" in page.content.decode()


def test_our_own_mistake_is_admitted_without_the_frame_that_may_have_broken():
    page = broken(RequestFactory().get("/"))
    assert page.status_code == 500
    assert "Traceback" not in page.content.decode()


def test_a_form_from_another_site_is_not_taken():
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert strict.post("/look", {"theme": "dark"}).status_code == 403
