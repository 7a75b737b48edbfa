"""Articles and places through the pack; what the pack does not know is kept in the words of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.nouns import canonical
from sprava.intake.cells.law import name_and_address, read_articles, read_place
from sprava.intake.problems import Severity

BELARUS = packs.load("belarus")


def articles(cell, pack=BELARUS):
    answer = read_articles(cell, pack, "")
    return [(fact.field, fact.value) for fact in answer.facts], [doubt.code for doubt in answer.doubts]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("ч. 1 ст. 342", ["342 p.1"]), ("342 ч.1; 361-4", ["342 p.1", "361-4"]),
        ("361-1 часть 3; 342 часть 1", ["361-1 p.3", "342 p.1"]), ("228 part 4; 342 part 2", ["228 p.4", "342 p.2"]),
    ],
)  # fmt: skip
def test_every_article_of_a_cell_is_a_charge_of_its_own(cell, read):
    assert articles(cell) == ([("article", article) for article in read], [])


def test_an_article_that_the_pack_does_not_know_is_kept_in_words():
    assert articles("999") == ([("title", "999")], ["unsure_article"])
    assert articles("за палітыку") == ([("title", "за палітыку")], ["kept_in_words"])


def test_a_lost_superscript_is_not_repaired_in_silence():
    assert articles("3611") == ([("title", "3611")], ["unsure_article"])


def test_without_a_pack_only_the_notation_of_the_register_is_an_article():
    assert articles("342 p.1; ст. 361", None) == ([("article", "342 p.1"), ("title", "ст. 361")], ["kept_in_words"])


@given(st.text(max_size=60))
def test_no_cell_of_articles_is_lost_and_none_refuses_its_row(text):
    answer = read_articles(text, BELARUS, "be")
    assert all(doubt.severity is Severity.NOTE for doubt in answer.doubts)
    for fact in answer.facts:
        if fact.value.isprintable() and fact.value.strip():
            assert canonical(fact.noun, fact.field, fact.value)


def test_a_prison_is_known_by_any_of_its_names_or_keeps_its_words():
    assert read_place("ПК № 17, Шклоў", "stay.facility", BELARUS) == ("IK-17", True)
    assert read_place("IK-17, Shklow", "stay.facility", BELARUS) == ("IK-17", True)
    assert read_place("СИЗО", "stay.facility", BELARUS) == ("СИЗО", False)
    assert read_place("СИЗО", "stay.facility", None) == ("СИЗО", False)


def test_an_address_begins_with_its_postal_code():
    assert name_and_address("ИК № 17, 213004, г. Шклов, ул. Новая, 1") == ("ИК № 17", "213004, г. Шклов, ул. Новая, 1")
    assert name_and_address("IK-17 (Shklow)") == ("IK-17 (Shklow)", "")
