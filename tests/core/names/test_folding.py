"""Every spelling of a word has one code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.names.folding import LACINKA, OPEN, code_of, codes_of, skeleton_of, stem_of, style_of
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
