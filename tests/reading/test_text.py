"""Texts taken apart: words with their places, sentences that end where they end, languages of sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.text import taken_apart


@given(st.text(max_size=400))
def test_every_word_quotes_the_text_and_words_stand_in_order(raw):
    tokens = taken_apart(raw)
    assert [raw[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.written
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert len(tokens.words) == len(tokens.written)


@given(st.text(alphabet="абвіўы .,!?\n«»—АБВ1", max_size=300))
def test_sentences_do_not_overlap_and_leave_out_nothing_but_line_ends(raw):
    tokens = taken_apart(raw)
    covered = [at for sentence in tokens.sentences for at in range(sentence.first, sentence.last)]
    assert covered == [at for at, written in enumerate(tokens.written) if written != "\n"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Суд по ст. 342 УК. Дело новое.", 2),
        ("Паводле ч. 1 арт. 368 КК яго судзілі. Прысуд вынеслі.", 2),
        ("Judge A. Smirnou gave No. 4 as the address. He left.", 2),
        ("Sąd z art. 130 ust. 3 skazał ją. Odwołała się.", 2),
        ("Адвокат Э. Лобава и судья И. П. Крот молчали.", 1),
        ("«Я не виновен.» Так он сказал.", 2),
        ("В 2020 г. Суд начался.", 2),
        ("Он живёт в г. Минске.", 1),
        ("Really?! Yes.", 2),
    ],
)
def test_abbreviations_and_initials_do_not_end_a_sentence(text, sentences):
    assert len(taken_apart(text).sentences) == sentences


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Суд приговорил его к двум годам, он обжаловал решение.", "ru"),
        ("Суд прыгаварыў яе да двух гадоў, ўсе ведаюць пра гэта.", "be"),
        ("Сьлядзтва трывала тры месяцы, сьведкі маўчалі.", "be"),
        ("Суд засудив його до двох років, він оскаржив вирок.", "uk"),
        ("Sąd skazał go na dwa lata, on się odwołał.", "pl"),
        ("The court sentenced him to two years in a colony.", "en"),
        ("The court sentenced Jaŭhien Miroś and Siarhiej Laŭko to two years.", "en"),
        ("Sud prysudziŭ jamu dva hady, jon žyvie ŭ Miensku.", "be-latn"),
    ],
)
def test_the_language_of_a_sentence_is_seen(text, lang):
    assert [sentence.lang for sentence in taken_apart(text).sentences] == [lang]


def test_each_sentence_has_its_own_language():
    tokens = taken_apart("Суд ішоў у Менску, ўсе маўчалі. Решение объявят завтра, сказал он.")
    assert [sentence.lang for sentence in tokens.sentences] == ["be", "ru"]


def test_a_possessive_is_no_part_of_a_name():
    assert "Lukash" in taken_apart("Lukash's lawyer left.").written
    assert "Мар'яна" in taken_apart("Мар'яна пайшла.").written


WORDS = st.text("абвгдежікўЎІіabsзт'’-‑\u0301\u200b 1.,\n«»", max_size=60)


@given(WORDS)
def test_words_stand_where_they_are_said_to_stand_and_nothing_is_left_out(raw):
    tokens = taken_apart(raw)
    assert [raw[first:last] for first, last in zip(tokens.starts, tokens.ends, strict=True)] == tokens.written
    held = {at for first, last in zip(tokens.starts, tokens.ends, strict=True) for at in range(first, last)}
    assert all(raw[at] in " _" for at in range(len(raw)) if at not in held)
