"""Two engines, one result, on the rows of two lists of 50 000 together."""

from __future__ import annotations

import numpy as np
import pytest

from bench.engines import write_lists
from sprava.cli import spark
from sprava.core.errors import Unreadable
from sprava.linkage import on_spark
from sprava.linkage.bulk import Wanted, link
from sprava.linkage.clustering import Judged
from sprava.linkage.lists import read_lists


@pytest.fixture(scope="module")
def session():
    with spark.session(cores=2, memory="1g") as opened:
        yield opened


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    return write_lists(tmp_path_factory.mktemp("lists"), people=33_500)


def assert_one_result(here, there):
    assert np.array_equal(here.clusters.of, there.clusters.of)
    assert here.threshold == there.threshold
    assert (here.clusters.kept_apart, here.clusters.too_great) == (there.clusters.kept_apart, there.clusters.too_great)
    one, other = here.to_judge(), there.to_judge()
    for left, right in ((here.pairs.left, there.pairs.left), (here.pairs.right, there.pairs.right)):
        assert np.array_equal(left[one], right[other])
    assert np.array_equal(here.weights[one], there.weights[other])


def test_both_engines_find_the_same_people(session, lists):
    here = link(read_lists(lists))
    rows, there = on_spark.link(session, lists)
    assert len(rows) == len(here.clusters.of) > 50_000
    assert len(set(here.clusters.of.tolist())) < 0.9 * len(rows)
    assert_one_result(here, there)


def test_both_engines_respect_judgements_and_sizes_in_a_short_list(session, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("name,born\n" + "Зазуля Тадора Ивановна,1985-03-02\n" * 5 + "Гайдук-Новик Анна А.,\n", "utf-8")
    wanted = Wanted(judged=Judged(apart={(0, 1)}, together={(2, 5)}), most=3)
    here = link(read_lists([path]), wanted)
    assert here.clusters.too_great
    assert here.clusters.kept_apart
    assert_one_result(here, on_spark.link(session, [path], lambda _: wanted)[1])


def test_lists_without_rows_and_without_names_are_answered_as_here(session, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("name\n", encoding="utf-8")
    assert on_spark.link(session, [path])[1].clusters.of.tolist() == []
    path.write_text("colour\nred\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="no column holds names"):
        on_spark.link(session, [path])
