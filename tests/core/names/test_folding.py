"""Every spelling of a word has one code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.names.folding import (
    LACINKA,
    OPEN,
    code_of,
    codes_of,
    skeleton_of,
    sounds_of,
    spelling_of,
    stem_of,
    style_of,
)
from tests.core.names.conftest import ANYTHING

ONE_SURNAME = [
    "Ціхановіцкая Тихановицкая Tsikhanavitskaya Tikhanovitskaya Cichanavickaja Тихановицкий Ціхановіцкі",
    "Салаўёў Соловьёв Соловьев Solovyov Salauyou Соловйов Soloviev Sałaŭjoŭ",
    "Емельянов Yemialyanau Emialjanau Емяльянаў",
    "Мацкевич Мацкевіч Mackievič Matskevich Mackiewicz",
    "Кляшчук Клещук Klaszczuk Kleshchuk Kliashchuk",
    "Дзевятоўскі Девятовский Dzevjatoŭski Dziewiatouski Devyatovskiy Dzeviatouski",
    "Быков Быкова Быкаў Bykaŭ Bykova Bykau",
    "Дзедзюшка Дедюшко Dziadziushka Dedyushko",
    "Гайдук Haiduk Gayduk Гайдук Hajduk",
    "Дроздов Драздоў Drozdov Drazdou Drozdow Drozdoff",
    "კოვალჩუკი Ковальчуки",
]


@pytest.mark.parametrize("spellings", ONE_SURNAME)
def test_every_spelling_of_a_surname_has_one_stem(spellings):
    stems = {stem_of(code_of(word, style_of(word))) for word in spellings.split()}
    assert len(stems) == 1


def test_ch_without_other_signs_may_be_either_sound():
    assert stem_of(code_of("Ціхановіч")) in {stem_of(code) for code in codes_of("Cichanovich")}


def test_ou_before_a_consonant_may_be_a_plain_u():
    assert code_of("Зубрик") in codes_of("Zoubrik")
    assert stem_of(code_of("Зазоўскі")) in {stem_of(code) for code in codes_of("Zazouski")}


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Stein", "Штейн"), ("Spitzer", "Шпицер"), ("Goldstein", "Гольдштейн"), ("Cooper", "Купер"),
        ("Green", "Грин"), ("Jamal", "Джамал"), ("Zhang", "Чжан"), ("Xiaoping", "Сяопин"), ("Zongmin", "Цзунминь"),
        ("Qing", "Цин"), ("Wang", "Ван"), ("Jinping", "Цзиньпин"),
    ],
)  # fmt: skip
def test_a_word_has_a_code_for_every_language_it_may_be_read_in(latin, cyrillic):
    assert code_of(cyrillic) in codes_of(latin, style_of(latin))


@pytest.mark.parametrize("word", ["Stankevich", "Stepanov", "Bangladesh", "Maksim", "Zhukova", "Jakub", "Łozinski"])
def test_a_slavic_word_is_read_as_before(word):
    assert codes_of(word, style_of(word))[0] == code_of(word, style_of(word))
    assert not {code for code in codes_of(word, style_of(word)) if code.startswith("S") and word[0] == "S"}


def test_a_surname_as_it_is_spelt_is_the_same_in_every_script():
    assert spelling_of(sounds_of("pyankov")) == spelling_of(sounds_of("пьянков")) != spelling_of(sounds_of("панков"))
    assert spelling_of(sounds_of("kalina")) == spelling_of(sounds_of("калина")) != spelling_of(sounds_of("калин"))


def test_a_text_says_how_it_is_spelt_by_letters_that_others_do_not_use():
    assert style_of("Cichanoŭskaja") == LACINKA
    assert style_of("Novik") == style_of("Ковалёва") == OPEN


@given(ANYTHING, ANYTHING)
def test_case_and_accents_change_no_code(before, after):
    word = f"{before}кавалёва{after}"
    assert code_of(word.upper()) == code_of(word.upper().lower())
    assert code_of("Кава\u0301лёва") == code_of("Кавалёва")


@given(st.text(alphabet="абвгдежзіклмнопрстуфхцчшыэюя", min_size=1, max_size=30))
def test_a_skeleton_keeps_the_first_sound_and_every_consonant(word):
    code = code_of(word)
    assert skeleton_of(code)[:1] == code[:1]
    assert list(skeleton_of(code)[1:]) == [c for c in code[1:] if c not in "aiu"]
