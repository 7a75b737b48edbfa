"""Bulk linkage: lists in, the person of every row out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log2
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprava.core import names
from sprava.core.names import frequency

from .blocking import Pairs, candidates
from .clustering import MOST_ROWS, NOTHING_JUDGED, Clusters, Judged, Scored, cluster
from .comparing import DEFAULT
from .estimating import SAMPLE, Learnt, Sides, learn, sampled, strangers
from .evidence import Weights
from .lists import Rows, prepare_rows
from .prepared import Lexicon, Prepared
from .rarity import Tally, place_rarity, rarity_of
from .scoring import Scorer

AGAINST: Final = 8.0
"""Bits below what joins two rows from which they speak against their being one person."""
_WILLING: Final = 1.0
_FAR: Final = 4.0
_ROWS_OF_NAMES: Final = 1_000
"""Rows up to which what is enough for two names is enough for a list; with each doubling it takes one bit more."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linkage found: clusters, and the pairs with their weights in bits."""

    clusters: Clusters
    pairs: Pairs
    weights: NDArray[np.float64]
    threshold: float
    judged: Judged = NOTHING_JUDGED

    def to_judge(self) -> NDArray[np.intp]:
        """Places of pairs that a person should look at, the likeliest first: possible ones, and likely ones that were
        not joined; without those that were judged to be two people.
        """
        of = self.clusters.of
        open_ = np.flatnonzero(
            (self.weights >= possible_from(self.threshold)) & (of[self.pairs.left] != of[self.pairs.right])
        )
        if self.judged.apart:
            sides = zip(self.pairs.left[open_].tolist(), self.pairs.right[open_].tolist(), strict=True)
            open_ = open_[[pair not in self.judged.apart for pair in sides]]
        found: NDArray[np.intp] = open_[np.argsort(-self.weights[open_], kind="stable")]
        return found


def threshold_for(rows: int) -> float:
    """Bits from which two rows are joined: the more rows, the more pairs agree by chance."""
    return names.SAME_ENOUGH + max(0.0, log2(max(rows, 1) / _ROWS_OF_NAMES))


def possible_from(threshold: float) -> float:
    """Bits from which a person should look at two rows that are joined from ``threshold`` bits."""
    return threshold - (names.SAME_ENOUGH - names.POSSIBLE)


def near_usual(learnt: Learnt, rows: int) -> Learnt:
    """What was learnt, the threshold not too far from the usual one, whatever the list seems to say. Rows are joined
    from one to two on: what contradicts such a join, or claims one of the rows about as well, prevents it.
    """
    usual = threshold_for(rows)
    return replace(learnt, threshold=min(max(learnt.threshold - _WILLING, usual - _FAR), usual + _FAR))


@dataclass(frozen=True, slots=True)
class Wanted:
    """How rows are to be joined. ``threshold`` is in bits; without one it is what the list itself makes likely."""

    weights: Weights = DEFAULT
    threshold: float | None = None
    judged: Judged = NOTHING_JUDGED
    most: int = MOST_ROWS


AS_USUAL: Final = Wanted()


def link(rows: Rows, wanted: Wanted = AS_USUAL) -> Linked:
    """Find the rows that are one person."""
    return link_prepared(prepare_rows(rows), wanted)


def link_prepared(prepared: Prepared, wanted: Wanted = AS_USUAL) -> Linked:
    """The same, for rows made ready."""
    pairs = candidates(prepared)
    learnt = learn_from(prepared, pairs, wanted.weights)
    weights, sunk = Scorer(prepared, prepared, learnt.weights).scores(pairs.left, pairs.right)
    enough = learnt.threshold if wanted.threshold is None else wanted.threshold
    scored = Scored(pairs, weights, sunk | (weights < enough - AGAINST))
    clusters = cluster(len(prepared), scored, enough, judged=wanted.judged, most=wanted.most)
    return Linked(clusters, pairs, weights, enough, wanted.judged)


def learn_from(prepared: Prepared, pairs: Pairs, weights: Weights = DEFAULT) -> Learnt:
    """What findings are worth in a list. A short list says nothing of it: the weights are taken as they are."""
    rows = len(prepared)
    begun = weights_for(Tally.of(prepared), prepared.lexicon, weights)
    if rows < frequency.ENOUGH_TO_COUNT:
        return Learnt(begun, threshold_for(rows))
    share = min(1.0, SAMPLE / max(len(pairs), 1))
    at = sampled(pairs.left, pairs.right, share)
    sides = Sides(prepared.take(pairs.left[at]), prepared.take(pairs.right[at]))
    one, other = strangers(rows)
    return near_usual(learn(sides, share, Sides(prepared.take(one), prepared.take(other)), rows, begun), rows)


def weights_for(tally: Tally, lexicon: Lexicon, weights: Weights = DEFAULT) -> Weights:
    """Weights with the rarity of names and places as the list itself has it."""
    own = replace(weights.names, rarity=rarity_of(tally, lexicon))
    return replace(weights, names=own, places=place_rarity(tally, lexicon))
