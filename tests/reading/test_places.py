"""Courts, places of detention and bodies, as written."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def places_in(text, kind):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    return [(text[span.start : span.end], span.value) for span in found.spans if span.kind == kind]


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("Суд Ленинского района Минска приговорил её, она молчала.", "Суд Ленинского района Минска"),
        ("Её судил Гомельский областной суд, она молчала.", "Гомельский областной суд"),
        ("Верховный суд отклонил жалобу, он молчал.", "Верховный суд"),
        ("Яе судзілі ў судзе Мазырскага раёна, ўсе маўчалі.", "судзе Мазырскага раёна"),
        ("Суд Аршанскага раёну і места Воршы пакараў яе, ўсе маўчалі.", "Суд Аршанскага раёну і места Воршы"),
        ("Яе асудзіў Мінскі гарадскі суд, ўсе маўчалі.", "Мінскі гарадскі суд"),
        ("The Slonim District Court sentenced her to two years.", "Slonim District Court"),
        ("The Leninski District Court of Brest sentenced her.", "Leninski District Court of Brest"),
        ("Sąd Obwodowy w Grodnie skazał ją na rok.", "Sąd Obwodowy w Grodnie"),
        ("Її судив Гомельський обласний суд, і всі мовчали.", "Гомельський обласний суд"),
    ],
)
def test_courts(text, court):
    assert [written for written, _ in places_in(text, "court")] == [court]


@pytest.mark.parametrize(
    "text", ["Суд приговорил её, она молчала.", "The court sentenced her to two years.", "Sąd skazał ją na rok."]
)
def test_a_court_without_its_name_is_none(text):
    assert places_in(text, "court") == []


@pytest.mark.parametrize(
    ("text", "facility", "value"),
    [
        ("Он в ИК-4, там холодно.", "ИК-4", "IK-4"),
        ("Её перевели в колонию № 4, все рады.", "колонию № 4", "IK-4"),
        ("Яго трымаюць у СІЗА № 7, ўсе ведаюць.", "СІЗА № 7", "SIZO-7"),
        ("She is in Prison No. 8 and he is at home.", "Prison No. 8", "T-8"),
        ("He was held in Pre-trial Detention Center No. 7 for the year.", "Pre-trial Detention Center No. 7", "SIZO-7"),
        ("Przeniesiono ją do kolonii nr 4 i się cieszy.", "kolonii nr 4", "IK-4"),
        ("Его держат на Окрестина, он болен.", "Окрестина", None),
        ("Её увезли в гомельскую колонию, она больна.", "гомельскую колонию", None),
    ],
)
def test_places_of_detention(text, facility, value):
    assert places_in(text, "facility") == [(facility, value)]


def test_a_colony_without_number_or_town_is_none():
    assert places_in("Он в колонии, там холодно.", "facility") == []


def test_bodies_have_the_ids_of_the_jurisdiction():
    assert places_in("КГБ и МВД молчат, они заняты.", "body") == [("КГБ", "KGB"), ("МВД", "MVD")]


PACK = lexicon_of(load("belarus"))
WRITTEN = [
    pytest.param(row, name, meant, id=f"{row['lang']}-{name}")
    for row in tomllib.loads((Path(__file__).parent / "texts" / "places.toml").read_text("utf-8"))["place"]
    for name, meant in row["names"]
]


@pytest.mark.parametrize(("row", "name", "meant"), WRITTEN)
def test_a_court_or_a_prison_of_the_pack_is_found_whole_and_linked(row, name, meant):
    text = row["sentence"].format(name)
    published = date(2025, 1, 1) if meant == "SIZO-1" else date(2023, 5, 5)  # it moved in April 2024
    start = text.index(name)
    spans = [span for span in read(text, "", published, PACK, row["lang"]).spans if span.kind == row["kind"]]
    assert [span.value for span in spans] == [meant]
    shared = min(spans[0].end, start + len(name)) - max(spans[0].start, start)
    assert shared * 2 >= len(name)


@pytest.mark.parametrize(
    ("text", "lang", "meant"),
    [
        ("Яго этапавалі ў крытую турму ў Магілёве, ўсе ведаюць.", "be", "T-4"),
        ("Яна ў жодзінскім СІЗА ўжо месяц.", "be", "T-8"),
        ("Ён у спецкамендатуры № 48 у Магілёве, ўсе ведаюць.", "be", "IUOT-48"),
        ("Палітвязня кінулі ў ІУАТ-48, ўсе ведаюць.", "be", "IUOT-48"),
        ("Яго трымаюць у Амерыканцы, ўсе маўчаць.", "be", "SIZO-KGB"),
        ("Jaho etapavali ŭ kałoniju ŭ Škłovie, jon maŭčaŭ.", "be-latn", "IK-17"),
        ("Його тримають у гомельській колонії, він мовчить.", "uk", "IK-4"),
        ("Його етапували до могильовської в'язниці, він мовчить.", "uk", "T-4"),
        ("He is held in SIZO-1 and the lawyer is silent.", "en", "SIZO-1-OLD"),
        ("Jest w areszcie śledczym przy Wołodarskiego w Mińsku.", "pl", "SIZO-1-OLD"),
    ],
)
def test_prisons_in_the_words_of_the_street(text, lang, meant):
    spans = read(text, "", date(2023, 5, 5), PACK, lang).spans
    assert [span.value for span in spans if span.kind == "facility"] == [meant]


def test_a_small_town_is_a_prison_only_for_those_who_are_taken_there():
    assert [one.kind for one in read("Политзаключённого этапировали в Шклов.", "", PUBLISHED, PACK).spans] == [
        "facility"
    ]
    for text in ("Митинг прошёл в Шклове, суд молчал.", "Амерыканцы выйгралі матч, суддзя маўчаў, ўсе рады."):
        assert read(text, "", PUBLISHED, PACK).spans == []


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("The Frunzienski District Court of Minsk sentenced her.", "MINSK-FRUNZENSKI"),
        ("She was tried by the Kastryčnicki District Court of Minsk on Monday.", "MINSK-KASTRYCHNITSKI"),
        ("The City Court of Minsk sentenced her on Monday.", "MINSK-CITY"),
        ("Суд Речицкого района приговорил её, он молчал.", "RECHYTSA"),
        ("Её судил Минский облсуд, он молчал.", "MINSK-REGION"),
        ("Её судил районный суд Слуцка, он молчал.", "районный суд Слуцка"),
        ("The Orsha district and city court sentenced her.", "Orsha district and city court"),
    ],
)
def test_courts_in_any_spelling(text, court):
    spans = read(text, "", PUBLISHED, PACK).spans
    assert [span.value for span in spans if span.kind == "court"] == [court]


def test_the_court_of_the_country_is_not_named():
    assert places_in("Białoruski sąd skazał go i się nie wstydził.", "court") == []
