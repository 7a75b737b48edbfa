"""Names in one list."""

from __future__ import annotations

import pytest

from sprava.reading.name_lists import distinct, list_around
from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def first_list(text):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    scene = found.scenes[0]
    return [found.tokens.quote(one.first, one.last) for one in list_around(scene.mentions[0], scene.mentions, scene)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Задержали Анну Дрозд, Бориса Крота и Клару Свирид.", ["Анну Дрозд", "Бориса Крота", "Клару Свирид"]),
        ("Задержали Анну Дрозд (34 года) и Бориса Крота.", ["Анну Дрозд", "Бориса Крота"]),
        ("Анну Дрозд задержали, а Борис Крот дома.", ["Анну Дрозд"]),
        ("Анну Дрозд задержали; Бориса Крота отпустили.", ["Анну Дрозд"]),
    ],
)
def test_a_list_ends_at_a_verb_or_a_new_clause(text, names):
    assert first_list(text) == names


def test_somebody_named_twice_is_one_person():
    found = read("Задержали Анну Дрозд. Дрозд молчит.", published=PUBLISHED, lexicon=LEXICON)
    assert distinct(found.mentions) == (0,)
