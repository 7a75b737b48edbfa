"""Which institution does this written name mean? Stems and numbers from the pack's data, no country here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ґ": "г", "ь": "", "ъ": "", "’": "", "'": "", "ʼ": "", "`": "", "′": ""}
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NUMBER_MARKS = frozenset(("no", "nr", "n", "номер", "нумар", "number", "numer"))

Phrase = tuple[str, ...]


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> Phrase:
    """The words and numbers of ``text`` in the form that is compared: small letters, no accents, no number signs."""
    plain = unicodedata.normalize("NFKD", text.replace("№", " ")).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = _TOKEN.findall(plain)
    return tuple(
        token
        for place, token in enumerate(found)
        if not (token in _NUMBER_MARKS and place + 1 < len(found) and found[place + 1].isdigit())
    )


def first_match(stems: Phrase, tokens: Phrase) -> range | None:
    """Where the words of ``tokens`` begin one by one with ``stems``; ``=`` before a stem asks for the whole word."""
    width = len(stems)
    for start in range(len(tokens) - width + 1):
        if all(_begins(token, stem) for token, stem in zip(tokens[start : start + width], stems, strict=True)):
            return range(start, start + width)
    return None


def _begins(token: str, stem: str) -> bool:
    return token == stem[1:] if stem.startswith("=") else token.startswith(stem)


def phrase_of(words: str) -> Phrase:
    """The stems of one entry of a ``words`` list. ``=сизо`` asks for the whole word."""
    return tuple(
        ("=" if word.startswith("=") else "") + token
        for word in words.split()
        for token in tokens_of(word.removeprefix("="))
    )


def phrases_of(words: Iterable[str]) -> tuple[Phrase, ...]:
    """The stems of a ``words`` list, longest phrase first."""
    return tuple(sorted({phrase_of(entry) for entry in words}, key=lambda phrase: (-len(phrase), phrase)))


def matched(phrases: Sequence[Phrase], tokens: Phrase) -> frozenset[int]:
    """The positions in ``tokens`` that the first matching phrase takes; empty if none matches."""
    for phrase in phrases:
        if phrase and (span := first_match(phrase, tokens)) is not None:
            return frozenset(span)
    return frozenset()


def numbers_in(tokens: Phrase) -> frozenset[int]:
    """The short numbers among ``tokens``: "1st" and "4-я" give theirs too, postal codes do not."""
    return frozenset(int(token) for token in tokens if token.isdigit() and len(token) <= 3)
