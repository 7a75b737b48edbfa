"""What is said of a letter before the censor reads it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.support.cautions import MOST_MARKED, cautions, marked, printable

LONG = "Дзень добры! У нас дажджы, але астры яшчэ трымаюцца, і кот спіць на акне. " * 6


def kinds(text: str, **given_) -> set[str]:
    return {one.kind for one in cautions(text, "en", **given_)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Мы ўсе сочым за вашай справай.", "case"),
        ("Следите за судом!", "case"),
        ("Хай суддзя падумае.", "case"),
        ("I followed your trial.", "case"),
        ("Гэты рэжым хутка скончыцца.", "politics"),
        ("Про войну не думайте.", "war"),
        ("Свабода блізка.", "freedom"),
        ("Пішу вам з Тэлеграма.", "groups"),
        ("Пишите на alena@example.org", "link"),
        ("Мой канал @kvetka", "link"),
        ("Тэлефануйце: +375 29 123-45-67", "phone"),
        ("Жыву на вул. Кветкавай, 3", "address"),
        ("Прывітанне ад усіх, і ад Рыгора Каласніка таксама", "name"),
        ("Hello from all of us, we think of you", "language"),
        ("Обнимаю 🌻", "signs"),
        ("Кароткі ліст.", "short"),
        (LONG * 12, "long"),
    ],
)
def test_what_can_stop_a_letter_is_found(words, kind):
    assert kind in kinds(words)


def test_a_letter_about_rain_and_cats_has_nothing_against_it():
    assert cautions(LONG, "en") == ()


@pytest.mark.parametrize(
    "text",
    ["Вясной зацвітуць вішні", "Як вашы справы?", "Вот так судьба", "На рацэ судна", "Чакаю вясны", "I feel warm"],
)
def test_harmless_words_that_begin_like_others_are_left_alone(text):
    assert kinds(text) <= {"short", "language"}


def test_the_name_of_whom_the_letter_is_for_is_no_strange_name():
    text = "Дзень добры, мілая Тадора Кляновіч"
    assert "name" in kinds(text)
    assert "name" not in kinds(text, addressee="Кляновіч Тадора Ігнатаўна")


@given(st.text(max_size=400))
def test_any_text_is_read_and_its_pieces_are_the_text(text):
    found = cautions(text, "be")
    assert "".join(words for words, _ in marked(text, found)) == text
    assert all(0 <= one.begin <= one.end <= len(text) for one in found)


@given(st.text(max_size=400))
def test_what_is_printed_turns_nothing_around_and_carries_no_control(text):
    shown = printable(text)
    assert printable(shown) == shown
    assert all(sign == "\n" or unicodedata.category(sign)[0] != "C" for sign in shown)


def test_letters_of_belarusian_and_russian_are_all_printed():
    alphabet = "абвгдеёжзійклмнопрстуўфхцчшыьэюя’ъщи ґ АБВГДЕЁЖЗІЙЎ №1 «так» — 20 °C, а́"
    assert printable(alphabet) == alphabet


def test_a_word_repeated_a_thousand_times_is_marked_a_hundred_times_and_the_page_says_so():
    text = "суд " * 1500
    found = cautions(text, "en")
    pieces = marked(text, found)
    assert sum(is_marked for _piece, is_marked in pieces) == MOST_MARKED
    assert "".join(piece for piece, _is_marked in pieces) == text
    assert "many" in {one.kind for one in found}
