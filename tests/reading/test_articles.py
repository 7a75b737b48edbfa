"""References to articles, in the ways in which reports write them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.articles import ArticleReader, written_article
from sprava.reading.lexicon import Lexicon
from sprava.reading.text import taken_apart
from tests.reading.jurisdiction import LEXICON


def articles_in(text, lexicon=LEXICON):
    tokens = taken_apart(text)
    reader = ArticleReader(tokens, lexicon)
    values = [span.value for one in tokens.sentences for span in reader.of(one)]
    return [written_article(dict(value)) for value in values if isinstance(value, Mapping)]


NUMBERS = st.sampled_from(("130", "342", "361-1", "361-4", "368", "369-1", "411"))
PARTS = st.integers(1, 9)
SHAPES = (
    "Его судили по ч. {p} ст. {n} УК, он молчал.",
    "Его судили по ст. {n} ч. {p} УК, он молчал.",
    "Его судили по части {p} статьи {n} УК, он молчал.",
    "Его судили по статье {n}, часть {p}, он молчал.",
    "Яго судзілі паводле ч. {p} арт. {n} КК, ён маўчаў.",
    "Яго судзілі паводле часткі {p} артыкула {n} КК, ён маўчаў.",
    "Його судили за ч. {p} ст. {n} КК, він і його брат.",
    "Був засуджений за частиною {p} статті {n}, він і його брат.",
    "Sądzono go z art. {n} ust. {p} kk, on się nie przyznał.",
    "Sądzono go z cz. {p} art. {n}, on się nie przyznał.",
    "He was tried under Part {p} of Article {n} of the Criminal Code.",
    "He was tried under Article {n}, part {p}, in the court.",
    "He was tried (Art. {n} part {p}) in the court.",
    "Jaho sudzili pavodle č. {p} art. {n} KK, jon maŭčaŭ.",
)


@pytest.mark.parametrize("shape", SHAPES)
@given(NUMBERS, PARTS)
def test_an_article_with_its_part_is_read_back(shape, number, part):
    assert articles_in(shape.format(n=number, p=part)) == [f"{number} part {part}"]


@given(NUMBERS, NUMBERS)
def test_articles_of_a_list_are_all_read(one, two):
    assert articles_in(f"Её судили по ст. {one}, {two} УК, все молчали.") == [one, two]
    assert articles_in(f"She was tried under articles {one} and {two} of the Criminal Code.") == [one, two]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Штраф по ст. 19.11 КоАП, он уплатил.", ["CAO 19.11"]),
        ("Штраф паводле ч. 2 арт. 19.11 КаАП, ён заплаціў.", ["CAO 19.11 part 2"]),
        ("Fined under Article 24-23 of the Code of Administrative Offences.", ["CAO 24.23"]),
        ("Статья 35 Конституции это гарантирует, он знал.", ["Constitution 35"]),
        ("Article 10 of the Criminal Executive Code says so in the text.", ["other 10"]),
        ("Осуждён по 342-й, она вышла.", ["342"]),
        ("По ст. 363.2 и 361.2 его судили, он молчал.", ["363 part 2", "361-2"]),
        ("По ч. 1 и 2 ст. 361 её судили, все молчали.", ["361 part 1", "361 part 2"]),
        ("По ст. 361¹ её судили, все молчали.", ["361-1"]),
        ("По ст. 368, ч. 1 ст. 369 её судили, все молчали.", ["368", "369 part 1"]),
        ("По ст. 342, 3 года колонии, она вышла.", ["342"]),
        ("Статья в газете вышла 5 мая, он прочёл.", []),
        ("Part 2 of the film starts at 7 in the evening.", []),
    ],
)
def test_codes_parts_and_lists(text, articles):
    assert articles_in(text) == articles


def test_without_a_jurisdiction_every_number_may_be_an_article():
    assert articles_in("По ч. 2 ст. 282 УК, он молчал.", Lexicon()) == ["282 part 2"]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Ей шьют содействие (361-4, ч. 1), она молчит.", ["361-4 part 1"]),
        ("Ему вменяют 130-ю и 342-ю, он молчит.", ["130", "342"]),
        ("Абвінавачваюць паводле 368-й, ён маўчыць.", ["368"]),
        ("В 2024 году дел было 130, из них 42 новых, он считал.", []),
    ],
)
def test_a_number_that_only_an_article_has(text, articles):
    assert articles_in(text) == articles
