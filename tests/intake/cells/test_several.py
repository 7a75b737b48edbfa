"""Cells that say several things at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.nouns import canonical
from sprava.intake.cells.several import (
    place_in_words,
    read_death,
    read_place_or_status,
    read_recognition,
    read_sentence,
)

BELARUS = packs.load("belarus")


def said(answer):
    return {(fact.noun, fact.slot, fact.field): fact.value for fact in answer.facts}


@pytest.mark.parametrize(
    ("cell", "kind", "term", "regime"),
    [
        ("10 years, maximum security colony", "imprisonment", "P10Y", "reinforced"),
        ("20 лет, усиленный режим", "imprisonment", "P20Y", "reinforced"),
        ("11 years, general regime colony", "imprisonment", "P11Y", "general"),
        ("1,5 года ограничения свободы с направлением", "restriction_open", "P1Y6M", None),
        ("3 years home confinement", "restriction_home", "P3Y", None),
        ("imprisonment in a general-security penal colony", "imprisonment", None, "general"),
        ("15 суток административного ареста", "administrative_arrest", "P15D", None),
        ("пажыццёвае зняволенне", "life", "LIFE", None),
        ("18–20 гадоў (агульна па справе)", None, None, None),
    ],
)  # fmt: skip
def test_a_sentence_gives_kind_term_and_regime(cell, kind, term, regime):
    facts = said(read_sentence(cell, ""))
    assert facts["sentence", "", "wording"] == cell
    for field, value in (("kind", kind), ("term", term), ("regime", regime)):
        assert facts.get(("sentence", "", field)) == value


def test_a_fine_beside_it_is_a_sentence_of_its_own():
    facts = said(read_sentence("5 years; fine 1,850 rubles; rank removed", ""))
    assert facts["sentence", "", "term"] == "P5Y"
    assert facts["sentence", "fine", "kind"] == "fine"
    assert facts["sentence", "fine", "amount"] == "fine 1,850 rubles"


def test_an_added_term_says_that_it_was_added():
    assert said(read_sentence("+1 год 3 дня", ""))["sentence", "", "added"] == "yes"


@pytest.mark.parametrize(
    ("cell", "status", "ex_post"),
    [
        ("active", "recognised", None), ("former", "former", None), ("np", "not_recognised", None),
        ("бывший политзаключённый", "former", None), ("былы палітвязень", "former", None),
        ("recognised ex post facto", "recognised", "yes"), ("Former (recognized ex post facto)", "former", "yes"),
        ("бывший политзаключённый, признан постфактум", "former", "yes"),
    ],
)  # fmt: skip
def test_a_status_is_whose_word_it_is_and_may_be_ex_post(cell, status, ex_post):
    facts = said(read_recognition(cell, {}, ""))
    assert (facts["recognition", "", "status"], facts.get(("recognition", "", "ex_post"))) == (status, ex_post)


def test_an_unknown_status_is_refused_and_can_be_taught():
    assert read_recognition("зорны", {}, "").doubts[0].code == "not_a_value"
    assert said(read_recognition("зорны", {"зорны": "recognised"}, "")) == {("recognition", "", "status"): "recognised"}


@pytest.mark.parametrize(
    ("cell", "facts"),
    [
        ("IK-17, Shklow", {("stay", "IK-17", "facility"): "IK-17"}),
        ("released", {("sighting", "free", "state"): "free"}),
        ("at liberty before serving sentence", {("sighting", "free", "state"): "free"}),
        ("на свободе до отбывания наказания", {("sighting", "free", "state"): "free"}),
        ("died in custody", {("release", "death", "mode"): "death"}),
        ("pardoned 2023", {("release", "pardon", "mode"): "pardon", ("release", "pardon", "date"): "2023"}),
        (
            "ИК-24, Заречье (освобождена)",
            {("stay", "IK-24", "facility"): "IK-24", ("sighting", "free", "state"): "free"},
        ),
    ],
)  # fmt: skip
def test_a_prison_cell_says_where_or_how_out(cell, facts):
    assert said(read_place_or_status(cell, BELARUS, "")) == facts


def test_an_unknown_prison_keeps_its_words():
    assert read_place_or_status("калонія ў лесе", BELARUS, "") is None
    answer = place_in_words("калонія ў лесе, 211300, вёска", "")
    assert said(answer)["stay", "калонія ў лесе", "facility"] == "калонія ў лесе"
    assert said(answer)["stay", "калонія ў лесе", "address"] == "211300, вёска"
    assert answer.doubts[0].code == "kept_in_words"


def test_a_death_has_a_day_or_none():
    assert said(read_death("2023-05", "dmy", "")) == {("person", "", "death_date"): "2023-05"}
    assert said(read_death("yes", "dmy", "")) == {("release", "death", "mode"): "death"}
    assert read_death("нет", "dmy", "").facts == ()
    assert read_death("perhaps", "dmy", "").doubts[0].code == "not_a_date"


@given(st.text(max_size=80))
def test_any_text_gives_values_or_doubts(text):
    answers = (
        read_sentence(text, "be"), read_recognition(text, {}, ""), read_death(text, "dmy", ""),
        read_place_or_status(text, BELARUS, "") or place_in_words(text, ""),
    )  # fmt: skip
    for answer in answers:
        for fact in answer.facts:
            if fact.value.strip() and fact.value.isprintable():
                assert canonical(fact.noun, fact.field, fact.value)
