"""Initials: a capital letter or two, and the full stop after them."""

from __future__ import annotations

from sprava.reading.text import Tokens

LONGEST_INITIAL = 2
"""Letters: ``Дз.``, ``Yu.``."""


def is_initial(tokens: Tokens, at: int) -> bool:
    """May the word be an initial, if a full stop follows?"""
    word = tokens.words[at]
    return len(word.fold) <= LONGEST_INITIAL and len(tokens.written[at]) <= LONGEST_INITIAL and word.is_capital


def past_initials(tokens: Tokens, at: int, end: int) -> int:
    """Past every initial with its full stop that stands here before ``end``."""
    while at + 1 < end and is_initial(tokens, at) and tokens.written[at + 1] == ".":
        at += 2
    return at
