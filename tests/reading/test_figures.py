"""People in office whom everybody knows."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def roles(text):
    return [person.role for person in read(text, "", PUBLISHED, LEXICON).persons]


@pytest.mark.parametrize(
    "text",
    [
        "Лукашенко подписал указ о помиловании, суды молчат.",
        "Аляксандр Лукашэнка наведаў калонію ў Горках.",
        "On Monday Lukashenko told the court to hurry.",
        "W poniedziałek Łukaszenka ułaskawił dwie osoby.",
        "Говорили Трамп и Зеленский, суд ждёт.",
    ],
)
def test_a_ruler_needs_no_title_to_be_in_office(text):
    assert set(roles(text)) == {"official"}


def test_somebody_of_the_same_surname_is_somebody_else():
    text = "Людмилу Карпенко задержали в Минске, суд арестовал её на 10 суток."
    assert roles(text) == [""]
    assert {event.type for event in read(text, "", PUBLISHED, LEXICON).events} >= {"sentenced"}


def test_nothing_happens_to_a_ruler():
    assert read("Лукашенко вышел на свободу слова. Суд и колония ждут.", "", PUBLISHED, LEXICON).events == []


def test_a_short_surname_is_taken_for_a_ruler_only_beside_his_name():
    assert roles("Швед вернулся из колонии в Стокгольм.") == []
