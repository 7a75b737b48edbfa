"""Names without a given name that we know, and given names by themselves."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def names_in(text):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    return [found.tokens.quote(one.first, one.last) for one in found.mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Рабкоў-Ляшчына мае дыябет, ўсе ведаюць.", ["Рабкоў-Ляшчына"]),
        ("Please do not send money to Kanavalchyk for now.", ["Kanavalchyk"]),
        ("Вёл дело судья Лещ, он молчал.", ["Лещ"]),
        ("Зоя Іванаўна носіць яблыкі, ўсе рады.", ["Зоя Іванаўна"]),
        ("Zmitser spent June in a cell and was silent.", ["Zmitser"]),
        ("Сярэдні Дзьмітры — таксама палітвязень, ўсе ведаюць.", ["Дзьмітры"]),
        ("Jest jeszcze stryj, Kazimierz, i się nie boi.", ["Kazimierz"]),
    ],
)
def test_a_name_that_is_surely_one_needs_no_other_beside_it(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Людей задерживали весь день, он молчал.",
        "More than 700 were there and the judge was silent.",
        "Разам з імі стаялі людзі, ўсе маўчалі.",
        "Вера помогает людям, он это знает.",
        "У доме на Каменнай Горцы ціха, ўсе спяць.",
        "Его вёл судья Верховного суда, он молчал.",
    ],
)
def test_other_words_at_the_beginning_are_nobody(text):
    assert names_in(text) == []


def test_both_halves_of_a_double_surname_are_inflected():
    found = read("Віктара Завадзкага-Ліса выпусьцілі. Завадзкі-Ліс цяпер вартаўнік.", "", PUBLISHED, LEXICON)
    assert [one.person for one in found.mentions] == [0, 0]
