"""Weights changed by so many bits."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core import names
from sprava.core.errors import Unreadable
from sprava.linkage.adjusting import FINDINGS, adjusted, read_changes, write_changes
from sprava.linkage.comparing import DEFAULT, compare
from sprava.linkage.records import Record, born, code
from tests.linkage.conftest import RECORDS

CHANGES = st.dictionaries(st.sampled_from(FINDINGS), st.floats(-5, 5))


def test_without_changes_the_weights_are_those_that_come_with_the_engine():
    assert adjusted(DEFAULT, {}) == DEFAULT
    assert adjusted(DEFAULT, dict.fromkeys(FINDINGS, 0.0)) == DEFAULT


@pytest.mark.parametrize(
    ("finding", "left", "right"),
    [
        ("surname-same", Record(names.parse("Гайдук Анна")), Record(names.parse("Haiduk Hanna"))),
        ("given-same", Record(names.parse("Гайдук Анна")), Record(names.parse("Haiduk Hanna"))),
        ("place-same", *[Record(names.parse("Гайдук Анна"), place=code("Мінск"))] * 2),
        ("born-same", *[Record(names.parse("Гайдук Анна"), born("1985-03-02"))] * 2),
        ("born-compatible", *[Record(names.parse("Гайдук Анна"), born("1985-03"))] * 2),
    ],
)
def test_a_change_changes_what_the_finding_is_worth(finding, left, right):
    before, after = (
        {item.code: item.weight for item in compare(left, right, weights).evidence}
        for weights in (DEFAULT, adjusted(DEFAULT, {finding: 1.5}))
    )
    assert after.pop(finding) == pytest.approx(before.pop(finding) + 1.5)
    assert after == before


@settings(deadline=None)
@given(CHANGES, RECORDS, RECORDS)
def test_changed_weights_still_judge_both_ways_alike(changes, left, right):
    weights = adjusted(DEFAULT, changes)
    assert compare(left, right, weights).weight == pytest.approx(compare(right, left, weights).weight)


@settings(deadline=None)
@given(CHANGES)
def test_changes_are_read_as_they_were_written(tmp_path_factory, changes):
    path = tmp_path_factory.mktemp("weights") / "weights.json"
    write_changes(path, changes, 7)
    assert read_changes(path) == pytest.approx(changes, abs=0.0001)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"changes": {"born-same": "much"}}', '{"changes": 3}'])
def test_another_file_is_refused_in_words(tmp_path, text):
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match="sprava link train"):
        read_changes(path)


@pytest.mark.parametrize("changes", [{"luck": 1.0}, {"born-same": float("inf")}])
def test_a_finding_that_is_none_and_bits_without_end_are_refused(tmp_path, changes):
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"changes": changes}), encoding="utf-8")
    with pytest.raises(Unreadable, match="no finding"):
        read_changes(path)
