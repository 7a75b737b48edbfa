import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core import names
from sprava.core.names.heading import flaws, is_declined


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text):
    assert len(flaws(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Алеся Вярбіцкага",
        "Игорем Кленовичем",
        "Дануту Ясеневу",
        "Кленовичу",
        "Mikałaja Klanoviča",
        "Полину Ясень-Лозник",
    ],
)
def test_a_name_of_running_text_is_seen_to_be_declined(text):
    assert is_declined(names.parse(text))


@pytest.mark.parametrize(
    "text",
    ["Алесь Вярбіцкі", "Игорь Кленович", "Данута Ясенева", "Klanovič Ihar", "Mikałaj Klanovič", "Ганна", "فاطمة"],
)
def test_a_name_as_a_list_has_it_is_not(text):
    assert not is_declined(names.parse(text))


def test_an_oblique_case_is_worse_than_a_name_that_is_not_whole():
    written = ["Игоря Кленовича", "Кленович", "И. Кленович", "Игорь Кленович"]
    assert sorted(written, key=flaws) == ["Игорь Кленович", "Кленович", "И. Кленович", "Игоря Кленовича"]
