"""The words around the list of people."""

from __future__ import annotations

import pytest
from django.utils import translation

from sprava.casework.people_list import letter_label


@pytest.mark.parametrize(
    ("language", "letter", "label"), [("en", "s", "S"), ("be", "k", "К"), ("ru", "k", "К"), ("be", "j", "J")]
)
def test_a_letter_stands_in_the_alphabet_of_the_reader(language, letter, label):
    with translation.override(language):
        assert letter_label(letter) == label


def test_letters_that_sort_together_stand_together():
    with translation.override("be"):
        assert "Ш" in letter_label("s").split()
