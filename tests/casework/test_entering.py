"""From a filled-in form to the book: what is read into what was typed, and what is not."""

from __future__ import annotations

import pytest

from sprava.casework.entering import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Каласоўскага Янку затрымалі ў Лепелі", "be"),
        ("библиотекарю дали три года", "ru"),
        ("Каласоўскі", "be"),
        ("Її затримали", ""),
        ("She was moved to Homel", ""),
        ("Ольга", ""),
        ("", ""),
    ],
)
def test_a_language_is_told_by_its_letters_or_not_at_all(text, language):
    assert language_of(text) == language
