"""How well scores tell pairs apart is counted the same way for every matcher."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.pairs import Pair, Told, best_threshold, invented_pairs, languages_of, read_pairs

SCORED = st.lists(st.tuples(st.integers(-3, 3), st.booleans()), min_size=1)


def as_pairs(scored):
    return [Pair("Анна", "Hanna", is_same) for _, is_same in scored], [float(score) for score, _ in scored]


@given(SCORED)
def test_no_other_threshold_gives_a_better_f1(scored):
    pairs, scores = as_pairs(scored)
    best = Told(pairs, scores, best_threshold(pairs, scores)).f1()
    assert best == pytest.approx(max(Told(pairs, scores, threshold).f1() for threshold in scores))


def test_recall_and_false_positives_are_shares_of_the_pairs_of_a_kind():
    pairs = [
        Pair("а", "b", is_same=True, kind="pos", languages="be–ru"), Pair("а", "c", is_same=False, kind="sib"),
        Pair("а", "d", is_same=False, kind="sib"), Pair("а", "e", is_same=True, kind="pos"),
    ]  # fmt: skip
    told = Told(pairs, [9.0, 9.0, 1.0, 1.0], threshold=5.0)
    assert told.share(lambda pair: pair.kind == "sib") == 0.5
    assert told.share(lambda pair: pair.is_same) == 0.5
    assert told.f1() == pytest.approx(0.5)
    assert languages_of(pairs * 10) == ["be–ru", ""]


def test_pairs_are_read_with_the_languages_in_one_order(tmp_path):
    file = tmp_path / "pairs.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(
            [
                ("source", "left_id", "right_id", "left", "right", "left_lang", "right_lang", "label", "kind"),
                ("invented", "1", "1", "Ганна Верас", "Анна Верес", "ru", "be", "1", "pos"),
            ]
        )
    (pair,) = read_pairs(file)
    assert (pair.languages, pair.is_same, pair.kind) == ("be–ru", True, "pos")


def test_half_of_the_invented_pairs_are_one_person_and_the_same_every_time():
    pairs = invented_pairs(7, 40)
    assert pairs == invented_pairs(7, 40)
    assert sum(pair.is_same for pair in pairs) == 20
    assert all(pair.left != pair.right for pair in pairs)
