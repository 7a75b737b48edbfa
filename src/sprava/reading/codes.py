"""Which code a reference is of, and the article that it means."""

from __future__ import annotations

from typing import Any

from sprava.reading.lexicon import Lexicon
from sprava.reading.references import JOIN, PART, Reference
from sprava.reading.text import Sentence, Tokens

CODE_WITHIN = 5
"""Words after a reference in which its code may still be named."""
FIRST_LONG_CHAPTER = 30
"""Chapters of the code on offences stop short of this: ``19.11`` is of that code, ``361.2`` is not."""


def named_code(reference: Reference, found: list[Reference], sentence: Sentence, tokens: Tokens) -> str:
    """The code that is named after the reference, before the next reference that is not of the same list; or
    nothing.
    """
    limit = reference.last + CODE_WITHIN
    for other in found:
        if reference.last <= other.first <= limit:
            limit = other.last + CODE_WITHIN
    for mark in sentence.of("article"):
        if (
            mark.name.startswith("code.")
            and reference.first <= mark.first <= limit
            and _is_clear(reference.last, mark.first, found, tokens)
        ):
            return mark.name.removeprefix("code.")
    return ""


def _is_clear(first: int, last: int, found: list[Reference], tokens: Tokens) -> bool:
    """Stand only further references, commas and small words between a reference and a code?"""
    inside = {at for reference in found for at in range(reference.first, reference.last)}
    return all(
        at in inside
        or tokens.words[at].is_number
        or tokens.written[at] in ",()"
        or not tokens.words[at].labels.isdisjoint((JOIN, PART))
        for at in range(first, last)
    )


def article_of(reference: Reference, code: str, lexicon: Lexicon) -> dict[str, Any]:
    """Code, number and part; ``361.2`` is an article with an index if the jurisdiction knows it, else a part."""
    pieces, part = reference.pieces, reference.part
    short = int(pieces[0]) < FIRST_LONG_CHAPTER and len(pieces) > 1
    third = pieces[2] if len(pieces) > 2 and part is None else part
    if code == "CAO" or (code == "" and short):
        return {"code": "CAO", "number": ".".join(pieces[:2]), "part": third}
    if code in ("Constitution", "other"):
        return {"code": code, "number": "-".join(pieces), "part": part}
    if len(pieces) == 1:
        return {"code": "CC", "number": pieces[0], "part": part}
    indexed = "-".join(pieces[:2])
    if reference.mark[0] == "-" or (lexicon.articles and lexicon.knows(f"CC {indexed}")):
        return {"code": "CC", "number": indexed, "part": third}
    return {"code": "CC", "number": pieces[0], "part": part or pieces[1]}
