"""Codes that say nothing without the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.accounts.actions import command_line_member
from sprava.records.actions.judgements import judge_pair
from sprava.support.codes import code_of, own_codes, people_behind, person_code


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_code_is_of_one_person_only_and_does_not_show_the_number(one, other):
    assert len(person_code(one)) == 16
    assert (person_code(one) == person_code(other)) == (one == other)
    assert code_of("person", one) != code_of("sheet", one)


def test_with_another_key_the_codes_belong_to_nobody(settings):
    before = person_code(7)
    settings.SUPPORT_KEY = "another" * 8
    assert person_code(7) != before


@pytest.mark.django_db
def test_only_people_who_may_be_seen_are_found_behind_their_codes(prisoner, anna, clara):
    person = prisoner("Ліпень Ганна")
    codes = [person_code(person.pk), person_code(999_999)]
    for _ in range(2):
        assert people_behind(codes, anna) == {codes[0]: person.pk}
        assert people_behind(codes, clara) == {}


@pytest.mark.django_db
def test_what_was_kept_of_a_record_is_found_when_it_was_joined_to_another(prisoner, anna):
    one, two = prisoner("Ціхая Ціна"), prisoner("Тихая Тина")
    judge_pair(one, two, "same", by=command_line_member(), because="One birth date, one case.")
    assert own_codes([one.pk]) == {person_code(one.pk): one.pk, person_code(two.pk): one.pk}
    assert people_behind([person_code(two.pk)], anna) == {person_code(two.pk): one.pk}
