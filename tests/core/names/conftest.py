"""Names of invented people, and text of any kind."""

from __future__ import annotations

import string

from hypothesis import strategies as st

CYRILLIC = "абвгдеёжзийклмнопрстуўфхцчшщъыьэюяіїєґ'"
ANYTHING = st.text(max_size=60)
NAMELIKE = st.lists(
    st.text(alphabet=CYRILLIC, min_size=2, max_size=12)
    | st.text(alphabet=string.ascii_letters, min_size=2, max_size=12),
    min_size=1,
    max_size=4,
).map(" ".join)
PEOPLE = st.sampled_from([
    "Анна Сергеевна Ковалёва", "Барыс Ігаравіч Драздоў", "Clara Novik", "Дмитрий Гайдук", "Аляксандр Башкоў",
    "Саша Белова", "KAVALIOVA Hanna", "Борис Дроздов", "Dzmitry Haiduk", "Кацярына Зазуля", "А. Г. Зазуля",
    "Maria del Carmen Lopez Zazulia", "Хасан бин Али аль-Заид", "Гайдук-Зазуля Тадора",
])  # fmt: skip
BAD = [
    "", " ", "х", "А.", "😀", "\u202e\u200b", "...", "1234", "'-'", "()", "((((", "李", "é", "\u0301", "-",
    "А. Б. В. Г. Д. Е.", "\ud83d",
]  # fmt: skip
