"""Given names in any case, spelling and script."""

from __future__ import annotations

import pytest

from sprava.reading.given import given_name


@pytest.mark.parametrize(
    ("forms", "sex"),
    [
        (("Дмитрий:ru", "Дмитрия:ru", "Дмитрию:ru", "Зміцер:be", "Зьмітра:be", "Dzmitry:en", "Źmicier:be-latn"), "m"),
        (("Ольга:ru", "Ольгу:ru", "Ольгой:ru", "Вольга:be", "Вольгу:be", "Volha:en", "Olga:pl"), "f"),
        (("Павел:ru", "Павла:ru", "Павал:be", "Паўла:be", "Paweł:pl", "Pawła:pl", "Pavel:en"), "m"),
        (("Надежда:ru", "Надежды:ru", "Надзея:be", "Надзею:be", "Nadzeya:en"), "f"),
    ],
)
def test_all_forms_of_a_name_are_known_with_its_sex(forms, sex):
    for form in forms:
        written, lang = form.split(":")
        found = given_name(written, lang)
        assert found is not None
        assert found[1] == sex, form


def test_forms_of_one_name_have_one_name():
    found = [given_name(form, "ru") for form in ("Евсей", "Евсея", "Евсею", "Евсеем")]
    assert len({one[0] for one in found if one}) == 1
    assert given_name("Захар", "be") == given_name("Захара", "be")


def test_a_form_that_is_of_a_woman_or_of_a_man_has_no_sex():
    found = given_name("Валентина", "ru")
    assert found is not None
    assert found[1] == ""


@pytest.mark.parametrize("word", ["Суд", "Колония", "Приговор", "Минск", "Court", "Sąd", "Прысуд", "Вчера", "Police"])
def test_other_words_are_no_names(word):
    assert given_name(word, "ru") is None
