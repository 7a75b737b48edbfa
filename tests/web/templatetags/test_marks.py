"""Marks that every page sets alike."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client, override_settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.custody import State
from sprava.core.dates import PartialDate
from sprava.web.templatetags import marks

texts = st.text(max_size=40)


@given(texts, texts, texts)
def test_nothing_that_a_source_writes_becomes_markup(before, after, words):
    quote = f"{before}<script>{after}"
    for html in (marks.passage(quote, "be", words), marks.written(quote, "ru"), marks.when_mark(quote)):
        assert "<script>" not in html


@given(texts.filter(bool), st.data())
def test_the_marked_words_are_the_ones_that_were_pointed_at(quote, data):
    begin = data.draw(st.integers(0, len(quote)))
    end = data.draw(st.integers(begin, len(quote)))
    assert quote[slice(*marks._span(quote, (begin, end)))] == quote[begin:end]


@given(st.integers(0, 20000))
def test_sources_are_lettered_without_repetition(number):
    letters = marks.siglum(number)
    assert letters.isalpha()
    assert letters != marks.siglum(number + 1)


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_mark_and_a_word_of_its_own(state):
    assert marks.STATES[state.value][0] in marks.state(state.value)


def test_a_date_that_is_not_known_to_the_day_does_not_pretend_to_be():
    assert "date-part" in marks.when_mark(PartialDate(2021, 3))
    assert "date-part" not in marks.when_mark(PartialDate(2021, 3, 12))
    with translation.override("en"):
        assert "March 2021" in marks.when_mark("2021-03")


def test_a_sign_that_is_old_looks_old():
    today = date(2026, 11, 25)
    assert "stale" in marks.age(today - timedelta(days=91), today)
    assert "stale" not in marks.age(today - timedelta(days=5), today)
    assert "stale" in marks.age(None, today)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "5 years 6 months"), ("be", "5 гадоў 6 месяцаў"), ("ru", "5 лет 6 месяцев")]
)
def test_terms_are_said_in_the_language_of_the_reader(language, words):
    with translation.override(language):
        assert marks.term("P5Y6M") == words


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "be", "ru"])
@override_settings(ROOT_URLCONF="tests.web.components")
def test_every_component_renders_in_every_language(language):
    page = Client(headers={"host": "localhost"}).get("/components", headers={"accept-language": language})
    assert page.status_code == 200
    assert page.text.count("<h1") == 1


@pytest.mark.parametrize(
    ("language", "words"), [("en", "not verified"), ("be", "не праверана"), ("ru", "не проверено")]
)
def test_the_star_of_what_nobody_has_verified_is_read_aloud_in_words(language, words):
    with translation.override(language):
        assert f'<span class="vh"> ({words})</span>' in marks.unverified(True)
    assert marks.unverified(False) == ""
