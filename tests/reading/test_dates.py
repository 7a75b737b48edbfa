"""Dates: whatever day is written in a usual way is read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.dates import DateReader
from sprava.reading.text import taken_apart

PUBLISHED = date(2023, 5, 16)  # a Tuesday
GENITIVE = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "be": "студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "be-latn": "studzienia lutaha sakavika krasavika traŭnia červienia lipienia žniŭnia vieraśnia kastryčnika "
    "listapada śniežnia",
    "en": "January February March April May June July August September October November December",
}
MONTHS = {lang: words.split() for lang, words in GENITIVE.items()}
WITH_YEAR = {
    "ru": ("{d} {m} {y} года", "{d} {m} {y} г.", "{d} {m} {y}", "{d}-го {m} {y} года"),
    "be": ("{d} {m} {y} года", "{d}-га {m} {y} году", "{d} {m} {y}"),
    "uk": ("{d} {m} {y} року", "{d} {m} {y}"),
    "pl": ("{d} {m} {y} roku", "{d} {m} {y} r.", "{d} {m} {y}"),
    "be-latn": ("{d} {m} {y} hodu", "{d} {m} {y}"),
    "en": ("{d} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "the {d} of {m} {y}"),
}
FRAME = {
    "ru": "Это было {} в суде, и все его видели.",
    "be": "Гэта было {} у судзе, ўсе яго бачылі.",
    "uk": "Це було {} у суді, усі його бачили, і він теж.",
    "pl": "To było {} w sądzie i wszyscy się zgodzili.",
    "be-latn": "Heta było {} u sudzie, usie jaho bačyli ŭ Miensku.",
    "en": "It was on {} in the court and he was there.",
}
LANGUAGES = tuple(FRAME)


def found_in(text, published=PUBLISHED):
    tokens = taken_apart(text)
    reader = DateReader(tokens, published)
    return [
        (span.value, text[span.start : span.end])
        for one in tokens.sentences
        for span in reader.of(one)
        if span.kind == "date"
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@given(st.dates(date(1995, 1, 1), date(2030, 12, 31)), st.data())
def test_a_day_with_its_year_is_read_back(lang, day, data):
    shape = data.draw(st.sampled_from(WITH_YEAR[lang]))
    written = shape.format(d=day.day, m=MONTHS[lang][day.month - 1], y=day.year)
    assert [value for value, _ in found_in(FRAME[lang].format(written))] == [str(day)]


@given(
    st.dates(date(1995, 1, 1), date(2030, 12, 31)),
    st.sampled_from(("{:%d.%m.%Y}", "{:%d/%m/%Y}", "{:%Y-%m-%d}")),
    st.sampled_from(LANGUAGES),
)
def test_a_day_in_figures_is_read_back(day, shape, lang):
    assert found_in(FRAME[lang].format(shape.format(day)))[0][0] == str(day)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(st.integers(1, 300))
def test_a_day_without_its_year_is_the_last_such_day(lang, back):
    day = PUBLISHED - timedelta(days=back)
    if (day.month, day.day) == (2, 29):
        return
    shape = "{m} {d}" if lang == "en" else "{d} {m}"
    written = shape.format(d=day.day, m=MONTHS[lang][day.month - 1])
    assert found_in(FRAME[lang].format(written))[0][0] == str(day)


@given(st.integers(1, 6))
def test_a_weekday_is_the_last_one(back):
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    day = PUBLISHED - timedelta(days=back)
    assert found_in(f"He was detained on {names[day.weekday()]} in the court.")[0][0] == str(day)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Вчера его отпустили, он дома.", ["2023-05-15"]),
        ("Учора яго адпусцілі, ён ўжо дома.", ["2023-05-15"]),
        ("Wczoraj go zwolniono i się cieszy.", ["2023-05-15"]),
        ("Вчора його відпустили, і він уже вдома.", ["2023-05-15"]),
        ("She was released yesterday and is at home.", ["2023-05-15"]),
        ("Суд пройдёт завтра, решение объявят позже.", ["2023-05-17"]),
        ("В мае 2021 года его судили, он молчал.", ["2021-05"]),
        ("У кастрычніку яе судзілі, ўсе маўчалі.", ["2022-10"]),
        ("Осуждён в 2021-м, он вышел в этом году.", ["2021", "2023"]),
        ("12 ноября прошлого года его задержали, он был дома.", ["2022-11-12"]),
        ("Неделю назад её отпустили, он рад.", ["2023-05-09"]),
        ("He was freed two years ago from the colony.", ["2021"]),
        ("The summary of repression for March 6–9 in the court.", ["2023-03-06", "2023-03-09"]),
        ("Сталі вядомыя 5 і 6 траўня, ўсе чакалі.", ["2023-05-05", "2023-05-06"]),
        ("The hearing will be held on June 5 in the court.", ["2023-06-05"]),
        ("Заседание перенесли на 20 сентября, он ждёт.", ["2023-09-20"]),
        ("17 июля 2020 года его задержали, а 3 августа отпустили, он жив.", ["2020-07-17", "2020-08-03"]),
    ],
)
def test_usual_ways_to_speak_of_a_time(text, values):
    assert [value for value, _ in found_in(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "You may march with us in the court.",
        "Суд на улице Кастрычніцкай, дом 5, он открыт.",
        "They blocked May 1 Street in the centre of the city.",
        "Ему 34 года, он шёл домой.",
        "Статья 19.11 КоАП и статья 361.2, он знает.",
        "They spent 2020 rubles in the shop.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("У мінулы аўторак яго затрымалі.", ["2023-05-09"]),
        ("У мінулую пятніцу яго асудзілі.", ["2023-05-12"]),
        ("На мінулай серадзе, у суботу, усё скончылася, ён дома.", ["2023-05-10", "2023-05-13"]),
        ("В минувшем четверге нет ничего, в прошлой пятнице тоже.", ["2023-05-11", "2023-05-12"]),
        ("Третьего мая её задержали, он молчал.", ["2023-05-03"]),
        ("Дваццаць пятага сакавіка яе затрымалі, ўсе маўчалі.", ["2023-03-25"]),
        ("Trzeciego maja ją zatrzymano i milczała.", ["2023-05-03"]),
        ("В ночь с 4 на 5 мая его увезли, он молчал.", ["2023-05-04", "2023-05-05"]),
        ("Zatrzymano go w nocy z 4 na 5 maja i się nie bał.", ["2023-05-04", "2023-05-05"]),
        ("Skazano ją pod koniec marca i się nie bała.", ["2023-03"]),
        ("Суд почнеться наступного понеділка, він чекає.", ["2023-05-22"]),
        ("В 1864 году его казнили, он молчал.", ["1864"]),
        ("In 1864, he was hanged and the town was silent.", ["1864"]),
    ],
)
def test_weekdays_ordinals_and_old_years(text, days):
    tokens = taken_apart(text)
    reader = DateReader(tokens, PUBLISHED)
    assert [span.value for one in tokens.sentences for span in reader.of(one)] == days


def test_a_sum_is_no_year_of_old():
    tokens = taken_apart("От 1500 до 1800 человек вышли, в 1700 случаях их отпустили, он молчал.")
    assert [span.value for one in tokens.sentences for span in DateReader(tokens, PUBLISHED).of(one)] == []
