"""Scores by the million are those of one pair."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core import names
from sprava.linkage.comparing import DEFAULT, compare, is_sunk
from sprava.linkage.evidence import Weights
from sprava.linkage.pairs import score_names
from sprava.linkage.prepared import prepare
from sprava.linkage.scoring import Scorer
from tests.linkage.conftest import NAMES, RECORDS


def every_pair(count, other):
    left, right = np.meshgrid(np.arange(count, dtype=np.int32), np.arange(other, dtype=np.int32), indexing="ij")
    return left.ravel(), right.ravel()


@settings(max_examples=60, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=8), st.lists(RECORDS, min_size=1, max_size=8))
def test_columns_are_scored_as_single_pairs_are(lefts, rights):
    weights = Weights(places={"minsk": 2.0})
    one, other = every_pair(len(lefts), len(rights))
    scored, sunk = Scorer(prepare(lefts), prepare(rights), weights).scores(one, other)
    single = [compare(lefts[at], rights[to], weights) for at, to in zip(one, other, strict=True)]
    assert scored.tolist() == pytest.approx([found.weight for found in single], abs=0.0011)
    assert sunk.tolist() == [is_sunk(found) and found.verdict != "too-little" for found in single]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES | st.text(max_size=30), NAMES), min_size=1, max_size=8))
def test_pairs_of_texts_are_scored_as_names_are_compared(pairs):
    lefts, rights = zip(*pairs, strict=True)
    scored = score_names(lefts, rights)
    for score, left, right in zip(scored, lefts, rights, strict=True):
        single = names.compare(left, right).weight
        assert score == pytest.approx(min(single, max(score, DEFAULT.sunk)), abs=0.0011)


def test_nothing_is_scored_as_nothing():
    assert score_names([], []) == []
