"""With which meaning a penalty is said: what the law allows and what was served is never read as imposed."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of

TEMPLATES = tomllib.loads((Path(__file__).parent / "texts" / "meanings.toml").read_text("utf-8"))
LEXICON = lexicon_of(load("belarus"))
NUMBERS = {
    "ru": {
        4: ("четыре года", "четырёх лет", "четырём годам", "четырьмя годами", "четырёх годах"),
        5: ("пять лет", "пяти лет", "пяти годам", "пятью годами", "пяти годах"),
        7: ("семь лет", "семи лет", "семи годам", "семью годами", "семи годах"),
        12: ("двенадцать лет", "двенадцати лет", "двенадцати годам", "двенадцатью годами", "двенадцати годах"),
    },
    "be": {
        4: ("чатыры гады", "чатырох гадоў", "чатыром гадам", "чатырма гадамі", "чатырох гадах"),
        5: ("пяць гадоў", "пяці гадоў", "пяці гадам", "пяццю гадамі", "пяці гадах"),
        7: ("сем гадоў", "сямі гадоў", "сямі гадам", "сямю гадамі", "сямі гадах"),
        12: ("дванаццаць гадоў", "дванаццаці гадоў", "дванаццаці гадам", "дванаццаццю гадамі", "дванаццаці гадах"),
    },
    "uk": {
        4: ("чотири роки", "чотирьох років", "чотирьом рокам", "чотирма роками", "чотирьох роках"),
        5: ("п'ять років", "п'яти років", "п'яти рокам", "п'ятьма роками", "п'яти роках"),
        7: ("сім років", "семи років", "семи рокам", "сьома роками", "семи роках"),
    },
    "pl": {
        4: ("cztery lata", "czterech lat", "czterem latom", "czterema latami", "czterech latach"),
        5: ("pięć lat", "pięciu lat", "pięciu latom", "pięcioma latami", "pięciu latach"),
        7: ("siedem lat", "siedmiu lat", "siedmiu latom", "siedmioma latami", "siedmiu latach"),
    },
    "en": {
        4: ("four years",) * 5,
        5: ("five years",) * 5,
        7: ("seven years",) * 5,
        12: ("twelve years",) * 5,
    },
}
RANGES = {"ru": "от двух до {gen}", "be": "ад двух да {gen}", "uk": "від двох до {gen}", "pl": "od dwóch do {gen}"}
SLOTS = ("acc", "gen", "dat", "ins", "pre")


def _written(lang, years, *, in_figures):
    forms = dict(zip(SLOTS, NUMBERS[lang][years], strict=True))
    if in_figures:
        forms = {slot: f"{years} {form.split()[-1]}" for slot, form in forms.items()}
    return {**forms, "loc": forms["pre"], "range": RANGES.get(lang, "two to {acc}").format(**forms)}


def _meanings(text, years):
    found = read(text, "", date(2024, 5, 20), LEXICON)
    return {term.meaning for scene in found.scenes for term in scene.terms if term.amount == years * 12}


def _sentence(template, forms):
    text = template.format(**forms)
    return text[:1].upper() + text[1:]


@st.composite
def penalties(draw, meanings):
    lang = draw(st.sampled_from(sorted(TEMPLATES)))
    template = draw(st.sampled_from([one for name in meanings for one in TEMPLATES[lang].get(name, ())]))
    years = draw(st.sampled_from(sorted(NUMBERS[lang])))
    return _sentence(template, _written(lang, years, in_figures=draw(st.booleans()))), years


@given(penalties(("statutory", "served", "remaining", "requested")))
def test_what_no_court_gave_is_not_read_as_imposed(told):
    text, years = told
    assert "imposed" not in _meanings(text, years)


@given(
    penalties(("statutory",)), st.sampled_from(["", "Её судили в Минске. ", "Яго судзілі ў Гомелі. ", "A court met. "])
)
def test_what_the_law_allows_is_no_event_whatever_goes_before(told, before):
    events = read(before + told[0], "", date(2024, 5, 20), LEXICON).events
    assert [event.term for event in events if event.type == "sentenced" and event.realis == "happened"] in ([], [None])


@pytest.mark.parametrize("lang", sorted(TEMPLATES))
@pytest.mark.parametrize("meaning", ["imposed", "requested", "remaining"])
def test_what_a_court_gave_or_a_prosecutor_asked_for_is_read_as_that(lang, meaning):
    forms = _written(lang, 5, in_figures=False)
    wrong = [one for one in TEMPLATES[lang].get(meaning, ()) if _meanings(_sentence(one, forms), 5) != {meaning}]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("Прокурор просил семь лет, суд дал Ивану Сыцько пять лет колонии.", ["requested", "imposed"]),
        ("По статье до семи лет, ей дали пять лет колонии.", ["statutory", "imposed"]),
        ("Он отсидел два года из пяти лет колонии.", ["served", "imposed"]),
        ("The court cut his sentence from seven years to five years in prison.", ["imposed", "imposed"]),
        ("Пракурор прасіў сем гадоў, далі пяць гадоў калоніі.", ["requested", "imposed"]),
    ],
)
def test_two_penalties_of_one_sentence_have_each_their_own_meaning(text, meanings):
    found = read(text, "", date(2024, 5, 20), LEXICON)
    assert [term.meaning for scene in found.scenes for term in scene.terms] == meanings
