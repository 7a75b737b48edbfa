"""Names of many words."""

import pytest

from sprava.core import names


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Maria del Carmen Lopez Zazulia", "María Carmen López Zazulia"), ("Ian Daniel Botmar", "IanDaniel Botmar"),
        ("Hasan Umar Zaid", "Hasan Muhammad Umar Zaid"), ("Hans J. Drozder", "Drozder, Hans Jakob"),
        ("Новик-Гайдук Анна", "Анна Новік Гайдук"),
    ],
)  # fmt: skip
def test_words_find_one_another_in_any_order(left, right):
    assert names.compare(left, right).verdict == "likely"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Umar Hasan Ali al-Zaid", "Umar Hasan Ali al-Hamdi"), ("Anna Maria Novik", "Anna Klara Novik"),
        ("Hans R. Drozder", "Hans Jakob Drozder"), ("Ahmad bin Hasan al-Zaid", "Hasan bin Ahmad al-Zaid"),
    ],
)  # fmt: skip
def test_a_word_that_another_contradicts_makes_two_people(left, right):
    assert names.compare(left, right).verdict != "likely"


def test_one_word_in_common_is_not_enough():
    assert names.compare("Zazulia", "Maria Carmen Lopez Zazulia").weight < names.SAME_ENOUGH + 3
    assert names.compare("Maria", "Maria Carmen Lopez Zazulia").verdict != "likely"
