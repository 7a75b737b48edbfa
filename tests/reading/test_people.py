"""Who is named: every mention by name, who is who, what stands beside a name."""

from __future__ import annotations

import pytest

from sprava.reading.reader import read
from tests.reading.jurisdiction import LEXICON, PUBLISHED


def people_in(text):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    return [[found.tokens.quote(one.first, one.last) for one in person.mentions] for person in found.persons]


def roles_in(text):
    found = read(text, published=PUBLISHED, lexicon=LEXICON)
    return {
        found.tokens.quote(person.mentions[0].first, person.mentions[0].last): person.role for person in found.persons
    }


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Суд осудил Анну Дроздову. Дроздова молчала.", [["Анну Дроздову", "Дроздова"]]),
        ("Затрымалі Змітра Каваленку. Каваленка ўжо дома, ўсе рады.", [["Змітра Каваленку", "Каваленка"]]),
        ("Зьмітра Валынца асудзілі, ўсе маўчалі. Валынец у калёніі.", [["Зьмітра Валынца", "Валынец"]]),
        ("Zatrzymano Borysa Wierzbickiego. Wierzbicki jest w areszcie.", [["Borysa Wierzbickiego", "Wierzbicki"]]),
        ("Засудили Климента Гриценка. Гриценко і його брат мовчать.", [["Климента Гриценка", "Гриценко"]]),
        ("Anna Drazdova was detained. Drazdova's flat was searched.", [["Anna Drazdova", "Drazdova"]]),
        ("Zatrymali Klaru Śviryd. Śviryd užo doma ŭ Miensku.", [["Klaru Śviryd", "Śviryd"]]),
        ("Шаўчук Барыс затрыманы ў Мінску, ўсе ведаюць.", [["Шаўчук Барыс"]]),
        ("Осудили Дмитрия Ивановича Крота, он молчал.", [["Дмитрия Ивановича Крота"]]),
        ("Адвокат Э. Лобава молчала, он тоже.", [["Э. Лобава"]]),
        ("Задержали Кирилла и Веронику Прокоповых, они дома.", [["Кирилла"], ["Веронику Прокоповых"]]),
        ("Осудили блогера Трифилия Жаворонкова, он молчал.", [["Трифилия Жаворонкова"]]),
        ("The photographer Marfa Silvanovich was fined in the court.", [["Marfa Silvanovich"]]),
        ("Гайдук задержана вчера. Волонтёр Мария Гайдук не отвечала.", [["Гайдук", "Мария Гайдук"]]),
    ],
)
def test_names_and_what_stands_for_them(text, people):
    assert people_in(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Суд Ленинского района Минска отложил заседание, все ждали.",
        "The Interior Ministry and the House of Representatives were silent.",
        "Дом стоит на улице Якуба Коласа, он старый.",
        "The exhibition “Anna Karenina” opened on Monday in the museum.",
        "КГБ и МВД молчат, они не ответили.",
        "Радио Свобода сообщила об этом, он слышал.",
        "В Минске и Гродно было тихо, все спали.",
    ],
)
def test_courts_places_streets_and_titles_are_no_people(text):
    assert people_in(text) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Судья Пётр Орлов осудил Анну Дроздову, она молчала.", {"Пётр Орлов": "judge", "Анну Дроздову": ""}),
        (
            "Суддзя Ленінскага раёна Мінска Пётр Арлоў пакараў Ганну Дрозд, ўсе маўчалі.",
            {"Пётр Арлоў": "judge", "Ганну Дрозд": ""},
        ),
        ("Prokurator Piotr Orzeł domagał się kary dla Anny Drozd.", {"Piotr Orzeł": "prosecutor", "Anny Drozd": ""}),
        ("Lawyer Clara Svirid said that Boris Novik was silent.", {"Clara Svirid": "lawyer", "Boris Novik": ""}),
        ("Интересы Анны Дрозд защищала адвокат Клара Свирид.", {"Анны Дрозд": "", "Клара Свирид": "lawyer"}),
        ("Судья — Алла Гнедько. Дело слушали в Минске.", {"Алла Гнедько": "judge"}),
        (
            "Минский министр Иван Крот молчит. Мать, Ольга Дрозд, ждёт.",
            {"Иван Крот": "official", "Ольга Дрозд": "relative"},
        ),
    ],
)
def test_what_stands_beside_a_name(text, roles):
    assert roles_in(text) == roles


def test_two_people_of_one_surname_stay_two():
    text = "Осудили Анну Дроздову и Бориса Дроздова. Анна Дроздова молчала, а Борис Дроздов плакал."
    assert people_in(text) == [["Анну Дроздову", "Анна Дроздова"], ["Бориса Дроздова", "Борис Дроздов"]]


def test_two_people_of_one_name_are_told_apart_by_their_fathers():
    text = "Осудили Артёма Дмитриевича Крота. Артём Сергеевич Крот вышел, он дома."
    assert len(people_in(text)) == 2


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Слухи о задержании музыканта Ильи Черепко ходят давно.", [["Ильи Черепко"]]),
        ("Прысуд вынеслі Уладзіславу Пракопчыку, ўсе маўчалі.", [["Уладзіславу Пракопчыку"]]),
        ("Суд наказал С. Самойлова, он молчал.", [["С. Самойлова"]]),
        ("Затрымалі Святаслава Ракіцкага, ўсе ведаюць.", [["Святаслава Ракіцкага"]]),
        ("Ягоную сяброўку Альжбету Сьвіслач выпусьцілі, ўсе рады.", [["Альжбету Сьвіслач"]]),
        ("Людзі баяліся за Зьмітра Лапцёнка і Людвіку Мурог.", [["Зьмітра Лапцёнка"], ["Людвіку Мурог"]]),
        ("Zwolniono Arkadiusza Hryca i Lucynę Maj z aresztu.", [["Arkadiusza Hryca"], ["Lucynę Maj"]]),
        ("Vet Zinaida Parkhimchyk of Stolin was detained.", [["Zinaida Parkhimchyk"]]),
        ("На Дзень Волі затрымалі Вітольда Ашурка, ўсе ведаюць.", [["Вітольда Ашурка"]]),
        ("Семью Кошелевых держали до ночи, Вера и Лука Кошелевы молчат.", None),
    ],
)
def test_names_that_look_like_other_words(text, people):
    found = people_in(text)
    assert found == people if people else not any("Семью" in name for person in found for name in person)


def test_a_former_officer_is_no_officer():
    assert roles_in("Бывшему следователю Матвею Купрейчику дали год колонии.") == {"Матвею Купрейчику": ""}


def test_the_sex_of_a_name_of_both_is_left_open():
    found = read("Против Юлиана Хмары начали дело. Ему вменяют статью 130, суд молчит.", "", PUBLISHED, LEXICON)
    assert [(event.type, event.person) for event in found.events] == [("charged", 0)]
