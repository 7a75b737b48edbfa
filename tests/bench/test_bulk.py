"""The synthetic register of the bench: with a truth that can be counted, and the same for the same seed."""

from collections import Counter

from bench.bulk import synthetic
from bench.options import Options


def test_every_third_person_stands_in_it_twice(tmp_path):
    rows = list(synthetic(Options(people=900), tmp_path))
    assert len(rows) >= 900
    assert rows == list(synthetic(Options(people=900), tmp_path))
    assert set(Counter(row["person"] for row in rows).values()) == {1, 2}
    assert {row["script"] for row in rows} == {"be", "ru", "latin"}
