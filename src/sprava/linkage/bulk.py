"""Bulk linkage: lists in, the person of every row out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log2
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprava.core import names

from .blocking import Pairs, candidates
from .clustering import MOST_ROWS, Clusters, Scored, cluster
from .comparing import DEFAULT
from .evidence import Weights
from .lists import Rows, place_rarity, prepare_rows, rarity_of
from .prepared import Prepared
from .scoring import Scorer

CONTRADICTED: Final = -2.0
"""Bits below which two rows speak against their being one person."""
_ROWS_OF_NAMES: Final = 1_000
"""Rows up to which what is enough for two names is enough for a list; with each doubling it takes one bit more."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linkage found: clusters, and the pairs with their weights in bits."""

    clusters: Clusters
    pairs: Pairs
    weights: NDArray[np.float64]
    threshold: float

    def to_judge(self) -> NDArray[np.intp]:
        """Places of pairs that a person should look at, the likeliest first: possible ones, and likely ones that were
        not joined.
        """
        of = self.clusters.of
        open_ = np.flatnonzero((self.weights >= names.POSSIBLE) & (of[self.pairs.left] != of[self.pairs.right]))
        found: NDArray[np.intp] = open_[np.argsort(-self.weights[open_], kind="stable")]
        return found


def threshold_for(rows: int) -> float:
    """Bits from which two rows are joined: the more rows, the more pairs agree by chance."""
    return names.SAME_ENOUGH + max(0.0, log2(max(rows, 1) / _ROWS_OF_NAMES))


def link(
    rows: Rows, *, threshold: float | None = None, apart: Iterable[tuple[int, int]] = (), most: int = MOST_ROWS
) -> Linked:
    """Find the rows that are one person."""
    return link_prepared(prepare_rows(rows), threshold=threshold, apart=apart, most=most)


def link_prepared(
    prepared: Prepared, *, threshold: float | None = None, apart: Iterable[tuple[int, int]] = (), most: int = MOST_ROWS
) -> Linked:
    """The same, for rows made ready."""
    pairs = candidates(prepared)
    weights, sunk = Scorer(prepared, prepared, weights_for(prepared)).scores(pairs.left, pairs.right)
    enough = threshold_for(len(prepared)) if threshold is None else threshold
    hostile = sunk | (weights < CONTRADICTED)
    clusters = cluster(len(prepared), Scored(pairs, weights, hostile), enough, apart=apart, most=most)
    return Linked(clusters, pairs, weights, enough)


def weights_for(prepared: Prepared) -> Weights:
    """The usual weights, with the rarity of names and places as the list itself has it."""
    return replace(DEFAULT, names=replace(DEFAULT.names, rarity=rarity_of(prepared)), places=place_rarity(prepared))
