"""A row of a list, read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.linkage.records import UNKNOWN, born, code, columns, record, several


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1985-03-02", (1985, 3, 2)), ("02.03.1985", (1985, 3, 2)), ("1985-03", (1985, 3, 0)), ("1985", (1985, 0, 0)),
        ("1985-01-01", (1985, 0, 0)), ("01.01.1985", (1985, 0, 0)), ("", UNKNOWN), ("давно", UNKNOWN),
        ("1985-13-45", UNKNOWN),
    ],
)  # fmt: skip
def test_a_birth_date_is_known_as_far_as_it_is_known(text, date):
    assert born(text) == date


@given(st.text(max_size=30))
def test_whatever_stands_for_a_birth_date_is_read_or_not_known(text):
    year, month, day = born(text)
    assert bool(year) or (month, day) == (0, 0)


def test_places_are_compared_without_script():
    assert code("г. Гомель") == code("г. Homel")
    assert code("Мінск") == code("MINSK")


def test_a_cell_may_hold_several_articles():
    assert several("342 ч. 1; 130, 361") == several("361 | 130 | 342 ч.1")
    assert several(" ; ") == frozenset()


def test_columns_are_recognised_by_their_titles_in_any_language():
    assert columns(["№", "Фамилия", "Имя", "Отчество", "Дата рождения"]) == {
        "surname": 1, "given": 2, "patronymic": 3, "born": 4,
    }  # fmt: skip
    assert columns(["Прозвішча", "Імя", "Імя па бацьку"]) == {"surname": 0, "given": 1, "patronymic": 2}
    assert columns(["Імя", "Горад"]) == {"name": 0, "place": 1}
    assert columns(["colour"]) == {}


def test_a_record_is_made_of_its_cells():
    made = record({"surname": "Ковалёва", "given": "Анна", "previous": "Новик", "born": "1985", "case": "7"})
    assert [word.text for word in made.name.previous] == ["Новик"]
    assert made.born == (1985, 0, 0)
    assert made.cases == several("7")
