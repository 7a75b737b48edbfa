"""Are two records one person?"""

from dataclasses import replace

import pytest
from hypothesis import given

from sprava.core import names
from sprava.linkage.comparing import compare
from sprava.linkage.records import Record, born
from tests.linkage.conftest import RECORDS


@given(RECORDS, RECORDS)
def test_the_comparison_is_symmetric_and_its_weight_the_sum_of_the_evidence(left, right):
    found, turned = compare(left, right), compare(right, left)
    assert found.weight == pytest.approx(turned.weight)
    assert found.verdict == turned.verdict
    assert found.weight == pytest.approx(sum(item.weight for item in found.evidence), abs=0.001)


@given(RECORDS, RECORDS)
def test_a_birth_date_that_both_give_never_speaks_against(left, right):
    without = compare(replace(left, born=(0, 0, 0)), replace(right, born=(0, 0, 0)))
    assert compare(replace(left, born=(1985, 3, 2)), replace(right, born=(1985, 3, 2))).weight >= without.weight
    assert compare(replace(left, born=(1985, 3, 2)), replace(right, born=(1960, 8, 9))).weight <= without.weight


def test_twins_are_two_people_whatever_else_they_share():
    day = born("1985-03-02")
    one, other = (Record(names.parse(text), day, "minsk") for text in ("Зазуля Борис Игоревич", "Зазуля Глеб Игоревич"))
    found = compare(one, other)
    assert found.verdict != "likely"
    assert "name-sunk" in {item.code for item in found.evidence}


def test_a_contradicted_patronymic_sinks_and_an_omitted_one_does_not():
    day = born("1985-03-02")
    full, other, bare = (
        Record(names.parse(text), day) for text in ("Зазуля Борис Игоревич", "Зазуля Борис Петрович", "Зазуля Борис")
    )
    assert compare(full, other).verdict != "likely"
    assert compare(full, bare).verdict == "likely"


def test_a_woman_who_changed_her_surname_is_found_by_everything_else():
    day = born("1985-03-02")
    before, after = (Record(names.parse(f"{surname} Анна Игоревна"), day, "minsk") for surname in ("Зазуля", "Гайдук"))
    assert compare(before, after).verdict == "likely"
