"""From pairs to people, under what people have judged."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.linkage.blocking import Pairs
from sprava.linkage.clustering import Judged, Scored, cluster


def clusters(count, scored, threshold=10.0, **rest):
    pairs = Pairs(*(np.array([pair[side] for pair in scored], np.int32) for side in (0, 1)))
    weights = np.array([pair[2] for pair in scored], np.float64)
    return cluster(count, Scored(pairs, weights, weights < -2), threshold, **rest)


def test_rows_that_hang_together_are_one_person():
    assert clusters(5, [(0, 1, 20), (1, 2, 12), (3, 4, 5)]).of.tolist() == [0, 0, 0, 3, 4]


def test_what_somebody_judged_to_be_two_people_is_never_joined_not_even_by_a_third():
    found = clusters(3, [(0, 1, 20), (1, 2, 15)], judged=Judged(apart=[(0, 2)]))
    assert found.of.tolist() == [0, 0, 2]
    assert found.kept_apart == 1


def test_rows_that_contradict_one_another_are_not_joined_by_a_third():
    assert clusters(3, [(0, 1, 20), (1, 2, 15), (0, 2, -15)]).of.tolist() == [0, 0, 2]


def test_a_row_that_fits_two_people_about_as_well_is_joined_to_neither():
    assert clusters(3, [(0, 1, 20), (1, 2, 19), (0, 2, -15)]).of.tolist() == [0, 1, 2]


def test_a_cluster_that_would_become_too_great_is_said_and_not_made():
    found = clusters(4, [(0, 1, 20), (1, 2, 19), (2, 3, 18)], most=2)
    assert found.of.tolist() == [0, 0, 2, 2]
    assert found.too_great == 1


def test_no_pairs_are_no_clusters():
    assert clusters(3, []).of.tolist() == [0, 1, 2]
    assert clusters(0, []).of.tolist() == []


SCORED = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(-20, 30)).filter(lambda pair: pair[0] < pair[1]),
    unique_by=lambda pair: pair[:2],
)


@settings(deadline=None)
@given(
    SCORED, st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=3)
)
def test_judgements_and_size_hold_for_any_pairs(scored, apart):
    found = clusters(8, scored, judged=Judged(apart=apart), most=4)
    of = found.of.tolist()
    assert all(of[left] != of[right] for left, right in apart)
    assert all(of.count(one) <= 4 for one in of)
    assert all(of[one] == one <= row for row, one in enumerate(of))


@settings(deadline=None)
@given(SCORED, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(scored, random):
    turned = list(scored)
    random.shuffle(turned)
    assert clusters(8, scored).of.tolist() == clusters(8, turned).of.tolist()


def test_what_somebody_judged_to_be_one_person_is_joined_whatever_it_is_worth():
    assert clusters(3, [(0, 1, -15), (1, 2, 12)], judged=Judged(together=[(1, 0)])).of.tolist() == [0, 0, 0]


def test_of_two_judgements_that_contradict_one_another_the_one_that_keeps_apart_holds():
    judged = Judged(apart=[(0, 2)], together=[(0, 1), (1, 2)])
    of = clusters(3, [], judged=judged).of.tolist()
    assert of[0] != of[2]
