"""The parts that references to articles are made of: numbers, numbers of parts, names of codes."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.phrases import Word
from sprava.reading.quantities import is_dash
from sprava.reading.text import Sentence, Tokens

MOST_PARTS = 15
MOST_FIGURES, MOST_FIGURES_OF_INDEX = 3, 2
ARTICLE, PART, JOIN = ("article", "article"), ("article", "part"), ("article", "join")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ORDINAL = ("date", "ordinal")
_MARKS = {"-": "-", "^": "-", ".": ".", ";": ".", "/": "."}
"""Marks inside the number of an article, and what is meant by each."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of an article as written: its ``pieces`` with the marks between them, and the part if one is named."""

    first: int
    last: int
    pieces: tuple[str, ...]
    mark: str
    part: str | None = None


def number_at(tokens: Tokens, at: int, last: int) -> Reference | None:
    """``342``, ``361-1``, ``19.11``, ``24.23.1``, ``23;34``, ``361¹``."""
    if at >= last or not tokens.words[at].is_number or len(tokens.written[at]) > MOST_FIGURES:
        return None
    pieces, marks, end = [tokens.written[at]], "", at + 1
    if end < last and (raised := _superscript(tokens, end)):
        return Reference(at, end + 1, (pieces[0], raised), "-")
    while _is_index(tokens, end, last):
        mark = "-" if is_dash(tokens.written[end]) else _MARKS.get(tokens.written[end], "")
        if not mark:
            break
        pieces.append(tokens.written[end + 1])
        marks += mark
        end += 2
    return Reference(at, _past_ordinal(tokens, end, last), tuple(pieces), marks)


def _superscript(tokens: Tokens, at: int) -> str:
    """The figures that are written small and high right after a number, or nothing."""
    raised = tokens.written[at].translate(_SUPERSCRIPTS)
    return raised if tokens.joined(at - 1) and raised.isdecimal() and not tokens.words[at].is_number else ""


def _is_index(tokens: Tokens, at: int, last: int) -> bool:
    """Stand a mark and a short number here, without spaces?"""
    return (
        at + 1 < last
        and tokens.joined(at - 1)
        and tokens.joined(at)
        and tokens.words[at + 1].is_number
        and len(tokens.written[at + 1]) <= MOST_FIGURES_OF_INDEX
    )


def _past_ordinal(tokens: Tokens, at: int, last: int) -> int:
    """Past the ending of ``342-й``."""
    is_ordinal = (
        at + 1 < last
        and tokens.joined(at - 1)
        and is_dash(tokens.written[at])
        and _ORDINAL in tokens.words[at + 1].labels
    )
    return at + 2 if is_ordinal else at


def parts_at(tokens: Tokens, at: int, last: int) -> tuple[list[str], int]:
    """The numbers after a part word: ``ч. 1``, ``части 2 и 3``; and where they end."""
    at = end = past(".", tokens, at, last)
    parts: list[str] = []
    while at < last and is_part(tokens, at):
        parts.append(tokens.written[at])
        at = end = _past_ordinal(tokens, at + 1, last)
        if at < last and (tokens.written[at] in ",/" or _joins(tokens.words[at])):
            at += 1
    return parts, end


def is_part(tokens: Tokens, at: int) -> bool:
    """Is it a number that a part may have?"""
    return tokens.words[at].is_number and 1 <= int(tokens.written[at][:4]) <= MOST_PARTS


def own_parts(tokens: Tokens, begin: int, sentence: Sentence) -> tuple[list[str], int]:
    """The parts that follow an article, unless they run into the next one: ``ст. 368, ч. 1 ст. 369``."""
    written, words, last = tokens.written, tokens.words, sentence.last
    if begin + 2 < last and written[begin] == "(" and is_part(tokens, begin + 1) and written[begin + 2] == ")":
        return [written[begin + 1]], begin + 3
    at = past(",(", tokens, begin, last)
    of_code = code_mark(at, sentence)
    if of_code is not None:
        at = past(",(", tokens, of_code, last)
    if at >= last or PART not in words[at].labels:
        return [], begin
    parts, end = parts_at(tokens, at + 1, last)
    after = past_joins(tokens, end, last)
    runs_on = after < last and ARTICLE in words[after].labels and written[at - 1] in ",;"
    if not parts or runs_on:
        return [], begin
    bracketed = written[begin] == "("
    return parts, end + (bracketed and end < last and written[end] == ")")


def past(marks: str, tokens: Tokens, at: int, last: int) -> int:
    """Past any of the marks."""
    while at < last and tokens.written[at] in marks:
        at += 1
    return at


def past_joins(tokens: Tokens, at: int, last: int) -> int:
    """Past the small words between a part and its article."""
    while at < last and JOIN in tokens.words[at].labels and ARTICLE not in tokens.words[at].labels:
        at += 1
    return at


def code_mark(at: int, sentence: Sentence) -> int | None:
    """Where the name of a code ends that begins here, if one does."""
    return next(
        (mark.last for mark in sentence.of("article") if mark.first == at and mark.name.startswith("code.")), None
    )


def _joins(word: Word) -> bool:
    return word.is_small("and") or word.is_small("or")
