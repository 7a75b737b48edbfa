"""A birth date typed beside a name is told from it, and says something of whoever is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.dates import PartialDate
from sprava.records.search.asked import Asked, asked_in, of_birth


@pytest.mark.parametrize(
    ("typed", "name", "born"),
    [
        ("Ivanova 1987", "Ivanova", "1987"), ("Іванова, 1987 г. н.", "Іванова", "1987"),
        ("Иванова Ольга 12.03.1987 г.р.", "Иванова Ольга", "1987-03-12"), ("Ivanova (1987)", "Ivanova", "1987"),
        ("Olga Ivanova born 1987-03", "Olga Ivanova", "1987-03"), ("1987 Иванова", "Иванова", "1987"),
        ("Іванова нар. 1987", "Іванова", "1987"), ("Иванова 1987 года рождения", "Иванова", "1987"),
        ("Иванова 1987 год", "Иванова", "1987"), ("Иванова 1987 года", "Иванова", "1987"),
        ("John B. 1987", "John B.", "1987"), ("Анна Д. Р. 1987", "Анна Д. Р.", "1987"),
    ],
)  # fmt: skip
def test_a_birth_date_beside_a_name_is_told_from_it(typed, name, born):
    assert asked_in(typed) == Asked(name, PartialDate.parse(born))


@pytest.mark.parametrize(
    "typed", ["Ivanova", "Иванова С. И.", "Нина Родионова", "Ivanova 12345", "Ivanova 198", "2-1987-3"]
)
def test_a_name_alone_stays_as_it_is(typed):
    assert asked_in(typed) == Asked(typed)


def test_what_looks_like_a_date_and_is_none_is_left_out():
    assert asked_in("Иванова 31.02.1987") == Asked("Иванова")


@given(st.text(max_size=60))
def test_any_text_is_read(typed):
    assert len(asked_in(typed).name) <= len(typed) + 1


@pytest.mark.parametrize(
    ("asked", "known", "weight"),
    [
        ("1987", "1987-03-12", 5), ("1987-03", "1987-03-12", 8), ("1987-03-12", "1987-03-12", 14),
        ("1987", "1988-11-02", 0), ("1987-03-12", "1988-03-12", -12), ("1987", "1990", -12),
        ("1987", "[1986-05-01..1987-04-30]", 5), ("1987-03-12", "1987", 5),
    ],
)  # fmt: skip
def test_what_a_birth_date_is_worth(asked, known, weight):
    said = of_birth(PartialDate.parse(asked), known)
    assert said is not None
    assert said.weight == weight


def test_where_it_is_not_known_it_says_nothing():
    assert of_birth(PartialDate(1987), "") is None
