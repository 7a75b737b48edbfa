"""Every piece of evidence has words in three languages."""

from hypothesis import given

from sprava.core import names
from sprava.core.names.reasons import LANGUAGES, codes, words
from tests.core.names.conftest import ANYTHING, NAMELIKE, PEOPLE


@given(NAMELIKE | PEOPLE | ANYTHING, NAMELIKE | PEOPLE)
def test_whatever_is_found_has_words(left, right):
    for item in names.compare(left, right).evidence:
        assert item.code in codes()
        assert all(words(item, language) for language in LANGUAGES)


def test_words_say_what_both_sides_say():
    (surname, _) = names.compare("Борис Новик", "Boris Haiduk").evidence
    assert words(surname, "be") == "прозвішчы розныя: Новик, Haiduk"
    assert surname.because == "the surnames differ: Новик, Haiduk"


def test_a_brace_in_a_name_is_no_place_for_words():
    for item in names.compare("Бор{ис} Дрозд{0}ов", "{left} Дроздов").evidence:
        assert words(item, "en")
