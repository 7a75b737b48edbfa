"""Articles in a question: written as people write them, doubted as the law pack doubts them."""

from __future__ import annotations

import pytest

from sprava.findings.articles import article_meant, doubts_of_article


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ч. 1 ст. 361-4", "361-4 p.1"),
        ("361¹", "361-1"),
        ("Part 3 of Article 361-1", "361-1 p.3"),
        ("342", "342"),
        ("342 p.-", "342 p.-"),
        ("-", "-"),
    ],
)
def test_an_article_is_read_as_people_write_it(typed, meant):
    assert article_meant(typed, "belarus") == meant
    assert doubts_of_article(meant, "belarus", "en") == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3611", "the superscript of 361-1 may have been lost"),
        ("363.2", "it may mean article 363, part 2"),
        ("361.1", "article with an index or an article and its part"),
        ("ст. 35 Конституции", "holds no articles of Constitution"),
        ("999", "has no article 999"),
    ],
)
def test_what_is_doubtful_stays_as_it_was_typed_and_the_doubt_is_said(typed, said):
    assert article_meant(typed, "belarus") == typed
    assert said in " ".join(doubts_of_article(typed, "belarus", "en"))
    assert doubts_of_article(typed, "belarus", "be") != doubts_of_article(typed, "belarus", "en")


def test_a_register_of_no_shipped_jurisdiction_doubts_nothing():
    assert article_meant("§ 5", "") == "§ 5"
    assert doubts_of_article("§ 5", "", "en") == ()
