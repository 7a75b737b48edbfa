"""A column says what its cells give; a cell gives values in the register's notation, or a doubt in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.nouns import canonical
from sprava.intake.cells.reading import reader_of
from sprava.intake.mapping import OF_THE_ROW, Column, Mapping, fields_of
from sprava.intake.problems import Severity, codes

BELARUS = packs.load("belarus")


def answer(gives, cell, **options):
    column = Column(("x",), gives, **options)
    return reader_of(column, Mapping("m", (column,)), BELARUS)(cell)


def values(gives, cell, **options):
    return [fact.value for fact in answer(gives, cell, **options).facts]


FIELDS = sorted(set(fields_of("person")) - set(OF_THE_ROW))


@given(st.sampled_from(FIELDS), st.text(max_size=700))
def test_any_cell_of_any_column_gives_canonical_values_or_doubts_in_words(gives, cell):
    read = answer(gives, cell)
    for fact in read.facts:
        assert canonical(fact.noun, fact.field, fact.value) == fact.value
    for doubt in read.doubts:
        assert doubt.code in codes()
    if any(doubt.severity is Severity.REFUSED for doubt in read.doubts):
        assert not read.facts


@pytest.mark.parametrize("cell", ["", "-", "—", "n/a", "unknown", "неизвестно", "невядома", "brak danych"])
def test_a_cell_that_says_nothing_gives_nothing(cell):
    assert answer("person.birth_date", cell).facts == answer("person.birth_date", cell).doubts == ()


def test_codes_are_read_in_any_language_and_can_be_taught():
    assert values("person.sex", "Жаночы") == ["female"]
    assert values("person.sex", "муж.") == ["male"]
    assert values("sentence.added", "так") == ["yes"]
    assert values("person.sex", "кабета", words=(("Кабета", "female"),)) == ["female"]
    assert answer("person.sex", "кабета").doubts[0].code == "not_a_value"


def test_several_values_of_one_cell():
    assert values("person.citizenship", "Беларусь; Польшча", split=";") == ["Беларусь", "Польшча"]


def test_what_cannot_be_read_is_kept_in_words_if_the_mapping_says_where():
    read = answer("person.birth_date", "09-12", otherwise="person.note")
    assert [(fact.field, fact.value) for fact in read.facts] == [("note", "x: 09-12")]
    assert [(doubt.code, doubt.severity) for doubt in read.doubts] == [("kept_in_words", Severity.NOTE)]


def test_an_unknown_prison_is_a_stay_in_words_and_a_town_or_home_is_a_note():
    def said(cell):
        return [(fact.noun, fact.value) for fact in answer("place_or_status", cell, otherwise="stay.facility").facts]

    assert said("калонія ў лесе") == [("stay", "калонія ў лесе")]
    assert said("дома") == [("person", "x: дома")]


def test_running_text_is_not_a_value():
    read = answer("person.note", "x" * 601)
    assert (read.facts, read.doubts[0].code, read.doubts[0].severity) == ((), "too_long", Severity.NOTE)
