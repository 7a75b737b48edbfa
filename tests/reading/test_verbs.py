"""What verbs state: the event, of whom, and that a penalty beside them says it better."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of

LEXICON = lexicon_of(load("belarus"))
NAMES = {
    "ru": ("Павла Ракиту", "Веру Скибу", "Ивана Лапко"),
    "be": ("Паўла Ракіту", "Веру Скібу", "Івана Лапко"),
    "uk": ("Павла Ракиту", "Віру Скибу", "Івана Лапка"),
    "pl": ("Pawła Rakitę", "Wierę Skibę", "Iwana Łapkę"),
    "en": ("Pavel Rakita", "Vera Skiba", "Ivan Lapko"),
}
STATED = {
    "ru": [("detained", "В Минске КГБ задержал {}."), ("searched", "Силовики обыскали квартиру {}, сообщает «Вясна».")],
    "be": [("detained", "У Мінску КДБ затрымаў {}."), ("tried", "У Мінску пачалі судзіць {}.")],
    "uk": [("detained", "У Мінську КДБ затримав {}."), ("tried", "У Мінську почали судити {}.")],
    "pl": [("detained", "W Mińsku KGB zatrzymało {}."), ("tried", "W Mińsku zaczęto sądzić {}.")],
    "en": [("detained", "In Minsk the KGB detained {}."), ("searched", "The KGB in Minsk searched the flat of {}.")],
}


def told(text):
    found = read(text, "", date(2024, 5, 20), LEXICON)
    return [(event.type, event.realis) for event in found.events], found


@st.composite
def statements(draw):
    lang = draw(st.sampled_from(sorted(STATED)))
    kind, frame = draw(st.sampled_from(STATED[lang]))
    return kind, frame.format(draw(st.sampled_from(NAMES[lang])))


@given(statements())
def test_a_verb_states_its_event_of_whoever_is_named_beside_it(stated):
    kind, text = stated
    events, found = told(text)
    assert events == [(kind, "happened")]
    assert found.events[0].person is not None


@given(statements())
def test_the_same_words_as_a_question_state_nothing(stated):
    events, _ = told(stated[1].replace(".", "?"))
    assert events == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Суд в Минске осудил Павла Ракиту на три года колонии.", ["sentenced"]),
        ("Суд в Минске осудил Павла Ракиту.", ["convicted"]),
        ("Суд у Мінску аштрафаваў Паўла Ракіту на 20 базавых.", ["fined"]),
        ("Sąd w Mińsku uniewinnił Pawła Rakitę.", ["convicted"]),
        ("A court in Minsk fined Pavel Rakita 800 roubles (20 base units).", ["fined"]),
    ],
)
def test_a_verdict_with_its_penalty_is_told_once(text, types):
    assert [type_ for type_, _ in told(text)[0]] == types


@pytest.mark.parametrize(
    "text",
    [
        "Адвокат Анна Лось просила оправдать Павла Ракиту, суд в Минске удалился.",
        "Adwokat Anna Łoś wniosła o uniewinnienie Pawła Rakity, sąd w Mińsku milczy.",
    ],
)
def test_what_a_lawyer_asks_for_has_not_happened(text):
    assert [one for one in told(text)[0] if one[0] == "convicted"] == []


def test_since_a_day_in_custody_is_a_detention_unless_one_was_told():
    assert told("Павел Ракита в СИЗО с 3 мая.")[0] == [("detained", "happened")]
    again = "Павла Ракиту задержали 3 мая в Минске. Он под стражей с 3 мая."
    assert [type_ for type_, _ in told(again)[0]] == ["detained"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("МУС дапоўніла спіс экстрэмістаў. У яго ўнеслі Паўла Ракіту.", ["listed_as_extremist"]),
        ("КГБ пополнил список террористов. В него внесли Павла Ракиту.", ["listed_as_terrorist"]),
    ],
)
def test_the_list_that_somebody_is_put_on_may_be_named_in_the_sentence_before(text, types):
    assert [type_ for type_, _ in told(text)[0]] == types


def test_who_tried_somebody_is_not_tried():
    found = read(
        "Pavel Rakita was convicted in Minsk. He was tried by Anna Drobat in the Leninski District Court of Minsk.",
        "",
        date(2024, 5, 20),
        LEXICON,
    )
    surnames = {found.persons[event.person].mentions[0].surname for event in found.events if event.person is not None}
    assert surnames == {"Rakita"}
