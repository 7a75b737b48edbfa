"""Which pairs are worth scoring."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core import names
from sprava.linkage.blocking import LEAST_TOGETHER, LONG, MOST_TOGETHER, candidates, most_together
from sprava.linkage.prepared import prepare
from sprava.linkage.records import Record, born
from tests.linkage.conftest import RECORDS


def pairs_of(records, **rest):
    pairs = candidates(prepare(records), **rest)
    return set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def rows(*texts, day=""):
    return [Record(names.parse(text), born(day)) for text in texts]


def test_spellings_slips_and_orders_come_together_and_strangers_do_not():
    records = rows("Дроздович Борис", "Barys Drazdovich", "Дрозович Борис", "Гайдук Анна")
    assert pairs_of(records) == {(0, 1), (0, 2), (1, 2)}


def test_a_birth_date_brings_together_what_the_name_alone_does_not():
    apart = rows("Зазуля Анна", "Гайдук Анна")
    assert pairs_of(apart) == set()
    assert pairs_of(rows("Зазуля Анна", "Гайдук Анна", day="1985-03-02")) == {(0, 1)}


def test_too_many_of_one_name_are_told_apart_by_what_else_they_say():
    records = rows(*["Иванов Иван"] * 8) + rows("Иванов Иван", "Иванов Иван", day="1985-03-02")
    assert len(pairs_of(records)) == 45
    assert pairs_of(records, most=4) == {(8, 9)}


@given(st.integers(0, 10**8))
def test_the_longer_a_list_the_fewer_rows_of_one_key_are_all_compared(rows):
    assert LEAST_TOGETHER <= most_together(rows + 1) <= most_together(rows) <= MOST_TOGETHER
    assert most_together(min(rows, LONG)) == MOST_TOGETHER


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORDS, max_size=12))
def test_every_pair_comes_once_with_the_lower_row_first(records):
    pairs = candidates(prepare(records))
    listed = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert len(listed) == len(set(listed)) == len(pairs)
    assert all(left < right for left, right in listed)


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORDS, max_size=12))
def test_rows_that_share_a_key_of_surname_and_given_name_are_a_pair(records):
    together = pairs_of(records)
    keys = [{key for key in names.blocking_keys(record.name) if key.startswith("~")} for record in records]
    for left in range(len(records)):
        for right in range(left + 1, len(records)):
            assert not keys[left] & keys[right] or (left, right) in together
