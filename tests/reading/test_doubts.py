"""Words that look like an event and state none."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of

LEXICON = lexicon_of(load("belarus"))


def told(text):
    return [(event.type, event.realis) for event in read(text, "", date(2024, 5, 20), LEXICON).events]


def test_a_participle_after_kin_says_whose_kin_it_is():
    assert told("Муж задержанной сообщил, что Ева Скиба объявила голодовку в СИЗО.") == [("hunger_strike", "happened")]


def test_an_attribute_says_who_somebody_is():
    assert told("A case was opened against jailed scholar Ihnat Laban under Article 411.") == [("charged", "happened")]


def test_the_same_word_with_its_court_is_a_verdict():
    assert told("A Minsk court jailed scholar Ihnat Laban on Monday.") == [("convicted", "happened")]


@pytest.mark.parametrize(
    "text",
    [
        "На тры гады адправілі ў калонію Паўліна Сыцько за каментар.",
        "Павлину Сытько отправили в колонию на три года за комментарий.",
        "Уляну Бондар відправили до колонії на п'ять років за коментар.",
    ],
)
def test_sent_to_a_colony_for_years_is_a_verdict_and_no_transfer(text):
    assert told(text) == [("sentenced", "happened")]


@pytest.mark.parametrize(
    "text",
    [
        "Депутат Павел Ракита подписал обращение об освобождении политзаключённых. Суд его не видел.",
        "Вучоны Павел Ракіта выступіў за вызваленне палітвязняў з калоній.",
        "Вона розповіла про друзів, яких кинули за ґрати. Судить про це Оксана Гай. Книга вийде восени.",
        "Дызайнер Павел Ракіта намаляваў вязняў за два месяцы. Суд ацаніў.",
        "Praz hod kniha vyjdzie. Paviel Rakita piša pra turmu i sud.",
    ],
)
def test_what_is_only_spoken_of_happens_to_nobody(text):
    assert told(text) == []


def test_who_is_named_after_the_noun_is_meant_by_it():
    assert ("detained", "happened") in told("Правозащитники сообщили о задержании Павла Ракиты. Его увезли в РУВД.")
