"""Records of invented people."""

from __future__ import annotations

from hypothesis import strategies as st

from sprava.core import names
from sprava.linkage.records import Record, born, code, several

NAMES = st.sampled_from([
    "Анна Сергеевна Ковалёва", "Барыс Ігаравіч Драздоў", "Борис Игоревич Дроздов", "Дроздов Дмитрий Игоревич",
    "Clara Novik",
    "Дмитрий Гайдук", "Dzmitry Haiduk", "Гайдук Дмитрий Петрович", "Саша Белова", "KAVALIOVA Hanna", "Иванов Иван",
    "Ivanova Ivanna",
    "Hassan bin Ali al-Zaid", "Гайдук-Зазуля Тадора", "А. Г. Зазуля", "Ковалёва (Новик) Анна", "Зазуля", "Анна", "х",
    "", "Zoubrik Anna",
    "Петр Иванович", "Зазуля Гайдук", "Гайдук Зазуля", "Cichanovich Clara",
])  # fmt: skip
DAYS = st.sampled_from(
    ["", "1985", "1985-03", "1985-03-02", "1985-02-03", "1985-03-04", "1986-03-02", "1990-01-01", "2.3.1985", "давно"]
)
PLACES = st.sampled_from(["", "Мінск", "Minsk", "Гомель", "Homiel"])
ARTICLES = st.sampled_from(["", "342", "342; 130", "130"])
RECORDS = st.builds(
    lambda name, day, place, article, facility, case: Record(
        names.parse(name), born(day), code(place), several(article), code(facility), several(case)
    ),
    NAMES, DAYS, PLACES, ARTICLES, st.sampled_from(["", "ИК-1", "ИК-2"]), st.sampled_from(["", "дело 7"]),
)  # fmt: skip
