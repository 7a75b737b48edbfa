"""The words of lists."""

from __future__ import annotations

import pytest

from sprava.core.nouns import field_of
from sprava.intake.cells.vocabulary import catalogue, codes_of, plain, said_in, says_nothing


@pytest.mark.parametrize("field", sorted(set(catalogue()["codes"]) - {"yes_no"}))
def test_every_word_stands_for_a_code_that_its_field_has(field):
    assert set(catalogue()["codes"][field]) <= set(field_of(*field.split(".")).codes)


@pytest.mark.parametrize("field", sorted(catalogue()["codes"]))
def test_no_word_stands_for_two_codes(field):
    written = catalogue()["codes"][field].items()
    assert codes_of(field)
    for code, words in written:
        assert {codes_of(field)[plain(word)] for word in words} == {code}


def test_kinds_of_sentence_are_those_of_the_register():
    assert set(catalogue()["phrases"]["sentence_kind"]) <= set(field_of("sentence", "kind").codes)


def test_capitals_and_a_full_stop_do_not_matter():
    assert plain("  Жен. ") == "жен"
    assert says_nothing(" Unknown. ")
    assert says_nothing("-")
    assert not says_nothing("Невядомскі Ян")


def test_the_longest_phrase_comes_first():
    assert said_in("sentence_kind", "административный арест 15 суток")[0] == "administrative_arrest"
