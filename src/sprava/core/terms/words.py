"""The steps of a reckoning as sentences, in the languages of the desks."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from sprava.core.dates import PartialDate, Sometime
from sprava.core.terms.durations import Duration
from sprava.core.terms.steps import Fact, Step
from sprava.core.wording import counted, date_words, figure, term_words

_CATALOGUE = Path(__file__).with_name("messages.toml")
_TERMS = ("term", "cut", "endless")
_IDENTIFIERS = ("kind", "regime", "measure", "other", "from_kind", "to_kind", "by", "rule")

Namer = Callable[[str, str], str]
"""From an identifier of the pack and a language to its name in that language."""


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Code of a step -> language -> sentence with its facts in braces."""
    return tomllib.loads(_CATALOGUE.read_text("utf-8"))


def as_written(identifier: str, lang: str) -> str:  # noqa: ARG001 a pack would use the language
    """The identifier itself: what a reckoning without a pack calls its kinds and measures."""
    return identifier


def say_step(said: Step, lang: str = "en", name_of: Namer = as_written) -> str:
    """The step as a sentence that begins with a capital letter; in English where ``lang`` has none."""
    facts = {name: _fact(name, fact, lang, name_of) for name, fact in said.facts}
    # "from 3 to 21 days" declines the word after both numbers: such sentences take the bare figures.
    facts |= {f"{name}_figure": _number(n, lang) for name, n in said.facts if isinstance(n, int | Fraction)}
    sentence = _sentence(said.code, lang).format_map(facts)
    return sentence[:1].upper() + sentence[1:]


def _sentence(code: str, lang: str) -> str:
    sentences = catalogue()[code]
    return sentences.get(lang, sentences["en"])


def _fact(name: str, fact: Fact, lang: str, name_of: Namer) -> str:
    if fact is None or fact == "":
        return _sentence("not_said", lang)
    if isinstance(fact, date):
        return date_words(PartialDate.of(fact), lang)
    if isinstance(fact, PartialDate | Sometime):
        return date_words(fact, lang)
    if isinstance(fact, Duration):
        return term_words(str(fact), lang)
    if isinstance(fact, str):
        return _text(name, fact, lang, name_of)
    return _number(fact, lang) if name.startswith("ratio") else _days(fact, lang)


def _text(name: str, fact: str, lang: str, name_of: Namer) -> str:
    if name in _TERMS:
        return " – ".join(term_words(part, lang) for part in fact.split(".."))
    if name == "standing":
        return _sentence(f"standing_{fact}", lang)
    if name == "source" and fact.startswith("none:"):
        return _sentence("no_page", lang)
    return name_of(fact, lang) if name in _IDENTIFIERS else fact


def _number(value: int | Fraction, lang: str) -> str:
    exact = Fraction(value)
    return figure(int(exact) if exact.denominator == 1 else round(float(exact), 3), lang)


def _days(value: int | Fraction, lang: str) -> str:
    if Fraction(value).denominator == 1:
        return counted(int(value), "day", lang)
    # A fraction of days stands in the genitive: «76,5 дня».
    return f"{_number(value, lang)} {'дня' if lang in ('be', 'ru') else 'days'}"
