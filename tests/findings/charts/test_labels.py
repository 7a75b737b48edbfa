"""Labels of pictures."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.charts.labels import MOST_LETTERS, plain, told_apart

anything = st.text(max_size=120)


@given(anything)
def test_a_label_is_one_short_line_that_turns_nothing_around(text):
    label = plain(text)
    assert len(label) <= MOST_LETTERS
    assert not any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in label)
    label.encode()


@given(st.lists(anything, max_size=8))
def test_labels_of_different_things_differ(texts):
    labels = told_apart(texts)
    assert len(set(labels)) == len(labels) == len(texts)


def test_a_name_of_ordinary_letters_stays_as_it_is():
    assert plain("Магілёў, Ўладзімір і Іна") == "Магілёў, Ўладзімір і Іна"
    assert plain("Анна\u202eянна\n<b>") == "Аннаянна <b>"


def test_the_second_of_a_kind_is_numbered():
    assert told_apart(["342", "361", "342", "342"]) == ["342", "361", "342 (2)", "342 (3)"]
