"""Reckonings as sentences."""

import re
from datetime import date
from fractions import Fraction

import pytest

from sprava.core.terms.durations import Duration
from sprava.core.terms.steps import step
from sprava.core.terms.words import catalogue, say_step
from tools.shape import SOURCE

LANGUAGES = ("en", "be", "ru")


def test_every_code_that_the_arithmetic_uses_has_its_sentence():
    used = set()
    for path in sorted((SOURCE / "core" / "terms").glob("*.py")):
        used |= set(re.findall(r'\bstep\(\s*"([a-z_]+)"', path.read_text("utf-8")))
        used |= set(re.findall(r'_say\("([a-z_]+)"', path.read_text("utf-8")))
    assert len(used) > 20
    assert used - set(catalogue()) == set()


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_sentence_takes_the_same_facts_in_every_language(code):
    facts = {
        lang: {name.removesuffix("_figure") for name in re.findall(r"\{(\w+)\}", catalogue()[code][lang])}
        for lang in LANGUAGES
    }
    assert facts["be"] == facts["ru"] == facts["en"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Less 21 days."),
        ("be", "Мінус 21 дзень."),
        ("ru", "Минус 21 день."),
    ],
)
def test_days_are_counted_in_the_forms_of_the_language(lang, said):
    assert say_step(step("minus", days=21), lang) == said


def test_half_a_day_stands_in_the_genitive():
    assert say_step(step("minus", days=Fraction(153, 2)), "ru") == "Минус 76,5 дня."
    assert say_step(step("minus", days=Fraction(153, 2)), "en") == "Less 76.5 days."


def test_terms_and_dates_come_in_words_and_what_is_not_said_is_said_so():
    said = say_step(step("added_moves_end", date=date(2015, 2, 26), term="P1Y3D", article=None, end=date(2016, 3, 6)))
    assert said == "New verdict 26 February 2015, article not said: 1 year 3 days more. The end moves to: 6 March 2016."
    assert "18 years – 20 years" in say_step(step("sentence", kind="imprisonment", term="P18Y..P20Y"))
    assert "2 years" in say_step(step("sentence", kind="imprisonment", term=str(Duration(2))))


def test_identifiers_are_named_by_the_pack():
    said = say_step(step("regime", regime="general"), "be", lambda name, lang: {"general": "агульны"}[name])
    assert said == "Рэжым: агульны."


def test_an_unknown_language_reads_english():
    assert say_step(step("verdict_undated"), "fr") == say_step(step("verdict_undated"), "en")
