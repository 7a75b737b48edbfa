"""Texts fit for a picture: whatever a source wrote, a label is one short line that turns nothing around."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

MOST_LETTERS = 60
_NO_CHARACTERS = frozenset("\ufffe\uffff")


def plain(text: str) -> str:
    """One line without controls, marks of direction or halves of characters; too long a text ends in dots."""
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace()
        or (unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co") and letter not in _NO_CHARACTERS)
    )
    line = " ".join(kept.split())
    return line if len(line) <= MOST_LETTERS else f"{line[: MOST_LETTERS - 1].rstrip()}…"


def told_apart(texts: Iterable[str]) -> list[str]:
    """The labels of different things, made plain; the second of a kind has a number behind it."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for text in map(plain, texts):
        label = text
        while label in seen:
            seen[text] += 1
            label = f"{text} ({seen[text]})"
        seen[label] += 1
        found.append(label)
    return found
