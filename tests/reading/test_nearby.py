"""What an event takes from the sentences around its own."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def dates_of(text, type_):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    return [event.date for event in found.events if event.type == type_]


@pytest.mark.parametrize(
    "text",
    [
        "Анну Дрозд задержали 12 мая. Вечером её отпустили, он рад.",
        "Анну Дрозд задержали 12 мая, через два часа её отпустили.",
        "Ганну Дрозд затрымалі 12 траўня. Пасля допыту яе адпусцілі, ўсе рады.",
        "Anna Drozd was detained on May 12. She was released after questioning.",
    ],
)
def test_whoever_is_let_go_in_the_evening_was_let_go_on_the_day_of_the_arrest(text):
    assert dates_of(text, "released") == ["2023-05-12"]


def test_a_release_of_which_nothing_is_said_has_no_day():
    assert dates_of("Анну Дрозд задержали 12 мая. Потом её отпустили, он рад.", "released") == [None]


def test_the_day_of_a_verdict_stands_before_the_names():
    text = "12 мая суд вынес приговор. Анна Дрозд осуждена на год колонии, Борис Крот на два года колонии."
    assert dates_of(text, "sentenced") == ["2023-05-12", "2023-05-12"]


def test_the_articles_of_the_sentence_beside_are_those_of_the_verdict():
    text = "Анну Дрозд осудили на два года колонии. Её судили по ч. 1 ст. 342 УК."
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    assert [event.articles for event in found.events if event.type == "sentenced"] == [["342 part 1"]]
