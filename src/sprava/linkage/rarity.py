"""How rare names and places are in a list, by the list itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log2
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprava.core.names import Rarity, frequency, given

from .prepared import Ids, Lexicon, Prepared

Counts = NDArray[np.int64]
_PLACES_TO_COUNT: Final = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each word of a lexicon is a surname or a given name, each father's name and each place comes."""

    surname: Counts
    given: Counts
    father: Counts
    place: Counts

    @classmethod
    def of(cls, prepared: Prepared) -> Tally:
        return cls(*map(_counted, (prepared.surname, prepared.given, prepared.father, prepared.place)))


def rarity_of(tally: Tally, lexicon: Lexicon) -> Rarity:
    """How rare the names of a list are, by the list itself if it is long enough."""
    surnames: Counter[str] = Counter()
    called: Counter[str] = Counter()
    fathers: Counter[str] = Counter()
    for number, count in _each(tally.surname):
        surnames[lexicon.words[number].stems[0]] += count
    for number, count in _each(tally.given):
        meant = lexicon.words[number].meant
        if meant:
            called[meant[0][0]] += count
    for number, count in _each(tally.father):
        fathers[given.father_class(lexicon.fathers[number])] += count
    if surnames.total() < frequency.ENOUGH_TO_COUNT:
        return frequency.TABLES
    return Rarity(_bits(surnames), log2(surnames.total()), _bits(called), _bits(fathers))


def place_rarity(tally: Tally, lexicon: Lexicon) -> dict[str, float]:
    """How rare each place is in a list, in bits; nothing in a short list."""
    counts = {lexicon.places[number]: count for number, count in _each(tally.place)}
    return _bits(Counter(counts)) if sum(counts.values()) > _PLACES_TO_COUNT else {}


@dataclass(frozen=True, slots=True, eq=False)
class Shifted(Rarity):
    """Rarity to which it is added how often one person's names are the same on two lists."""

    more: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def surname(self, stem: str) -> float:
        return Rarity.surname(self, stem) + self.more[0]

    def given(self, meant: tuple[given.Meaning, ...]) -> float:
        return Rarity.given(self, meant) + self.more[1]

    def father(self, stem: str) -> float:
        return Rarity.father(self, stem) + self.more[2]


def shifted(rarity: Rarity, surname: float, called: float, father: float) -> Rarity:
    """The same rarity, so many bits more or less for each part."""
    before = rarity.more if isinstance(rarity, Shifted) else (0.0, 0.0, 0.0)
    more = (before[0] + surname, before[1] + called, before[2] + father)
    return Shifted(rarity.surnames, rarity.other_surnames, rarity.given_names, rarity.fathers, more)


def _bits(counts: Mapping[str, int]) -> dict[str, float]:
    whole = sum(counts.values())
    return {what: log2(whole / count) for what, count in counts.items()}


def _counted(numbers: Ids) -> Counts:
    return np.bincount(numbers[numbers >= 0]).astype(np.int64)


def _each(counts: Counts) -> Iterator[tuple[int, int]]:
    for number in np.flatnonzero(counts).tolist():
        yield number, int(counts[number])
