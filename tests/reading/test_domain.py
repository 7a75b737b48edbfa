"""News that is not of persecution, though in its words, proposes nothing; reports in the words of other news do."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.packs.pack import load
from sprava.reading.domain import WEIGHTS, points_of
from sprava.reading.places.names import PlaceNames
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of

TEXTS = Path(__file__).parent / "texts"
LEXICON = lexicon_of(load("belarus"))
PUBLISHED = date(2025, 10, 10)
EVENT_FREE = [
    pytest.param(text, id=f"{file}-{kind}-{lang}-{number}")
    for file in ("event_free", "other_news")
    for kind, languages in tomllib.loads((TEXTS / f"{file}.toml").read_text("utf-8")).items()
    for lang, texts in languages.items()
    for number, text in enumerate(texts)
]
REPORTS = tomllib.loads((TEXTS / "persecution.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("text", EVENT_FREE)
def test_other_news_proposes_no_event(text):
    assert [event.rule for event in read(text, "", PUBLISHED, LEXICON).events] == []


@pytest.mark.parametrize("report", REPORTS, ids=[report["text"][:40] for report in REPORTS])
def test_a_report_in_the_words_of_other_news_keeps_its_events(report):
    found = read(report["text"], "", PUBLISHED, LEXICON).events
    assert [event.type for event in found if event.realis == "happened"] == report["events"]


@settings(deadline=None)
@given(st.sampled_from(REPORTS), st.integers(0, 3), st.sampled_from(["\n", " ", "\u00a0"]))
def test_blank_space_around_a_report_changes_nothing(report, lines, space):
    plain = [(event.type, event.realis) for event in read(report["text"], "", PUBLISHED, LEXICON).events]
    wide = "\n" * lines + space + report["text"] + space + "\n" * lines
    assert [(event.type, event.realis) for event in read(wide, "", PUBLISHED, LEXICON).events] == plain


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Милиция задержала Ивана Петрова за кражу. Возбуждено уголовное дело.", []),
        ("КГБ задержал Ивана Петрова за кражу. Возбуждено уголовное дело.", ["detained"]),
        ("Милиция задержала Ивана Петрова за кражу флага на митинге.", ["detained"]),
        ("Суд в Тбилиси арестовал Нино Гелашвили на 10 суток.", []),
        ("Суд в Тбилиси арестовал белоруса Ивана Петрова на 10 суток.", ["detained", "sentenced"]),
        ("Ивана Петрова могут арестовать за комментарий. Милиция молчит.", []),
        ("По сюжету Ивана Петрова арестовывают, потом судят. Милиция в фильме смешная.", []),
    ],
)
def test_what_makes_a_detention_ours(text, proposed):
    types = [event.type for event in read(text, "", PUBLISHED, LEXICON).events]
    assert [type_ for type_ in types if type_ != "charged"] == proposed


def test_of_a_hundred_further_news_three_at_most_propose_anything():
    kinds = tomllib.loads((TEXTS / "unsure_news.toml").read_text("utf-8")).values()
    texts = [text for languages in kinds for listed in languages.values() for text in listed]
    wrong = [text for text in texts if read(text, "", PUBLISHED, LEXICON).events]
    assert len(wrong) * 100 <= 3 * len(texts), wrong


FOREIGN = {
    "ru": "Это было в Варшаве, Праге и Тбилиси. ",
    "be": "Гэта было ў Варшаве, Празе і Тбілісі. ",
    "en": "It was in Warsaw, Prague and Tbilisi. ",
    "pl": "Było to w Pradze, Londynie i Tbilisi. ",
    "uk": "Це було у Варшаві, Празі та Тбілісі. ",
}
COURTS = {
    "ru": "Суд арестовал Ивана Петрова.",
    "be": "Суд арыштаваў Івана Пятрова.",
    "en": "A court arrested Ivan Petrov.",
    "pl": "Sąd aresztował Iwana Pietrowa.",
    "uk": "Суд заарештував Івана Петрова, його сім'я мовчить.",
}


@settings(deadline=None)
@given(st.sampled_from(sorted(COURTS)), st.integers(0, 2))
def test_countries_that_are_named_count_against_a_text_and_this_one_for_it(lang, more):
    abroad = FOREIGN[lang] * (1 + more) + COURTS[lang]
    assert read(abroad, "", PUBLISHED, LEXICON).events == []
    ours = COURTS[lang] + " (Minsk, КГБ, KGB)"
    assert read(ours, "", PUBLISHED, LEXICON).events != []


def test_what_speaks_for_and_against_a_text_is_told_in_words_with_its_points():
    names = PlaceNames(LEXICON.places)
    found = points_of(read("Суд в Минске арестовал Ивана Петрова за кражу.", "", PUBLISHED, LEXICON).scenes, names)
    assert found["a town of this country"] > 0 > found["an everyday offence"]
    assert set(found) <= set(WEIGHTS)
