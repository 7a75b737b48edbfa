"""Numbers in words and figures: "двух с половиной", "twenty-five", "2,5", "1 200"."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.text import Tokens
from sprava.reading.words import DASHES

LONGEST_FIGURE = 9


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that stands in the words from ``first`` up to but not with ``last``."""

    value: float
    first: int
    last: int
    in_figures: bool = False


def quantity_at(tokens: Tokens, at: int, last: int) -> Quantity | None:
    """The number that begins at the word ``at``, or None."""
    word = tokens.words[at]
    if word.is_number:
        return _in_figures(tokens, at, last)
    named = word.kinds.get("number")
    if named is not None:
        return _in_words(tokens, at, last, float(named))
    if word.is_word and "-" in word.fold:
        return _hyphenated(tokens, at)
    return None


def _in_figures(tokens: Tokens, at: int, last: int) -> Quantity | None:
    figures = tokens.written[at]
    if len(figures) > LONGEST_FIGURE:
        return None
    end = at + 1
    while end < last and tokens.words[end].is_number and _is_thousand(tokens, end, end - 1):
        figures += tokens.written[end]
        end += 1
    if len(figures) > LONGEST_FIGURE:
        return None
    if (
        _is_mark(tokens, end, last, ",.")
        and end + 1 < last
        and tokens.words[end + 1].is_number
        and tokens.joined(end - 1)
        and tokens.joined(end)
    ):
        fraction = tokens.written[end + 1]
        if len(fraction) == 3 and tokens.written[end] == ",":
            return Quantity(float(figures + fraction), at, end + 2, in_figures=True)
        if len(fraction) <= 2:
            return Quantity(float(f"{figures}.{fraction}"), at, end + 2, in_figures=True)
    return Quantity(float(figures), at, end, in_figures=True)


def _is_thousand(tokens: Tokens, at: int, before: int) -> bool:
    """Three figures after a narrow gap, as in ``4 200``."""
    gap = tokens.starts[at] - tokens.ends[before]
    return (
        gap == 1 and len(tokens.written[at]) == 3 and len(tokens.written[before]) <= 3 and tokens.written[before] != "0"
    )


def _is_mark(tokens: Tokens, at: int, last: int, marks: str) -> bool:
    return at < last and tokens.written[at] in marks


def _in_words(tokens: Tokens, at: int, last: int, value: float) -> Quantity:
    end = at + 1
    if value >= 100 or (value >= 20 and value % 10 == 0):
        follows = tokens.words[end].kinds.get("number") if end < last else None
        if follows is not None and float(follows) < (100 if value >= 100 else 10):
            rest = _in_words(tokens, end, last, float(follows))
            return Quantity(value + rest.value, at, rest.last)
    return Quantity(value, at, end)


def _hyphenated(tokens: Tokens, at: int) -> Quantity | None:
    """``twenty-five``; not ``five-year``, which has its unit."""
    parts = tokens.words[at].fold.split("-")
    if len(parts) != 2:
        return None
    numbers = [number_word(tokens, at, part) for part in parts]
    if numbers[0] is None or numbers[1] is None or numbers[0] < 20 or numbers[1] > 9:
        return None
    return Quantity(numbers[0] + numbers[1], at, at + 1)


def number_word(tokens: Tokens, at: int, part: str) -> float | None:
    """What a part of a compound word counts, in the language of the sentence that holds ``at``."""
    named = tokens.book_at(at).word(part).kinds.get("number")
    return None if named is None else float(named)


def is_dash(written: str) -> bool:
    """A dash or a hyphen of any length."""
    return written in _DASHES


_DASHES = frozenset(DASHES)
