"""What nouns, fields and codes are called on the pages."""

import pytest
from django.utils.translation import override

from sprava.core.nouns import NOUNS
from sprava.records import words


def test_every_noun_field_and_code_of_the_register_has_words():
    assert set(words.NOUNS) == set(NOUNS)
    for noun, declared in NOUNS.items():
        assert set(words.FIELDS[noun]) == set(declared.fields)
        for name, field in declared.fields.items():
            assert set(words.CODES.get((noun, name), {})) == set(field.codes)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "reinforced regime"), ("be", "узмоцнены рэжым"), ("ru", "усиленный режим")]
)
def test_a_regime_is_named_in_the_language_of_the_reader_and_under_either_of_its_names(language, said):
    with override(language):
        assert str(words.code_label("sentence", "regime", "reinforced")) == said
        assert str(words.code_label("stay", "regime", "enhanced")) == said


def test_what_a_source_wrote_in_its_own_words_stays_as_it_is():
    assert words.code_label("stay", "regime", "вельмі строгі") == "вельмі строгі"
    assert words.field_label("person", "shoe_size") == "shoe_size"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Place or state: closed prison"), ("be", "Месца або стан: closed prison"),
     ("ru", "Место или состояние: closed prison")],
)  # fmt: skip
def test_a_note_kept_from_a_column_is_named_in_the_language_of_the_reader(language, said):
    with override(language):
        assert words.code_label("person", "note", "facility_or_status: closed prison") == said


def test_a_note_that_came_from_no_column_stays_as_it_is():
    assert words.code_label("person", "note", "He said: closed prison") == "He said: closed prison"
