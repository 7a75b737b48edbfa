"""Evidence beyond names, with its words."""

import pytest
from hypothesis import given

from sprava.core import names
from sprava.core.wording import LANGUAGES
from sprava.linkage.comparing import DEFAULT, compare
from sprava.linkage.evidence import born_finding, circumstances, codes, words
from sprava.linkage.records import Record, several
from tests.linkage.conftest import RECORDS


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ((1985, 3, 2), (1985, 3, 2), "same"), ((1985, 0, 0), (1985, 3, 2), "compatible"),
        ((1985, 3, 0), (1985, 3, 2), "compatible"),
        ((1985, 3, 2), (1985, 3, 20), "near"), ((1985, 3, 2), (1985, 2, 3), "near"),
        ((1985, 3, 2), (1986, 3, 2), "near"),
        ((1985, 3, 2), (1985, 8, 9), "contradicted"), ((1985, 0, 0), (1990, 0, 0), "contradicted"),
    ],
)  # fmt: skip
def test_how_two_birth_dates_stand_to_one_another(left, right, how):
    assert born_finding(left, right, DEFAULT) == born_finding(right, left, DEFAULT)
    assert born_finding(left, right, DEFAULT)[1] == how


def test_the_better_two_dates_agree_the_more_it_weighs():
    pairs = [((1985, 3, 2), (1985, 3, 2)), ((1985, 3, 0), (1985, 3, 2)), ((1985, 0, 0), (1985, 3, 2)),
             ((1985, 3, 2), (1985, 3, 4)), ((1985, 3, 2), (1970, 8, 9))]  # fmt: skip
    bits = [born_finding(left, right, DEFAULT)[0] for left, right in pairs]
    assert bits == sorted(bits, reverse=True)


def test_what_one_side_does_not_say_is_no_evidence():
    assert circumstances(Record(names.parse("Анна")), Record(names.parse("Анна"), (1985, 0, 0), "minsk"), DEFAULT) == []


def test_one_case_in_common_is_much_and_another_case_is_nothing():
    person = names.parse("Анна Новик")
    one, other = Record(person, cases=several("7; 8")), Record(person, cases=several("8"))
    assert circumstances(one, other, DEFAULT)[0].weight > 5
    assert circumstances(one, Record(person, cases=several("9")), DEFAULT)[0].weight == 0


@given(RECORDS, RECORDS)
def test_every_finding_has_words_in_three_languages(left, right):
    for item in compare(left, right).evidence:
        assert all(words(item, language) for language in LANGUAGES)


def test_words_say_what_both_sides_say():
    left, right = Record(names.parse("Анна Новик"), (1985, 0, 0)), Record(names.parse("Анна Новик"), (1985, 3, 2))
    (born,) = circumstances(left, right, DEFAULT)
    assert words(born, "en") == "the birth dates can both be true: 1985, 1985-03-02"
    assert born.code in codes()
