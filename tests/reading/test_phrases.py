"""Phrases of lists: of those that begin together the longest is found, however many begin with the same word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.phrases import Phrasebook, marks_in

WORD = st.sampled_from(["ab", "ac", "b", "c", "the"])
PHRASE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LISTS = st.dictionaries(st.sampled_from(["one", "two", "three"]), st.lists(PHRASE, min_size=1, max_size=6), max_size=3)


def first_longest(lists, words, at):
    """How many words the longest phrase takes that begins at a word; 0 if none does."""
    every = [phrase.split() for phrases in lists.values() for phrase in phrases]
    return max((len(phrase) for phrase in every if words[at : at + len(phrase)] == phrase), default=0)


@given(LISTS, st.lists(WORD, max_size=12))
def test_the_longest_phrase_is_found_and_none_begins_within_it(lists, words):
    book = Phrasebook("en", {"group": lists})
    found = marks_in(book.words(words), 0, len(words)).get("group", [])
    expected, at = [], 0
    while at < len(words):
        length = first_longest(lists, words, at)
        if length:
            expected.append((at, at + length))
        at += length or 1
    assert [(mark.first, mark.last) for mark in found] == expected


def test_a_beginning_a_choice_and_a_gap():
    book = Phrasebook("en", {"group": {"name": ["put on .. list*", "taken|led away"]}})
    for words, found in (
        ("put on the long lists", [(0, 5)]),
        ("led away", [(0, 2)]),
        ("put on the list of", [(0, 4)]),
        ("put on a b c d list", []),
    ):
        listed = words.split()
        marks = marks_in(book.words(listed), 0, len(listed)).get("group", [])
        assert [(mark.first, mark.last) for mark in marks] == found
