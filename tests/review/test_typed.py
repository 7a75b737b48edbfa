"""Values as people type them on a card, and back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.wording import not_verified
from sprava.packs.calendar import pack_of
from sprava.records.words import REGIMES
from sprava.review.typed import TypedValue, as_typed, in_words, place_labels

LAW = pack_of("belarus")


@given(st.integers(0, 40), st.integers(0, 11), st.sampled_from(["en", "be", "ru"]))
def test_a_term_that_is_shown_can_be_sent_back(years, months, language):
    value = "P" + (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
    if value == "P0M":
        return
    with translation.override(language):
        assert TypedValue("sentence", "term", LAW).clean(as_typed("sentence", "term", value, LAW)) == value


@pytest.mark.parametrize("language", ["en", "be", "ru"])
@pytest.mark.parametrize(("noun", "field"), [("stay", "facility"), ("sentence", "court"), ("detention", "body")])
def test_a_place_that_is_shown_can_be_sent_back(noun, field, language):
    with translation.override(language):
        for value, label in place_labels(field, LAW).items():
            sent = TypedValue(noun, field, LAW).clean(as_typed(noun, field, value, LAW))
            assert in_words(noun, field, sent, LAW) in (label, not_verified(label, language))


@pytest.mark.parametrize(
    ("noun", "field", "typed", "kept"),
    [
        ("detention", "date", "2 November 2026", "2026-11-02"),
        ("charge", "article", "ч. 1 арт. 361-4", "361-4 p.1"),
        ("charge", "article", "361-4 p.1", "361-4 p.1"),
        ("sentence", "term", "15 сутак", "P15D"),
        ("sentence", "term", "LIFE", "LIFE"),
        ("stay", "facility", "a house on the edge of the town", "a house on the edge of the town"),
        ("listing", "list", "terrorists", "terrorists"),
        ("sentence", "judge", " З.  Мароз ", "З. Мароз"),
        ("sentence", "regime", "reinforced regime", "reinforced"),
        ("sentence", "regime", "a regime of their own", "a regime of their own"),
        ("detention", "date", "", ""),
    ],
)
def test_what_is_typed_becomes_what_claims_hold(noun, field, typed, kept):
    assert TypedValue(noun, field, LAW).clean(typed) == kept


@pytest.mark.parametrize(
    ("noun", "field", "typed"),
    [("detention", "date", "31.02.2026"), ("sentence", "term", "long"), ("charge", "article", "342, 361-4")],
)
def test_what_cannot_be_read_is_refused_in_words(noun, field, typed):
    with pytest.raises(ValidationError, match="Write"):
        TypedValue(noun, field, LAW).clean(typed)


def test_a_register_without_a_pack_keeps_the_words():
    assert TypedValue("stay", "facility", None).clean("СІЗА № 2") == "СІЗА № 2"


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_a_regime_that_is_shown_can_be_sent_back(language):
    with translation.override(language):
        for regime in set(REGIMES) - {"enhanced"}:
            shown = as_typed("sentence", "regime", regime, LAW)
            assert shown != regime
            assert TypedValue("sentence", "regime", LAW).clean(shown) == regime
