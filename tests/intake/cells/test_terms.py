"""Terms in words are read as they were said, never turned into one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.nouns import canonical
from sprava.core.wording import term_words
from sprava.intake.cells.answers import Doubt
from sprava.intake.cells.terms import named_penalty, read_term, term_in


@given(st.integers(0, 30), st.integers(0, 11), st.integers(0, 29), st.sampled_from(["en", "be", "ru"]))
def test_a_term_in_words_is_read_back(years, months, days, lang):
    term = "P" + "".join(f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M"), (days, "D")) if number)
    if term != "P":
        assert read_term(term) == term
        assert read_term(term_words(term, lang)) == term


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,6} ?(year|год|сут|мес|m|P)[a-zа-я]{0,5}", fullmatch=True))
def test_any_text_is_a_term_or_is_refused_in_words(text):
    read = read_term(text)
    if isinstance(read, Doubt):
        assert read.code == "not_a_term"
    else:
        assert canonical("sentence", "term", read) == read


@pytest.mark.parametrize(
    ("cell", "term"),
    [
        ("11 years", "P11Y"), ("5 гадоў 6 месяцаў", "P5Y6M"), ("5 гадоў і 6 месяцаў", "P5Y6M"), ("15 суток", "P15D"),
        ("4,5 года", "P4Y6M"), ("1.5 years", "P1Y6M"), ("14 months", "P14M"), ("20 сутак", "P20D"),
        ("16 hadoŭ", "P16Y"), ("10 lat", "P10Y"),
        ("3 weeks", "P21D"), ("пожизненное заключение", "LIFE"), ("death penalty", "DEATH"),
    ],
)  # fmt: skip
def test_terms_of_real_lists(cell, term):
    assert read_term(cell) == term


@pytest.mark.parametrize("cell", ["11", "18–20 гадоў", "5.3 years", "long", "2 years or so", ""])
def test_what_is_no_single_term_is_none(cell):
    assert isinstance(read_term(cell), Doubt)


def test_a_term_is_found_in_a_longer_text():
    assert term_in("+1 год 3 дня, IK-4") == ("P1Y3D", "+", ", IK-4")
    assert term_in("18-20 years (range for the case)") is None
    assert named_penalty("10 years") == ""
