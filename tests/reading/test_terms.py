"""Penalties: how long, of which kind, and said with which meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.reader import read
from sprava.reading.terms import TermReader
from sprava.reading.text import taken_apart
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def terms_in(text):
    tokens = taken_apart(text)
    reader = TermReader(tokens)
    return [(one.kind, one.amount, one.meaning) for sentence in tokens.sentences for one in reader.of(sentence)]


WORDS = {
    "ru": {2: "двум", 3: "трём", 5: "пяти", 11: "одиннадцати", 20: "двадцати"},
    "be": {2: "двух", 3: "трох", 5: "пяці", 11: "адзінаццаці", 20: "дваццаці"},
    "uk": {2: "двох", 3: "трьох", 5: "п'яти", 11: "одинадцяти", 20: "двадцяти"},
    "pl": {2: "dwa", 3: "trzy", 5: "pięć", 11: "jedenaście", 20: "dwadzieścia"},
    "en": {2: "two", 3: "three", 5: "five", 11: "eleven", 20: "twenty"},
}
FRAMES = {
    "ru": "Суд приговорил её к {} годам колонии, все молчали.",
    "be": "Суд прыгаварыў яе да {} гадоў калоніі, ўсе маўчалі.",
    "uk": "Суд засудив її до {} років колонії, і всі мовчали.",
    "pl": "Sąd skazał ją na {} lat kolonii i wszyscy milczeli.",
    "en": "The court sentenced her to {} years in a colony on Monday.",
}


@pytest.mark.parametrize("lang", sorted(FRAMES))
@given(st.data())
def test_a_number_of_years_in_figures_or_words_is_read_back(lang, data):
    years = data.draw(st.sampled_from(sorted(WORDS[lang])))
    written = data.draw(st.sampled_from((str(years), WORDS[lang][years])))
    assert terms_in(FRAMES[lang].format(written)) == [("imprisonment", years * 12, "imposed")]


@given(st.integers(2, 15), st.integers(2, 11))
def test_years_and_months_are_one_term(years, months):
    text = f"Суд приговорил его к {years} годам и {months} месяцам колонии, все молчали."
    assert terms_in(text) == [("imprisonment", years * 12 + months, "imposed")]
    text = f"The court gave him {years} years and {months} months in prison on Monday."
    assert terms_in(text) == [("imprisonment", years * 12 + months, "imposed")]


@given(st.integers(1, 30))
def test_days_of_arrest(days):
    assert terms_in(f"Ему дали {days} суток ареста, он вышел.") == [("administrative_arrest", days, "imposed")]
    assert terms_in(f"Яму далі {days} сутак арышту, ён выйшаў, ўсё.") == [("administrative_arrest", days, "imposed")]


@given(st.integers(2, 100))
def test_fines_in_base_units(units):
    assert terms_in(f"Его оштрафовали на {units} базовых величин, он уплатил.") == [("fine", units, "imposed")]
    assert terms_in(f"She was fined {units} base units in the court.") == [("fine", units, "imposed")]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Прокурор попросил для неё пять лет колонии, она молчала.", [("imprisonment", 60, "requested")]),
        ("The prosecutor asked for four years in prison for him.", [("imprisonment", 48, "requested")]),
        ("Пракурор прасіў для яго чатыры гады калоніі, ўсе маўчалі.", [("imprisonment", 48, "requested")]),
        ("Prokurator domagał się dla niej trzech lat kolonii.", [("imprisonment", 36, "requested")]),
        ("Статья предусматривает от 7 до 15 лет лишения свободы, это много.", [("imprisonment", 180, "statutory")]),
        ("The article is punishable by up to four years in a colony.", [("imprisonment", 48, "statutory")]),
        ("Ёй пагражае да шасці гадоў калоніі, ўсе ведаюць.", [("imprisonment", 72, "statutory")]),
        ("Grozi jej do pięciu lat więzienia i ona się boi.", [("imprisonment", 60, "statutory")]),
        ("Ему осталось полтора года, он ждёт.", [("imprisonment", 18, "remaining")]),
        ("She has sixteen months left to serve in the colony.", [("imprisonment", 16, "remaining")]),
        ("Он отсидел два года и вышел, все рады.", [("imprisonment", 24, "served")]),
        ("He was released after five years in prison and is at home.", [("imprisonment", 60, "served")]),
        (
            "Засталося яму чатыры гады зь дзесяці, ўсё.",
            [("imprisonment", 48, "remaining"), ("imprisonment", 120, "imposed")],
        ),
        ("Суд дал ему два года «домашней химии», он дома.", [("restriction_of_liberty", 24, "imposed")]),
        ("Суд дал ему два года «химии», он уехал.", [("restriction_of_liberty_open_institution", 24, "imposed")]),
        (
            "He got three years of restricted freedom in an open-type institution.",
            [("restriction_of_liberty_open_institution", 36, "imposed")],
        ),
        (
            "Осуждены на два, три и пять лет колонии, все молчали.",
            [("imprisonment", 24, "imposed"), ("imprisonment", 36, "imposed"), ("imprisonment", 60, "imposed")],
        ),
        ("Её наказали трёхсуточным арестом, она вышла.", [("administrative_arrest", 3, "imposed")]),
        ("Ему впаяли трёшку, он сидит.", [("imprisonment", 36, "imposed")]),
    ],
)
def test_kinds_and_meanings(text, terms):
    assert terms_in(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "Ивану Петрову, 34 года, он инженер.",
        "61-летний житель города умер в колонии.",
        "Три года назад его осудили, он молчал.",
        "The nurse spent five months in the detention centre before the trial.",
        "The director spent five years in the marshes and shot a film.",
        "Его поместили в карцер на десять суток, он болен.",
        "Она работала в школе 12 лет, её любят.",
        "Роман «Пять лет каторги» вышел в свет, он толстый.",
    ],
)
def test_other_times_are_no_penalties(text):
    assert terms_in(text) == []


def test_a_regime_belongs_to_imprisonment():
    tokens = taken_apart("Суд дал ему шесть лет колонии усиленного режима, он молчал.")
    (term,) = TermReader(tokens).of(tokens.sentences[0])
    assert (term.regime, term.value()) == ("enhanced", {"kind": "imprisonment", "months": 72, "regime": "enhanced"})


@pytest.mark.parametrize(
    ("text", "months_or_days"),
    [
        ("Пётр Нехай – ст. 19.11, 15 суток", [15]),
        ("Раіса Вірко — арт. 342, 2 гады", [24]),
        ("Arłova namalavała ich za dva miesiacy ŭ Miensku.", []),
        ("The designer got the job done and drew them in two months for the court.", []),
        ("Суд тривав два дні, і він мовчав.", []),
    ],
)
def test_items_of_lists_and_how_long_a_thing_took(text, months_or_days):
    found = read(text, "", PUBLISHED, LEXICON)
    assert [term.amount for scene in found.scenes for term in scene.terms] == months_or_days
