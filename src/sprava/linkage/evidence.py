"""What else tells people apart: birth date, place, article, facility, case; each a log2 Bayes factor with its words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from sprava.core import names
from sprava.core.dates import PartialDate
from sprava.core.names import Evidence, reasons

from .records import UNKNOWN, Born, Record

_WORDS: Final[dict[str, dict[str, str]]] = tomllib.loads(
    (files(__package__) / "data" / "reasons.toml").read_text("utf-8")
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits of each finding. ``names`` are those of core.names; ``places`` say how rare a place is in the list, in
    bits.
    """

    names: names.Weights = field(default_factory=names.Weights)
    born_same: float = 14.0
    born_month: float = 8.0
    born_year: float = 5.0
    born_near: float = 4.0
    born_other: float = -12.0
    place_same: float = 3.0
    place_most: float = 7.0
    place_other: float = -2.0
    article_same: float = 1.5
    article_other: float = -0.5
    facility_same: float = 3.0
    facility_other: float = -0.5
    case_same: float = 8.0
    surname_by_birth: tuple[tuple[float, ...], tuple[float, ...]] = (
        (-13.0, -9.0, -6.0, -2.0, 1.0, 5.0),
        (-4.0, 0.0, 3.0, 5.0, 7.0, 8.0),
    )
    """What a surname that is not the same is worth by the name alone, and what where the birth dates agree to the day.

    Among names alone the look-alikes were brought together because they look alike; among people born on one day a
    surname spelt alike is a sign, and another surname may be one of marriage. Empty: no more than by the name alone.
    """
    sunk: float = 6.0
    """What a pair may be worth at most if a given name or a patronymic is contradicted."""
    places: Mapping[str, float] = field(default_factory=dict)


def words(item: Evidence, language: str) -> str:
    """The reason as a sentence in ``language`` (en, be or ru)."""
    found = _WORDS.get(item.code)
    if found is None:
        return names.words(item, language)
    said = item.said or ("", "")
    return found[language].format(left=said[0], right=said[-1])


def codes() -> tuple[str, ...]:
    """Every code that has words: of names, of birth dates and of what is beyond them."""
    return (*reasons.codes(), *_WORDS)


def born_finding(left: Born, right: Born, weights: Weights) -> tuple[float, str]:
    """What two birth dates are worth. Either may be known to the year or the month only; both are known to the year."""
    if left[0] != right[0]:
        near = left[1:] == right[1:] and left[1] and abs(left[0] - right[0]) in (1, 10)
        return (weights.born_near, "near") if near else (weights.born_other, "contradicted")
    if not left[1] or not right[1]:
        return weights.born_year, "compatible"
    if left[1] == right[1]:
        if not left[2] or not right[2]:
            return weights.born_month, "compatible"
        return (weights.born_same, "same") if left[2] == right[2] else (weights.born_near, "near")
    near = left[2] == right[2] != 0 or (left[1] == right[2] and left[2] == right[1])
    return (weights.born_near, "near") if near else (weights.born_other, "contradicted")


def surname_by_birth(bits: float, weights: Weights) -> float:
    """How much more a surname is worth where the birth dates agree to the day."""
    by_name, by_birth = weights.surname_by_birth
    if not by_name or bits > by_name[-1]:
        return 0.0
    for number in range(1, len(by_name)):
        if bits <= by_name[number]:
            share = (bits - by_name[number - 1]) / (by_name[number] - by_name[number - 1])
            return by_birth[number - 1] + share * (by_birth[number] - by_birth[number - 1]) - bits
    return 0.0


def circumstances(left: Record, right: Record, weights: Weights) -> list[Evidence]:
    """The evidence beyond names. What one side does not say is no evidence."""
    out: list[Evidence] = []
    if left.born != UNKNOWN and right.born != UNKNOWN:
        bits, how = born_finding(left.born, right.born, weights)
        out.append(Evidence("born", bits, how, (_written(left.born), _written(right.born))))
    if left.place and right.place:
        same = left.place == right.place
        bits = place_bits(left.place, weights) if same else weights.place_other
        out.append(Evidence("place", bits, "same" if same else "other", (left.place, right.place)))
    if left.articles and right.articles:
        shared = left.articles & right.articles
        bits = weights.article_same if shared else weights.article_other
        out.append(
            Evidence("article", bits, "same" if shared else "other", (_list(left.articles), _list(right.articles)))
        )
    if left.facility and right.facility:
        same = left.facility == right.facility
        bits = weights.facility_same if same else weights.facility_other
        out.append(Evidence("facility", bits, "same" if same else "other", (left.facility, right.facility)))
    if left.cases and right.cases:
        shared = left.cases & right.cases
        bits = weights.case_same if shared else 0.0
        out.append(Evidence("case", bits, "same" if shared else "other", (_list(left.cases), _list(right.cases))))
    return out


def place_bits(place: str, weights: Weights) -> float:
    """What it is worth that both give this place: more where it is rare."""
    return min(weights.places.get(place, weights.place_same), weights.place_most)


def _written(day: Born) -> str:
    return str(PartialDate(day[0], day[1] or None, day[2] or None)) if day[0] else ""


def _list(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
