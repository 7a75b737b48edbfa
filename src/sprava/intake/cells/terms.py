"""Terms as lists write them: "5 гадоў 6 месяцаў", "4,5 года", "15 суток", "P5Y6M"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sprava.core.errors import Unreadable
from sprava.core.nouns import canonical
from sprava.core.terms.durations import Duration
from sprava.intake.cells.answers import Doubt
from sprava.intake.cells.vocabulary import catalogue
from sprava.packs.naming import matched, phrases_of, tokens_of

_PIECE = re.compile(r"(\d{1,5})(?:[.,](\d))?\s*([^\W\d_]+)\.?", re.UNICODE)
_BETWEEN = re.compile(r"[\s,+]*(?:(?:and|и|і|й|ды|i|oraz|та)\s+)?")
_RANGE = re.compile(r"\d\s*[-–—]\s*$")


class Found(NamedTuple):
    """A term in a longer text: its notation, and the text around it."""

    term: str
    before: str
    after: str


def read_term(cell: str) -> str | Doubt:
    """The term in ISO 8601, LIFE or DEATH; or why it is none. A bare number is none: nobody says of what."""
    text = cell.strip()
    try:
        return canonical("sentence", "term", str(Duration.parse(text)) if text.upper() == text else text)
    except Unreadable:
        pass
    if penalty := named_penalty(text):
        return penalty
    found = term_in(text)
    if found is None or found.before.strip(" +") or found.after.strip(" .,;"):
        return Doubt("not_a_term", (("value", cell),))
    return found.term


def term_in(text: str) -> Found | None:
    """The first term in ``text``; None where there is none or only a range ("18-20 years")."""
    first = next((piece for piece in _PIECE.finditer(text) if _unit(piece.group(3))), None)
    if first is None or _RANGE.search(text[: first.start()]):
        return None
    amounts: dict[str, int] = {}
    at, piece = first.start(), first
    while piece is not None:
        unit = _unit(piece.group(3))
        if not unit or unit in amounts or not _add(amounts, unit, piece):
            break
        at = piece.end()
        joined = _BETWEEN.match(text, at)
        following = _PIECE.match(text, joined.end() if joined else at)
        if following is None:
            break
        piece = following
    term = _iso(amounts)
    return Found(term, text[: first.start()], text[at:]) if term else None


def named_penalty(text: str) -> str:
    """LIFE or DEATH where the text names these penalties."""
    tokens = tokens_of(text)
    for name in ("death", "life"):
        if matched(phrases_of(catalogue()["terms"][name]), tokens):
            return name.upper()
    return ""


def _add(amounts: dict[str, int], unit: str, piece: re.Match[str]) -> bool:
    """Add a piece; half a year is six months, other fractions of a unit are nothing that a court says."""
    whole, tenth = int(piece.group(1)), piece.group(2)
    if tenth and tenth != "0":
        if unit != "years" or tenth != "5":
            return False
        amounts["months"] = 6
    amounts[unit] = whole
    return True


def _iso(amounts: dict[str, int]) -> str:
    days = amounts.get("days", 0) + 7 * amounts.get("weeks", 0)
    parts = ((amounts.get("years", 0), "Y"), (amounts.get("months", 0), "M"), (days, "D"))
    if parts[0][0] > 999 or parts[1][0] > 9999 or days > 99999:
        return ""
    written = "".join(f"{number}{letter}" for number, letter in parts if number)
    return f"P{written}" if written else ""


@cache
def _stems() -> tuple[tuple[str, bool, str], ...]:
    """Stem, whether it is the whole word, unit; longest first."""
    stems = []
    for unit, words in catalogue()["units"].items():
        for word in words:
            stem = "".join(tokens_of(word.removeprefix("=")))
            stems.append((stem, word.startswith("="), unit))
    return tuple(sorted(stems, key=lambda one: (-len(one[0]), one)))


@cache
def _unit(word: str) -> str:
    folded = "".join(tokens_of(word))
    for stem, whole, unit in _stems():
        if folded == stem if whole else folded.startswith(stem):
            return unit
    return ""
