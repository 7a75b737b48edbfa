"""Where words stand in a file, said for people."""

from __future__ import annotations

import pytest
from django.utils import translation

from sprava.core.locators import Place
from sprava.review.where import UNITS, where_in


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([Place(0, 9, "page 2", (1, 2, 3, 4))], "page 2"),
        ([Place(0, 4, "page 2", (1, 2, 3, 4)), Place(5, 9, "page 3", (1, 2, 3, 4))], "page 2; page 3"),
        ([Place(0, 4, "paragraph 3"), Place(5, 9, "paragraph 5")], "paragraph 3 – paragraph 5"),
        ([Place(0, 9, "part 1.2 line 7")], "part 1.2 line 7"),
        ([Place(0, 9, "archive/data.warc.gz record 3 block 1")], "archive/data.warc.gz record 3 block 1"),
        ([Place(0, 9, "picture", (1, 2, 3, 4), 90)], "picture"),
        ([], "message 7"),
    ],
)
def test_a_place_is_told_without_its_figures_in_points(places, told):
    assert where_in(places, 0, 9, "message 7") == told


def test_of_pasted_words_nothing_is_told():
    assert where_in([], 0, 9) == ""


@pytest.mark.parametrize("language", ["be", "ru"])
def test_units_are_named_in_the_language_of_the_reader(language):
    with translation.override(language):
        assert not {str(words) for words in UNITS.values()} & set(UNITS)
        assert where_in([], 0, 9, "entry 3 title").endswith(" 3 title")
