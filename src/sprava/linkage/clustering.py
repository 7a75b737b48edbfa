"""From scored pairs to people: rows that are one person, under what people have judged.

Pairs are joined from the likeliest down; a row that fits two people who cannot be one about as well is joined to
neither. Two groups are never joined where somebody judged two of their rows to be different people, where two of
their rows contradict one another, or where the group would become too great to be one person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .blocking import Pairs
from .prepared import Flags, Ids

MOST_ROWS: Final = 30
"""Rows of one person; more are a sign of a common name, not of one person."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs, their weights in bits, and which of them cannot be one person."""

    pairs: Pairs
    weights: NDArray[np.float64]
    hostile: Flags


@dataclass(frozen=True, slots=True)
class Clusters:
    """``of`` numbers the cluster of each row by its lowest row. ``too_great`` are joins refused for size,
    ``kept_apart`` for judgement or contradiction.
    """

    of: Ids
    too_great: int
    kept_apart: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What people have said of pairs of rows, the lower first: ``apart`` are two people, ``together`` one. Of a pair
    that is both, the first holds.
    """

    apart: Collection[tuple[int, int]] = ()
    together: Collection[tuple[int, int]] = ()


NOTHING_JUDGED: Final = Judged()


def cluster(
    count: int, scored: Scored, threshold: float, *, judged: Judged = NOTHING_JUDGED, most: int = MOST_ROWS
) -> Clusters:
    """Join ``count`` rows by pairs of at least ``threshold`` bits, those judged to be one person before all others."""
    lefts, rights, bits = joining(scored, threshold, judged)
    order = np.lexsort((rights, lefts, -bits))
    lefts, rights, bits = lefts[order], rights[order], bits[order]
    whole = connected(count, lefts, rights)
    hostile = _hostile(whole, scored, judged)
    doubtful = np.bincount(whole, minlength=count) > most
    doubtful[whole[np.fromiter(hostile, np.int32, len(hostile))]] = True
    in_doubt: Flags = doubtful[whole[lefts]]
    groups = _Groups(hostile, most)
    chosen = list(zip(lefts[in_doubt].tolist(), rights[in_doubt].tolist(), bits[in_doubt].tolist(), strict=True))
    rivals = _Rivals(chosen, hostile)
    for one, other, worth in chosen:
        groups.join(one, other, open_to_others=rivals.claim(one, other, worth))
    of = whole.copy()
    for row in np.flatnonzero(doubtful[whole]).tolist():
        of[row] = groups.root(row)
    return Clusters(_lowest(of), groups.too_great, groups.kept_apart)


def joining(scored: Scored, threshold: float, judged: Judged) -> tuple[Ids, Ids, NDArray[np.float64]]:
    """The pairs by which rows are joined, and their bits."""
    enough = (scored.weights >= threshold) & ~scored.hostile
    sure = np.array(sorted({(min(pair), max(pair)) for pair in judged.together}), np.int32).reshape(-1, 2)
    lefts = np.concatenate((sure[:, 0], scored.pairs.left[enough]))
    rights = np.concatenate((sure[:, 1], scored.pairs.right[enough]))
    return lefts, rights, np.concatenate((np.full(len(sure), inf), scored.weights[enough]))


_NONE: Final[frozenset[int]] = frozenset()
LEAD: Final = 3.0
"""Bits by which one fit must be better than another for a row to be joined: eight to one."""


class _Rivals:
    """Who else claims a row: its other likely partners, where they cannot be one person with the first."""

    def __init__(self, pairs: Sequence[tuple[int, int, float]], hostile: Mapping[int, set[int]]) -> None:
        self._hostile = hostile
        self._partners: dict[int, list[tuple[int, float]]] = {}
        for one, other, bits in pairs:
            self._partners.setdefault(one, []).append((other, bits))
            self._partners.setdefault(other, []).append((one, bits))

    def claim(self, one: int, other: int, bits: float) -> bool:
        """Whether somebody else has about as good a claim to either row."""
        return self._claimed(one, other, bits) or self._claimed(other, one, bits)

    def _claimed(self, row: int, partner: int, bits: float) -> bool:
        against = self._hostile.get(partner, _NONE)
        return any(rival in against and worth > bits - LEAD for rival, worth in self._partners[row])


def connected(count: int, lefts: Ids, rights: Ids) -> Ids:
    """The lowest row that each row hangs together with."""
    of = np.arange(count, dtype=np.int32)
    while True:
        before = of.copy()
        low = np.minimum(of[lefts], of[rights])
        np.minimum.at(of, lefts, low)
        np.minimum.at(of, rights, low)
        of = of[of]
        if np.array_equal(of, before):
            return of


def _hostile(whole: Ids, scored: Scored, judged: Judged) -> dict[int, set[int]]:
    """For each row those with which it cannot be one person, within what hangs together."""
    found: dict[int, set[int]] = {}
    lefts, rights = scored.pairs.left[scored.hostile], scored.pairs.right[scored.hostile]
    inside = whole[lefts] == whole[rights]
    seen = set(zip(lefts[inside].tolist(), rights[inside].tolist(), strict=True))
    # Whoever judged two rows to be one person saw that they contradict one another.
    seen -= {(min(pair), max(pair)) for pair in judged.together}
    for one, other in (*seen, *judged.apart):
        if whole[one] == whole[other]:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def _lowest(of: Ids) -> Ids:
    lowest = np.full(len(of), len(of), np.int32)
    np.minimum.at(lowest, of, np.arange(len(of), dtype=np.int32))
    found: Ids = lowest[of]
    return found


class _Groups:
    """Groups of rows that grow by joining."""

    def __init__(self, hostile: dict[int, set[int]], most: int) -> None:
        self._hostile, self._most = hostile, most
        self._root: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self.too_great = self.kept_apart = 0

    def root(self, row: int) -> int:
        root = self._root.get(row, row)
        while root != self._root.get(root, root):
            root = self._root[root]
        self._root[row] = root
        return root

    def join(self, one: int, other: int, *, open_to_others: bool) -> None:
        one, other = self.root(one), self.root(other)
        if one == other:
            return
        if open_to_others:
            self.kept_apart += 1
            return
        ours, theirs = self._members.get(one, [one]), self._members.get(other, [other])
        if len(ours) + len(theirs) > self._most:
            self.too_great += 1
        elif any(not self._hostile.get(row, _NONE).isdisjoint(theirs) for row in ours):
            self.kept_apart += 1
        else:
            low, high = min(one, other), max(one, other)
            self._root[high] = low
            self._members[low] = ours + theirs
            self._members.pop(high, None)
