"""Units, fields, groups and questions in the reader's words."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from sprava.findings.asked import Question
from sprava.findings.units import FIELDS, UNITS
from sprava.findings.wording import field_words, heading_of, label_in_words, unit_words

LANGUAGES = pytest.mark.parametrize("language", ["en", "be", "ru"])


@LANGUAGES
def test_every_unit_field_and_band_has_words_of_its_own(language):
    with translation.override(language):
        assert len({unit_words(unit) for unit in UNITS}) == len(UNITS)
        assert len({field_words(field) for field in FIELDS}) == len(FIELDS)
        for field, declared in FIELDS.items():
            said = [label_in_words(field, code) for code in declared.codes]
            assert len(set(said)) == len(said)
            assert all(said)
            assert label_in_words(field, "") == label_in_words(field, "-")


@pytest.mark.parametrize(
    ("field", "code", "words"),
    [
        ("term", "0–1y", "less than a year"), ("term", "1–3y", "1 to less than 3 years"),
        ("term", "12y+", "12 years and more"), ("term", "life", "life"), ("age", "70+", "70+"),
        ("article", "361-4 p.1", "361-4 p. 1"), ("article", "368", "368"), ("facility", "IK-3", "IK-3"),
        ("duration", "30–183d", "a month to half a year"), ("proceeding", "12", "case 12"),
    ],
)  # fmt: skip
def test_a_code_is_said_in_words(settings, field, code, words):
    settings.JURISDICTION = ""
    assert label_in_words(field, code) == words


def test_the_pack_names_places_and_regions(settings):
    settings.JURISDICTION = "belarus"
    assert "3" in label_in_words("facility", "IK-3")
    assert label_in_words("region", "homel") != "homel"


def test_a_question_is_a_heading():
    day = date(2022, 7, 1)
    assert heading_of(Question(on=day)) == "People in custody on 1 July 2022"
    assert heading_of(Question("stays", on=day, by="sex")) == "Stays in one place on 1 July 2022, by sex"
    chosen = Question(first=day, last=day, filters=(("sex", "female"),))
    assert heading_of(chosen) == "People in custody from 1 July 2022 to 1 July 2022: women"
