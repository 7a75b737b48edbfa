"""Places of detention: whatever the writer calls one, the words of its name are the span, no more and no fewer."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of

PACK = lexicon_of(load("belarus"))
PUBLISHED = date(2023, 5, 5)


def prisons_in(text, lang):
    spans = read(text, "", PUBLISHED, PACK, lang).spans
    return [(text[span.start : span.end], span.value) for span in spans if span.kind == "facility"]


KINDS = {
    "калоніі": ("IK", "15", "магілёўскай", "Магілёве"),
    "калёніі": ("IK", "15", "магілёўскай", "Магілёве"),
    "папраўчай калоніі": ("IK", "4", "гомельскай", "Гомелі"),
    "ПК": ("IK", "2", "бабруйскай", "Бабруйску"),
    "ІК": ("IK", "17", "шклоўскай", "Шклове"),
    "турме": ("T", "8", "жодзінскай", "Жодзіне"),
    "вязьніцы": ("T", "1", "гарадзенскай", "Гродне"),
    "СІЗА": ("SIZO", "7", "брэсцкім", "Брэсце"),
    "СІЗО": ("SIZO", "3", "гомельскім", "Гомелі"),
    "следчым ізалятары": ("SIZO", "2", "віцебскім", "Віцебску"),
    "ПУАТ": ("IUOT", "48", "асіповіцкай", "Асіповічах"),
    "спецкамендатуры": ("IUOT", "48", "асіповіцкай", "Асіповічах"),
}
SHAPES = (
    "{kind} № {number}",
    "{kind} №{number}",
    "{kind} № {number} у {town}",
    "{kind} № {number} г. {town}",
    "{kind} №{number} у горадзе {town}",
    "{adjective} {kind} № {number}",
    "{adjective} {kind}",
    "{kind} у {town}",
    "{adjective} {number}-й {kind}",
)
FRAMES = ("Цяпер яго трымаюць у {}, піша сястра.", "У {} памёр Пятро Кароль.", "Ліст з {} ішоў тры тыдні.")


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", KINDS)
def test_kind_number_and_town_in_any_order_are_one_name(kind, shape, frame):
    family, number, adjective, town = KINDS[kind]
    name = shape.format(kind=kind, number=number, adjective=adjective, town=town)
    [(found, value)] = prisons_in(frame.format(name), "be")
    assert found == name
    assert value in (f"{family}-{number}", None)


@pytest.mark.parametrize(
    ("text", "lang", "name", "meant"),
    [
        (
            "Яго трымаюць у магілёўскай пятнаццатай калоніі, ўсе ведаюць.",
            "be",
            "магілёўскай пятнаццатай калоніі",
            "IK-15",
        ),
        ("Её перевели в бобруйскую «двойку», он молчал.", "ru", "бобруйскую «двойку", None),
        ("Его перевели в гродненскую «крытую», он молчал.", "ru", "гродненскую «крытую", "T-1"),
        ("Он в ИВС Ленинского РУВД Бреста, он молчит.", "ru", "ИВС Ленинского РУВД Бреста", None),
        ("Яго трымаюць у ІЧУ Ленінскага раёна Мінска, ўсе ведаюць.", "be", "ІЧУ Ленінскага раёна Мінска", None),
        ("Его держат на Окрестина, говорит сестра.", "ru", "Окрестина", "OKR-CIP"),
        ("Яго трымаюць у «Амерыканцы», кажа сястра.", "be", "Амерыканцы", "SIZO-KGB"),
        ("Jest w kolonii nr 22 „Wilcze Nory” i się nie boi.", "pl", "kolonii nr 22 „Wilcze Nory”", "IK-22"),
        ("Яна ў ЛТП № 1 у Светлагорску, ўсе ведаюць.", "be", "ЛТП № 1 у Светлагорску", None),
        ("Політв'язня тримають в ізоляторі на Окрестіна, і він мовчить.", "uk", "ізоляторі на Окрестіна", None),
        ("He is in penal colony IK-15 and the lawyer is silent.", "en", "penal colony IK-15", "IK-15"),
        ("He was moved to Zhodzina's Prison No. 8 and placed there.", "en", "Zhodzina's Prison No. 8", "T-8"),
        ("She is held in the Mahiliou colony and is silent.", "en", "the Mahiliou colony", "IK-15"),
        ("He is in the Brest temporary detention facility.", "en", "the Brest temporary detention facility", None),
        ("Jest w kolonii karnej dla kobiet w Homlu i się nie boi.", "pl", "kolonii karnej dla kobiet w Homlu", "IK-4"),
        ("Przebywa w zakładzie nr 48 w Osipowiczach i się nie boi.", "pl", "zakładzie nr 48 w Osipowiczach", None),
        ("Яе этапавалі ў Горкі, ўсе ведаюць.", "be", "Горкі", None),
        ("Ён адбывае тэрмін у Шклове, ўсе ведаюць.", "be", "Шклове", None),
        ("Siedzi w Nowopołocku i się nie boi.", "pl", "Nowopołocku", None),
    ],
)
def test_names_of_the_street_and_of_the_clerk(text, lang, name, meant):
    assert prisons_in(text, lang) == [(name, meant)]


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Яго вывезлі з горацкай калоніі ў Менск, ўсе маўчалі.", "be", ["горацкай калоніі", "Менск"]),
        ("У калоніі № 4 у Сяргея забралі лісты, ўсе ведаюць.", "be", ["калоніі № 4"]),
        ("Его остановили на вокзале в Орше и увезли, он молчал.", "ru", []),
        ("Его отпустили, в Орше ждала мать, он молчал.", "ru", []),
    ],
)
def test_where_the_way_leads_and_whose_it_is_are_no_part_of_the_name(text, lang, names):
    assert [name for name, _ in prisons_in(text, lang)] == names


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Яго трымаюць у калоніі, умовы цяжкія.", "be"),
        ("Гэта ўжо трэцяя калонія за год.", "be"),
        ("Яго павезлі ў Ленінскі РУУС Гродна, ўсе маўчалі.", "be"),
        ("Ён атрымаў 8 гадоў калоніі, ўсе маўчалі.", "be"),
        ("В тюрьмах Минской области тесно, он знает.", "ru"),
        ("She was sentenced to five years in prison in Minsk.", "en"),
        ("The prison hospital is full and the judge is silent.", "en"),
        ("Areszt na 15 dni dostał Jan i się nie bał.", "pl"),
    ],
)
def test_a_prison_of_which_nothing_is_said_is_none(text, lang):
    assert prisons_in(text, lang) == []
