"""What people type in a form, in the notation of claims."""

from __future__ import annotations

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.casework.typed_fields import (
    TypedArticles,
    TypedDate,
    TypedTerm,
    articles_typed,
    place_labels,
    place_typed,
)
from sprava.core.nouns import canonical

BELARUS = packs.load("belarus")


@pytest.mark.parametrize("typed", ["361-1", "361¹", "ст. 361-1", "арт. 361¹"])
def test_an_index_is_read_however_it_is_typed(typed):
    assert articles_typed(typed, BELARUS) == ["361-1"]


def test_several_articles_keep_their_parts():
    assert articles_typed("ч. 2 ст. 339, 342 ч. 1", BELARUS) == ["339 p.2", "342 p.1"]


def test_what_can_be_two_articles_is_asked_back():
    with pytest.raises(forms.ValidationError, match="361-1"):
        articles_typed("361.1", BELARUS)


@pytest.mark.parametrize(("typed", "meant"), [("3611", "361-1"), ("363.2", "363 p.2")])
def test_what_is_probably_another_article_is_asked_back_with_how_to_confirm_it(typed, meant):
    with pytest.raises(forms.ValidationError, match=f"If that is meant, write {meant}"):
        articles_typed(typed, BELARUS)
    assert articles_typed(meant, BELARUS) == [meant]


@pytest.mark.parametrize("typed", ["nothing", "9999", "342 p.1; 9999"])
def test_what_is_no_article_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        TypedArticles().clean(typed)


@pytest.mark.parametrize("language", ["en", "be", "ru"])
@pytest.mark.parametrize("kind", ["facility", "court"])
def test_every_place_that_is_offered_is_understood(language, kind):
    with translation.override(language):
        labels = place_labels(kind, BELARUS)
        offered = {label.casefold(): value for value, label in labels.items()}
        assert offered
        for label in labels.values():
            assert place_typed(kind, label, BELARUS) == offered[label.casefold()]


def test_a_place_that_nobody_knows_stays_in_its_words():
    assert place_typed("facility", "  Дзесьці   пад Воршай ", BELARUS) == "Дзесьці пад Воршай"
    assert place_typed("facility", "ИК-4", None) == "ИК-4"


def test_without_a_law_only_the_notation_of_claims_is_an_article():
    assert articles_typed("361-4 p.1, 342", None) == ["361-4 p.1", "342"]
    with pytest.raises(forms.ValidationError):
        articles_typed("hooliganism", None)


@given(st.text(max_size=80))
def test_a_field_gives_what_claims_take_or_says_what_is_wrong(text):
    for field, noun, name in ((TypedDate, "detention", "date"), (TypedTerm, "sentence", "term")):
        try:
            given_ = field(required=False).clean(text)
        except forms.ValidationError as refused:
            assert refused.messages
        else:
            assert given_ == "" or canonical(noun, name, given_) == given_
