import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Unreadable
from sprava.core.nouns import NOUNS, OF_A_PERSON, Kind, canonical, vaguer
from sprava.records.actions.lists import OF_A_PROCEEDING

fields = st.sampled_from([(noun, name) for noun in NOUNS for name in NOUNS[noun].fields])


@given(fields, st.text(max_size=40))
def test_a_canonical_value_is_its_own_canonical_value_and_hides_nothing(field, text):
    try:
        value = canonical(*field, text)
    except Unreadable as error:
        assert str(error)
    else:
        assert canonical(*field, value) == value
        assert not any(unicodedata.category(c) in ("Cc", "Co", "Cs") for c in value)


@given(
    fields.filter(lambda field: NOUNS[field[0]].fields[field[1]].kind is Kind.TEXT),
    st.text(min_size=601, max_size=700, alphabet="аб"),
)
def test_running_text_is_not_a_value(field, text):
    with pytest.raises(Unreadable, match="Archive the text"):
        canonical(*field, text)


@pytest.mark.parametrize(("written", "kept"), [("  Ганна   Ў ", "Ганна Ў"), ("А‮ннa", "Аннa"), ("и\u0306", "й")])
def test_a_name_is_kept_as_written_but_for_what_cannot_be_seen(written, kept):
    assert canonical("person", "name", written) == kept


@pytest.mark.parametrize(
    ("noun", "field", "value"),
    [
        ("person", "sex", "f"),
        ("sentence", "term", "5 years"),
        ("sentence", "term", "P"),
        ("charge", "article", "ст. 342"),
        ("charge", "article", "3611111"),
        ("person", "birth_date", "14.03.1987"),
        ("person", "shoe_size", "43"),
        ("weather", "rain", "yes"),
    ],
)
def test_what_is_not_in_the_notation_of_its_field_is_refused(noun, field, value):
    with pytest.raises(Unreadable):
        canonical(noun, field, value)


def test_an_article_without_its_part_is_vaguer_than_with_it():
    assert vaguer("charge", "article", "361-4", "361-4 p.1")
    assert not vaguer("charge", "article", "361", "361-4")
    assert not vaguer("charge", "article", "361-4 p.1", "361-4")


def test_what_belongs_to_a_proceeding_happens_to_a_person():
    assert OF_A_PROCEEDING <= OF_A_PERSON
