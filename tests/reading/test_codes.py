"""Which article a reference means."""

from __future__ import annotations

import pytest

from sprava.reading.codes import article_of
from sprava.reading.lexicon import NO_LEXICON
from sprava.reading.references import Reference
from tests.reading.jurisdiction import LEXICON


def means(pieces, mark, code="", part=None, lexicon=LEXICON):
    found = article_of(Reference(0, 1, pieces, mark, part), code, lexicon)
    return found["code"], found["number"], found["part"]


@pytest.mark.parametrize(
    ("pieces", "mark", "meant"),
    [
        (("342",), "", ("CC", "342", None)),
        (("361", "1"), "-", ("CC", "361-1", None)),
        (("361", "1"), ".", ("CC", "361-1", None)),
        (("342", "2"), ".", ("CC", "342", "2")),
        (("361", "1", "3"), "-.", ("CC", "361-1", "3")),
        (("19", "11"), ".", ("CAO", "19.11", None)),
        (("24", "23", "1"), "..", ("CAO", "24.23", "1")),
    ],
)
def test_an_index_is_told_from_a_part(pieces, mark, meant):
    assert means(pieces, mark) == meant


def test_without_a_jurisdiction_what_follows_a_point_is_a_part():
    assert means(("361", "1"), ".", lexicon=NO_LEXICON) == ("CC", "361", "1")


def test_a_part_that_is_named_stands():
    assert means(("24", "23", "1"), "..", part="2") == ("CAO", "24.23", "2")


def test_the_constitution_has_its_own_articles():
    assert means(("35",), "", code="Constitution") == ("Constitution", "35", None)
