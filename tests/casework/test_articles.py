"""Articles as people type and read them."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sprava.casework.articles import article_order, article_short, article_typed
from sprava.core.nouns import canonical


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("361-4", "361-4"),
        ("361-4 p.1", "361-4 p.1"),
        ("ст. 342 ч. 1", "342 p.1"),
        ("ч. 2 ст. 293", "293 p.2"),
        ("арт. 364", "364"),
        ("CAO 24.23", "CAO 24.23"),
        ("CAO 19.11 p.2", "CAO 19.11 p.2"),
        ("", ""),
        ("nothing", ""),
    ],
)
def test_an_article_is_understood_as_people_type_it(typed, article):
    assert article_typed(typed) == article


@given(st.text())
def test_whatever_is_typed_gives_an_article_or_nothing(text):
    article = article_typed(text)
    assert article == "" or canonical("charge", "article", article) == article


@pytest.mark.parametrize(("language", "words"), [("en", "361-4 p. 1"), ("be", "361-4 ч. 1"), ("ru", "361-4 ч. 1")])
def test_a_part_is_written_as_the_language_writes_it(language, words):
    with translation.override(language):
        assert article_short("361-4 p.1") == words
        assert article_short("364") == "364"


def test_articles_stand_in_the_order_of_the_code():
    articles = ["CAO 24.23", "411", "361-4 p.1", "342", "361-1"]
    assert sorted(articles, key=article_order) == ["342", "361-1", "361-4 p.1", "411", "CAO 24.23"]
