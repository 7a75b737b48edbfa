"""Texts in several languages, and which follow an older original."""

from __future__ import annotations

import pytest

from sprava.core.errors import Refused
from sprava.support.models import Sheet
from sprava.support.texts import LONGEST, delete_text, text_of, texts, translate_text, write_text
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


def states(token: str) -> dict[str, str]:
    text = text_of(token)
    assert text is not None
    return {one.lang: one.state for one in text.editions if one.state != "missing"}


def test_a_translation_is_behind_when_the_original_changes_and_current_when_it_follows():
    token = write_text("Лекара!", "facility", "be", "Патрабуем лекара.", today=TODAY)
    translate_text(token, "en", "We demand a doctor.", today=TODAY)
    assert states(token) == {"be": "original", "en": "current"}
    translate_text(token, "be", "Патрабуем лекара зараз.", today=TODAY)
    assert states(token) == {"be": "original", "en": "behind"}
    assert [one.behind for one in texts()] == [1]
    translate_text(token, "en", "We demand a doctor now.", today=TODAY)
    assert states(token) == {"be": "original", "en": "current"}


@pytest.mark.parametrize(("lang", "words"), [("xx", "a"), ("be", ""), ("be", "   "), ("be", "а" * (LONGEST + 1))])
def test_no_language_no_words_or_too_many_are_refused(lang, words):
    with pytest.raises(Refused):
        write_text("Лекара!", "", lang, words, today=TODAY)
    assert not Sheet.objects.exists()


def test_a_text_without_a_title_and_one_that_is_gone_are_refused():
    with pytest.raises(Refused, match="title"):
        write_text(" ", "", "be", "Патрабуем лекара.", today=TODAY)
    with pytest.raises(Refused, match="gone"):
        translate_text("nothing", "be", "Патрабуем лекара.", today=TODAY)


def test_a_deleted_text_leaves_nothing():
    token = write_text("Лекара!", "", "be", "Патрабуем лекара.", today=TODAY)
    for _ in range(2):
        delete_text(token, today=TODAY)
    assert text_of(token) is None
    assert not Sheet.objects.exists()
