"""What findings are worth in a long list, learnt from the list itself: nobody need judge a pair for it.

The model of Fellegi and Sunter (1969). How often a finding comes about between two people is counted over random pairs
of rows; how often between two rows of one person is estimated over the candidate pairs by expectation and maximisation
(Winkler 1988). A contradicted given name, patronymic or sex is never learnt: it keeps its weight, and sinks the pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprava.core.names import likeness

from .evidence import Weights
from .prepared import Flags, Ids, Prepared
from .rarity import shifted
from .scoring import Found, Scorer, in_columns
from .wordpairs import HOW, Bits, Kinds

FIRM: Final = 1.0
"""Pairs of one person that are set beside those seen and those expected, so that few change little."""
SAMPLE: Final = 1_000_000
"""Candidate pairs to learn from."""
STRANGERS: Final = 300_000
"""Random pairs to count in."""
_BORN: Final = 3
_ROUNDS: Final = 10
_LOWEST: Final = 8.0
"""Bits by which the list may make a weight lower than it is: a place left out or an old one is no proof."""
_KNOTS: Final = (*likeness.STEPS, likeness.STEPS[-1] - 0.1)


@dataclass(frozen=True, slots=True)
class Sides:
    """Rows side by side."""

    left: Prepared
    right: Prepared

    def in_columns(self) -> Sides:
        at = np.flatnonzero(in_columns(self.left, self.right)).astype(np.int32)
        return Sides(self.left.take(at), self.right.take(at))


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights for a list, and the bits from which its rows are more likely one person than two."""

    weights: Weights
    threshold: float


@dataclass(frozen=True, slots=True)
class _Part:
    """The findings of one part: each pair stands at level ``low``, or the share ``lean`` of the way to the next; at
    ``nothing`` where not both say anything. ``exact`` is the rarity of what is the same.
    """

    low: Kinds
    lean: Bits
    exact: Bits
    nothing: int

    def bits(self, levels: Bits) -> Bits:
        known = np.append(levels, (0.0, 0.0))
        found: Bits = known[self.low] * (1 - self.lean) + known[self.low + 1] * self.lean + self.exact
        return found

    def shares(self) -> Bits:
        """How many of the pairs that say anything stand at each level."""
        counted = self.counts(np.ones(len(self.low)))
        found: Bits = counted / max(counted.sum(), 1.0)
        return found

    def counts(self, each: Bits) -> Bits:
        """How many pairs, each counting so much, stand at each level."""
        whole: Bits = np.bincount(self.low, each * (1 - self.lean), self.nothing + 1).astype(np.float64)
        whole[1:] += np.bincount(self.low, each * self.lean, self.nothing + 1)[:-1]
        found: Bits = whole[: self.nothing]
        return found


def sampled(lefts: Ids, rights: Ids, share: float) -> Flags:
    """Which pairs are among ``share`` of all: always the same ones, in whatever order and on whatever engine."""
    mixed = lefts.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) ^ rights.astype(np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    chosen: Flags = (mixed >> np.uint64(32)) < np.uint64(int(min(share, 1.0) * 2**32))
    return chosen


def strangers(rows: int) -> tuple[Ids, Ids]:
    """Random pairs of rows, the same for as many rows."""
    drawn = np.random.default_rng(0).integers(0, rows, (2, STRANGERS), dtype=np.int32)
    return drawn[0], drawn[1]


def learn(candidates: Sides, share: float, between: Sides, rows: int, weights: Weights) -> Learnt:
    """What findings are worth in a list of ``rows`` rows, from a ``share`` of its candidate pairs and from random ones.

    ``weights`` are those to begin from, with the rarity of names and places in the list.
    """
    scorer = Scorer(candidates.left, candidates.right, weights)
    found, others = (scorer.findings(*_both(sides.in_columns())) for sides in (candidates, between))
    shipped = _levels(weights)
    parts, chances = _parts(found, weights), [part.shares() for part in _parts(others, weights)]
    chances[_BORN][0] = _on_one_day(between)
    bits = [np.where(np.isnan(worth), 0.0, worth) for worth in shipped]
    pairs, people = max(rows * (rows - 1) / 2, 1.0), 0.1 * rows
    for _ in range(_ROUNDS):
        weight = found.rest + sum(part.bits(levels) for part, levels in zip(parts, bits, strict=True))
        each = np.where(found.sunk, 0.0, 1 / (1 + np.exp2(np.clip(log2(pairs / people) - weight, -60, 60))))
        people = max(each.sum() / share, 1.0)
        bits = [_worth(part.counts(each), *known) for part, *known in zip(parts, chances, shipped, strict=True)]
    return Learnt(_weights(bits, weights), log2(pairs / people))


def _worth(counts: Bits, chances: Bits, shipped: Bits) -> Bits:
    """Bits of each level of a part, of which so many pairs of one person were seen. What is hardly seen, and hardly
    expected, stays as it is.
    """
    whole = counts.sum()
    by_rarity = np.isnan(shipped)
    before = np.where(by_rarity, 0.0, shipped)
    expected = np.where(by_rarity, whole, whole * chances * np.exp2(before))
    found: Bits = before + np.log2((counts + FIRM) / (expected + FIRM))
    return found


def _on_one_day(sides: Sides) -> float:
    """The chance that two people are born on one day, from all whose day is known, each against each other."""
    born = np.concatenate((sides.left.born, sides.right.born)).astype(np.int64)
    days = (born[:, 0] << 9) | (born[:, 1] << 5) | born[:, 2]
    known = int((born[:, 0] > 0).sum())
    _, counts = np.unique(days[born[:, 2] > 0], return_counts=True)
    return float((counts * (counts - 1.0)).sum() / max(known * (known - 1.0), 1.0))


def _both(sides: Sides) -> tuple[Prepared, Prepared]:
    return sides.left, sides.right


def _levels(weights: Weights) -> list[Bits]:
    """The weights as they are, level by level; not a number where rarity says what it is worth."""
    own = weights.names
    like, far = own.given_like
    return [
        np.array(levels)
        for levels in (
            (np.nan, *own.surname_like, own.surname_other),
            (np.nan, own.given_variant, own.given_diminutive, like, far, own.given_other),
            (np.nan, own.patronymic_like, own.patronymic_other),
            (weights.born_same, weights.born_month, weights.born_year, weights.born_near, weights.born_other),
            (np.nan, weights.place_other),
        )
    ]


def _parts(found: Found, weights: Weights) -> list[_Part]:
    """In the order of :func:`_levels`: surname, given name, patronymic, birth date, place."""
    flat = np.zeros(len(found.rest))
    given = _numbered(found.given, ("same", "variant", "diminutive", "like", "", "other"))
    far = (found.given == HOW.index("like")) & (found.given_bits == weights.names.given_like[1])
    given[far] = 4
    father = _numbered(found.father, ("same", "like", "contradicted"))
    return [
        _surname(found),
        _Part(given, flat, np.where(given == 0, found.given_bits, 0.0), 6),
        _Part(father, flat, np.where(father == 0, found.father_bits, 0.0), 3),
        _Part(np.where(found.born > 0, found.born - 1, 5).astype(np.int8), flat, flat, 5),
        _Part(
            np.where(found.place > 0, found.place - 1, 2).astype(np.int8), flat,
            np.where(found.place == 1, found.place_bits, 0.0), 2,
        ),
    ]  # fmt: skip


def _surname(found: Found) -> _Part:
    known = ~np.isnan(found.alike)
    along = np.interp(-np.where(known, found.alike, 0.0), [-step for step in _KNOTS], np.arange(1.0, len(_KNOTS) + 1))
    same = found.alike == 1.0
    along[same], along[~known] = 0.0, len(_KNOTS) + 1.0
    low = np.floor(along)
    return _Part(low.astype(np.int8), along - low, np.where(same, found.rarity, 0.0), len(_KNOTS) + 1)


def _numbered(kinds: Kinds, levels: Sequence[str]) -> Kinds:
    """Numbers of levels for numbers of :data:`.wordpairs.HOW`; as many as there are levels where nothing is said."""
    numbers = [levels.index(how) if how and how in levels else len(levels) for how in HOW]
    found: Kinds = np.array(numbers, np.int8)[kinds]
    return found


def _weights(bits: list[NDArray[np.float64]], weights: Weights) -> Weights:
    """The weights, with what was learnt in their place."""
    surname, given, father, born, place = (
        np.maximum(new, np.where(np.isnan(old), -_LOWEST, old - _LOWEST)).tolist()
        for new, old in zip(bits, _levels(weights), strict=True)
    )
    return replace(
        weights,
        names=replace(
            weights.names, surname_like=tuple(surname[1:6]), surname_other=surname[6], given_variant=given[1],
            given_diminutive=given[2], given_like=(given[3], given[4]), patronymic_like=father[1],
            rarity=shifted(weights.names.rarity, surname[0], given[0], father[0]),
        ),
        born_same=born[0], born_month=born[1], born_year=born[2], born_near=born[3], born_other=born[4],
        place_other=place[1], places={name: rare + place[0] for name, rare in weights.places.items()},
        place_most=max(weights.place_most, *weights.places.values(), 0.0), surname_by_birth=((), ()),
    )  # fmt: skip
