"""Given names and fathers' names."""

from __future__ import annotations

import pytest

from sprava.reading.people.given import father_in


@pytest.mark.parametrize("word", ["Иванович", "Ивановича", "Ивановичу", "Ивановна", "Іванавіч", "Іванаўна"])
def test_a_father_is_the_same_in_every_case_and_of_sons_and_daughters(word):
    assert father_in(word) == father_in("Иванович") != ""


@pytest.mark.parametrize("word", ["Дрозд", "Анна", "Минск"])
def test_other_words_name_no_father(word):
    assert father_in(word) == ""
