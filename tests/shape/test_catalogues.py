"""Whatever a reader sees is there in English, Belarusian and Russian."""

import tomllib
from collections.abc import Iterator

from tools import messages

LANGUAGES = {"en", *messages.LANGUAGES}


def test_every_message_is_translated_and_compiled():
    assert messages.problems() == []


def halves(value: object, where: str) -> Iterator[str]:
    """Tables of one text in several languages, where a language is missing."""
    if isinstance(value, dict):
        if value.keys() & LANGUAGES and any(isinstance(words, str) for words in value.values()):
            missing = {language for language in LANGUAGES if not value.get(language)}
            yield from (f"{where}: no {language}" for language in sorted(missing))
        for key, inner in value.items():
            yield from halves(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from halves(inner, f"{where}[{number}]")


def test_the_reasons_that_engines_give_are_there_in_every_language():
    # A jurisdiction quotes its laws in the languages in which they were published; here counts what we say ourselves.
    ours = [
        path
        for path in messages.SOURCE.rglob("*.toml")
        if not (path.is_relative_to(messages.SOURCE / "packs") and path.parent != messages.SOURCE / "packs")
        and path.name != "sounds.toml"  # "en" is an ending of Chinese syllables there
    ]
    missing = [gap for path in ours for gap in halves(tomllib.loads(path.read_text(encoding="utf-8")), path.name)]
    assert ours
    assert missing == []
