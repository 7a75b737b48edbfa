"""Cyrillic names in Latin letters, as passports have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core import names


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Дзмітрый Кавалёў", "Dzmitryi Kavaliou"), ("Юрий Щербаков", "Iurii Shcherbakov"),
        ("Яўген Васількоў", "Yauhen Vasilkou"), ("Ганна НОВІК", "Hanna NOVIK"), ("Clara Novik", "Clara Novik"),
    ],
)  # fmt: skip
def test_display_in_latin_follows_the_passport(text, latin):
    assert names.transliterate(text) == latin


BEGINNINGS = st.text(alphabet=st.sampled_from("бвгдзклмнпрст"), min_size=1, max_size=1)
VOWELS = st.sampled_from("аоуі")
ENDINGS = st.sampled_from(["навіч", "люк", "роўскі", "лоўская", "маненка", "нюк", "рэвіч", "дзько"])


@given(BEGINNINGS, VOWELS, BEGINNINGS, ENDINGS, st.sampled_from(["Барыс", "Ганна", "Дзмітрый", "Кацярына"]))
def test_a_name_and_its_passport_spelling_are_one_name(first, vowel, second, ending, given_name):
    name = f"{given_name} {(first + vowel + second + 'а' + ending).capitalize()}"
    assert names.compare(name, names.transliterate(name, "be")).weight == names.compare(name, name).weight
