"""The keys under which a name is stored and sought."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from sprava.core import names

_LATIN = dict(zip("абвгґдеёжзийклмнопрстуўфхцчшщъыьэюяіїєѓ'’ʼ", [
    "a", "b", "v", "h", "h", "d", "e", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "u",
    "f", "h", "c", "c",
    "s", "s", "", "y", "", "e", "u", "a", "i", "i", "e", "h", "", "", "",
], strict=True))  # fmt: skip


def plain_latin(text: str) -> str:
    """The text in small Latin letters without marks: for the order of lists, not for reading."""
    folded = unicodedata.normalize("NFKD", "".join(_LATIN.get(c, c) for c in text.casefold()))
    return " ".join("".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c)).split())


def stored_keys(spellings: Iterable[str]) -> frozenset[str]:
    """Every key under which a person with these names can be found."""
    return frozenset().union(*(names.search_keys(spelling) for spelling in spellings))
