"""Grounds: the same verb states an event where courts, prisons and police are spoken of, and nothing elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of

LEXICON = lexicon_of(load("belarus"))
FAR_AWAY = {
    "ru": "В Минске открылась ярмарка. Люди пришли с детьми. Погода была тёплой. Оркестр играл до вечера. ",
    "be": "У Мінску адкрыўся кірмаш. Людзі прыйшлі з дзецьмі. Надвор'е было цёплае. Гралі да вечара. ",
    "en": "A fair opened in Minsk. People came with their children. The weather was warm. They stayed until night. ",
}
LAST = {
    "ru": "Неделей раньше в городе говорили о КГБ, протестах и судах.",
    "be": "Тыднем раней у горадзе гаварылі пра КДБ, пратэсты і суды.",
    "en": "A week before the town had talked of the KGB, of protests and courts.",
}


def types(text):
    return [event.type for event in read(text, "", date(2024, 5, 20), LEXICON).events]


@pytest.mark.parametrize(
    ("lang", "borrowed"),
    [
        ("ru", "Критики обвинили Павла Ракиту в скуке."),
        ("ru", "Павел Ракита вышел из комнаты."),
        ("be", "Крытыкі абвінавацілі Паўла Ракіту ў нудзе."),
        ("en", "Critics accused Pavel Rakita of being dull."),
        ("en", "Pavel Rakita was taken to the stage."),
    ],
)
def test_borrowed_verbs_far_from_any_court_state_nothing(lang, borrowed):
    assert types(FAR_AWAY[lang] * 3 + borrowed + " " + FAR_AWAY[lang] * 3 + LAST[lang]) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Павла Ракиту обвинили по статье 342 УК.", ["charged"]),
        ("Павел Ракита вышел из колонии в Бобруйске.", ["released"]),
        ("Pavel Rakita was taken to prison No. 8 in Zhodzina.", ["transferred"]),
    ],
)
def test_the_same_verbs_beside_a_prison_or_an_article_state_their_event(text, stated):
    assert types(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "Суд в Минске осудил Павла Ракиту на три года. Дома его кот умер в ноябре, и кот умер тихо.",
        "Суд в Минске оштрафовал Павла Ракиту. Его книга о тюрьме: перевод выйдет осенью.",
        "A court in Minsk fined Pavel Rakita. His dog died in the spring.",
    ],
)
def test_what_dies_or_comes_out_is_not_the_person_of_whom_was_spoken(text):
    assert not {"died", "released"} & set(types(text))


def test_a_charge_in_a_noun_needs_its_article():
    assert types("Павел Ракита узнал обвинение в суде Минска.") == []
    assert types("Обвинение Павла Ракиты в Минске: ч. 1 ст. 342 УК.") == ["charged"]


def test_a_spokesman_who_denies_a_charge_is_not_charged():
    text = "Spokesman Pavel Rakita denied that the priest had been charged under Article 342 in Minsk."
    found = read(text, "", date(2024, 5, 20), LEXICON)
    assert [event.person for event in found.events if event.type == "charged" and event.person is not None] == []
