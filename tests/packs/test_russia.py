"""The second jurisdiction, and that the first is not in the code."""

import re

import pytest

from sprava import packs
from sprava.core.terms import read_case, reckon
from tools.shape import SOURCE

RUSSIA = packs.load("russia")
CODE = {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py"))}


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("ст. 207.3 УК РФ", "207.3"),
        ("ч. 2 ст. 207.3", "207.3 p.2"),
        ("280.3 ч. 1", "280.3 p.1"),
        ("part 2 of article 205.2", "205.2 p.2"),
        ("275", "275"),
        ("ст. 20.3.3 КоАП", "CAO 20.3.3"),
    ],
)
def test_an_index_is_written_with_a_full_stop_here(written, canonical):
    assert canonical in [ref.canonical for ref in RUSSIA.article(written).candidates]


def test_the_same_digits_mean_another_article_in_another_country():
    assert RUSSIA.article("361-4").chosen is None
    assert packs.load("belarus").article("361-4").chosen is not None


def test_its_credit_is_its_own():
    sentence = {
        "date": "2022-06-01",
        "in_force": "2022-08-01",
        "term": "P3Y",
        "regime": "settlement",
        "articles": ["1"],
    }
    case = read_case({"held": [{"measure": "SIZO", "since": "2022-01-15"}], "sentence": sentence})
    here, there = reckon(case, RUSSIA.term_rules), reckon(case, packs.load("belarus").term_rules)
    assert here.likeliest != there.likeliest
    assert here.likeliest is not None
    assert str(here.likeliest) == "2024-07-01"


def test_no_python_file_is_there_for_a_country():
    """The tree of code is the same with and without a pack: packs are data only."""
    inside = [name for pack in packs.shipped() for name in CODE if name.startswith(f"packs/{pack}/")]
    assert inside == []


def test_no_python_file_names_a_country_or_its_capital():
    words = [pack.name.en for pack in map(packs.load, packs.shipped())] + [*packs.shipped(), "Minsk", "Moscow"]
    # Languages are not countries: the desks speak Belarusian and Russian.
    named = {
        name: word
        for name, text in CODE.items()
        for word in words
        if re.search(rf"(?<![\w/]){word}(?!n?i?an\b)\b", _without_words_for_people(text))
    }
    assert {name for name in named if name.startswith(("core/", "packs/", "linkage/", "statistics/"))} == set()


def test_no_engine_names_an_article():
    """An article number in a program would be law in the code."""
    numbers = {
        row.number
        for pack in map(packs.load, packs.shipped())
        for row in pack.articles
        if re.search(r"\d{3}[-.]\d", row.number)
    }
    pattern = re.compile("|".join(rf"(?<![\d.]){re.escape(number)}(?![\d])" for number in sorted(numbers)))
    engines = ("core/terms/", "core/custody", "packs/", "linkage/", "statistics/")
    law = {name: _without_words_for_people(text) for name, text in CODE.items() if name.startswith(engines)}
    named = {name for name, text in law.items() if pattern.search(text)}
    assert named == set()


def _without_words_for_people(text: str) -> str:
    """The program without its docstrings and comments: examples in them are for readers."""
    without = re.sub(r'"""[\s\S]*?"""', "", text)
    return re.sub(r"#[^\n]*", "", without)
