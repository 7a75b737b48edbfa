"""Pairs of words, weighed once each."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core import names
from sprava.core.names import likeness
from sprava.linkage.wordpairs import HOW, SurnameTable, WordTable, graded


def test_a_distinct_pair_is_weighed_once_and_says_how_the_words_stand():
    asked = []

    def compute(one, other):
        asked.append((one, other))
        return (float(one + other), "same" if one == other else "other")

    table = WordTable(compute, 2, 2)
    one, other = np.array([0, 1, 0], np.int32), np.array([0, 0, 0], np.int32)
    for _ in range(2):
        bits, kinds = table.bits(one, other)
        assert bits.tolist() == [0.0, 1.0, 0.0]
        assert [HOW[kind] for kind in kinds] == ["same", "other", "same"]
    assert sorted(asked) == [(0, 0), (1, 0)]


def test_surnames_spelt_apart_are_less_alike_and_the_same_in_another_script_are_alike():
    words = [
        names.parse(f"Анна {surname}").surnames[0] for surname in ("Драздовіч", "Drozdovich", "Дрозович", "Зазуля")
    ]
    table = SurnameTable(words, words, likeness.DEFAULT)
    first, each = np.zeros(4, np.int32), np.arange(4, dtype=np.int32)
    alike = table.alike(first, each).tolist()
    assert alike[:2] == [1.0, 1.0]
    assert 1.0 > alike[2] > alike[3]
    single = [likeness.surname(words[0], word)[0] for word in words]
    assert table.bits(first, each).tolist() == pytest.approx(single)


@settings(deadline=None)
@given(st.floats(0, 1))
def test_likeness_of_spelling_is_graded_in_columns_as_it_is_one_by_one(alike):
    assert graded(np.array([alike]), likeness.DEFAULT)[0] == pytest.approx(likeness.graded(alike, likeness.DEFAULT))
