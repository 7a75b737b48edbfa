"""The words of lists, from words.toml, in the form in which they are compared."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sprava.packs.naming import Phrase, matched, phrases_of, tokens_of


@cache
def catalogue() -> Mapping[str, Any]:
    """Everything in words.toml."""
    return tomllib.loads(files("sprava.intake").joinpath("words.toml").read_text("utf-8"))


def plain(text: str) -> str:
    """A whole cell as it is compared with a word: composed, small letters, single spaces, no full stop at the end."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("_", " ").split()).rstrip(".").rstrip()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(plain(word) for word in catalogue()["nothing"])


def says_nothing(cell: str) -> bool:
    """An empty cell, one in which nothing can be seen, or one that says in words that it is empty."""
    if not cell.isprintable() and not any(character.isprintable() and character != " " for character in cell):
        return True
    return len(cell) < 20 and (not cell.strip() or plain(cell) in _nothing())


@cache
def codes_of(field: str) -> Mapping[str, str]:
    """Every word that stands for a code of ``field`` ("person.sex", "yes_no"), with the code."""
    return {plain(word): code for code, words in catalogue()["codes"].get(field, {}).items() for word in words}


@cache
def _phrases(kind: str) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    return tuple((code, phrases_of(words)) for code, words in catalogue()["phrases"][kind].items())


def said_in(kind: str, text: str) -> tuple[str, ...]:
    """The codes of a group of phrases that stand in ``text``, those of longer phrases first."""
    tokens = tokens_of(text)
    found = [(len(span), code) for code, phrases in _phrases(kind) if (span := matched(phrases, tokens))]
    return tuple(code for _, code in sorted(found, key=lambda one: -one[0]))
