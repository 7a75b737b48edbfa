"""What somebody may receive in a year, by place and regime."""

from __future__ import annotations

import pytest

from sprava.support.parcels import Round
from sprava.support.quotas import items_for, quotas, regime_of, regime_words, rules_of
from tests.support.conftest import TODAY

SENTENCE = {"date": "2025-02-01", "kind": "imprisonment", "term": "P6Y", "regime": "усиленный"}


def by_kind(facility: str, regime: str, *rounds: Round):
    return {one.kind: one for one in quotas(rules_of(facility, regime, TODAY), rounds)}


@pytest.mark.django_db
def test_the_regime_comes_from_the_sentence_and_from_the_place_where_that_says_more(prisoner, anna):
    hanna = prisoner("Ліпень Ганна", sentence=SENTENCE)
    assert regime_of(hanna.pk, "IK-4", anna) == "reinforced"
    assert regime_of(hanna.pk, "SIZO-1", anna) == "", "no regime before the sentence is in force"
    assert regime_of(prisoner("Вішня Вера").pk, "IK-4", anna) == ""
    assert regime_words("reinforced", "be") == "узмоцнены"


def test_a_quota_holds_what_its_rule_says_less_what_was_taken():
    gone = Round(1, "a", "parcel", "delivered", "2026-W10")
    asked = Round(1, "b", "parcel", "asked", "2026-W11")
    found = by_kind("IK-4", "reinforced", gone, asked)
    assert (found["parcel"].most, found["parcel"].gone, found["parcel"].left) == (3, 1, 2)
    assert found["parcel"].kg == 20
    assert (found["short_visit"].most, found["long_visit"].most) == (2, 2)


def test_where_no_rule_is_known_nothing_is_made_up():
    assert {one.left for one in by_kind("nowhere", "").values()} == {None}
    assert rules_of("nowhere", "", TODAY) == []
    assert items_for("nowhere", "", TODAY, "en") == []


def test_before_the_sentence_a_month_has_its_weight_and_the_number_is_not_made_up():
    remand, cells = by_kind("SIZO-1", "")["parcel"], by_kind("OKR-IVS", "")["parcel"]
    assert (remand.most, remand.kg_a_month) == (None, 30)
    assert (cells.most, cells.kg) == (None, 5)


def test_a_quota_that_nobody_confirmed_says_so():
    assert by_kind("IK-4", "general")["parcel"].is_unverified
    assert not by_kind("IK-4", "reinforced")["parcel"].is_unverified


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_what_may_be_packed_stands_before_what_may_not(language):
    found = items_for("IK-4", "general", TODAY, language)
    assert [one.allowed for one in found] == sorted((one.allowed for one in found), key=("yes", "limited", "no").index)
    assert all(one.text for one in found)
