"""Things that last, with honest ends: how many last on each of many days, who came and who went, counted in one pass.

Every span is drawn three times, each inside the next: when it lasts for certain, as it is read, and possibly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]

CERTAIN, READ, POSSIBLE = range(3)
FIRST, NEVER = date.min.toordinal(), date.max.toordinal()


class Account(NamedTuple):
    """``after`` = ``before`` + ``came`` - ``went``. Before the first day began, and after the last one was over."""

    before: int
    came: int
    went: int
    after: int


@dataclass(frozen=True, slots=True)
class Spans:
    """Row i says that thing ``key[i]`` lasts from ``first[level, i]`` to ``last[level, i]``, both days included.

    Keys are 0, 1, … below ``size``; days are ordinals of the calendar. A row is empty at a level where it begins after
    its end. Rows of one thing may overlap: it counts once.
    """

    key: Numbers
    first: Numbers
    last: Numbers
    size: int

    def take(self, rows: Flags | Numbers) -> Spans:
        """Only these rows."""
        return Spans(self.key[rows], self.first[:, rows], self.last[:, rows], self.size)

    def touching(self, begin: date, end: date) -> Flags:
        """Rows that possibly last on some day from ``begin`` to ``end``."""
        starts = np.maximum(self.first[POSSIBLE], begin.toordinal())
        near: Flags = starts <= np.minimum(self.last[POSSIBLE], end.toordinal())
        return near


def spans(
    key: Numbers, begin: tuple[Numbers, Numbers], end: tuple[Numbers, Numbers], size: int
) -> Spans:  # fmt: skip
    """Spans that begin between the two days of ``begin`` and end between those of ``end``; read is what is certain."""
    return Spans(key, np.stack([begin[1], begin[1], begin[0]]), np.stack([end[0], end[0], end[1]]), size)


def nested(key: Numbers, first: Numbers, last: Numbers, size: int) -> Spans:
    """Spans of which each level is drawn so wide that it holds the one before it, and is not emptied by it."""
    first, last = first.copy(), last.copy()
    for inner, outer in ((CERTAIN, READ), (READ, POSSIBLE)):
        there = first[inner] <= last[inner]
        empty = there & (first[outer] > last[outer])
        first[outer] = np.where(
            empty, first[inner], np.where(there, np.minimum(first[outer], first[inner]), first[outer])
        )
        last[outer] = np.where(empty, last[inner], np.where(there, np.maximum(last[outer], last[inner]), last[outer]))
    return Spans(key, first, last, size)


def compact(rows: Spans) -> Spans:
    """The same in half the memory, to be kept."""
    key, first, last = (numbers.astype(np.int32, copy=False) for numbers in (rows.key, rows.first, rows.last))
    return Spans(key, first, last, rows.size)


def stacked(*several: Spans) -> Spans:
    """The rows of all."""
    return Spans(
        np.concatenate([one.key for one in several]),
        np.concatenate([one.first for one in several], axis=1),
        np.concatenate([one.last for one in several], axis=1),
        max(one.size for one in several),
    )


def distinct(numbers: Numbers) -> Numbers:
    """Each number once, in order. They mostly lie in order already, which makes this ten times np.unique."""
    ordered = np.sort(numbers, kind="stable")
    new = np.ones(len(ordered), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def in_order(first: Numbers, *rest: Numbers) -> Numbers:
    """The places that put rows in the order of ``first``, and those that are alike there in the order of ``rest``.

    As a lexical sort gives it; rows that lie nearly so, and of which few are alike, are put in order much faster.
    """
    order: Numbers = np.argsort(first, kind="stable")
    ordered = first[order]
    same = ordered[1:] == ordered[:-1]
    alike = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if len(alike):
        rows = order[alike]
        order[alike] = rows[np.lexsort([column[rows] for column in (*rest[::-1], first)])]
    return order


def inside(rows: Spans, day: date) -> Flags:
    """For each level and each key: does it last on ``day``? Shape (3, size)."""
    at = day.toordinal()
    found = np.zeros((3, rows.size), dtype=bool)
    for level in (CERTAIN, READ, POSSIBLE):
        found[level, rows.key[(rows.first[level] <= at) & (rows.last[level] >= at)]] = True
    return found


def stocks(rows: Spans, days: Sequence[date]) -> Numbers:
    """How many things (not rows) last on each of ``days``, at each level. Shape (3, len(days)).

    Days are those of the jurisdiction, in any order. It is what the rows know: a lower bound on the truth.
    Method: stock count, docs/methods/statistics.md. Time grows as n log n in the number of rows.
    """
    asked = np.array([day.toordinal() for day in days], dtype=np.int64)
    counted = np.empty((3, len(asked)), dtype=np.int64)
    for level in (CERTAIN, READ, POSSIBLE):
        begins, ends = apart(rows, level)
        # Lasting on a day: those begun by then without those that ended before it.
        counted[level] = np.searchsorted(begins, asked, side="right") - np.searchsorted(ends, asked, side="left")
    return counted


def account(rows: Spans, level: int, first: date, last: date) -> Account:
    """What came and went from ``first`` to ``last``, both included, at one level; it balances to the thing.

    It came on its first day and went on its last, so both can be one day; what came twice came twice. ``before`` were
    there when ``first`` began, ``after`` are there when ``last`` is over. An end that nobody sees went nowhere.
    """
    begins, ends = apart(rows, level)
    start, stop = first.toordinal(), last.toordinal()
    ends = ends[: np.searchsorted(ends, NEVER, side="left")]
    begun, gone = np.searchsorted(begins, start, side="left"), np.searchsorted(ends, start, side="left")
    came = np.searchsorted(begins, stop, side="right") - begun
    went = np.searchsorted(ends, stop, side="right") - gone
    return Account(int(begun - gone), int(came), int(went), int(begun - gone + came - went))


def apart(rows: Spans, level: int) -> tuple[Numbers, Numbers]:
    """Begins and ends, each sorted, after joining rows of one thing that overlap or follow each other day on day."""
    kept = rows.first[level] <= rows.last[level]
    key, begin, end = rows.key[kept], rows.first[level][kept], rows.last[level][kept]
    if not len(key):
        return begin, end
    order = in_order(key, begin)
    key, begin, end = key[order], begin[order], end[order]
    # The last day reached so far by the same key: a running maximum that no earlier key can raise.
    width = NEVER + 2
    shift = key.astype(np.int64) * width
    reached = np.maximum.accumulate(end + shift) - shift
    new = np.empty(len(key), dtype=bool)
    new[0] = True
    new[1:] = (key[1:] != key[:-1]) | (begin[1:] > reached[:-1] + 1)
    lasts = np.append(np.flatnonzero(new)[1:] - 1, len(key) - 1)
    return np.sort(begin[new]), np.sort(reached[lasts])


def paired(left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """The positions of all pairs of equal values: every ``left[i]`` with every ``right[j]`` that is the same."""
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    low, high = np.searchsorted(ordered, left, side="left"), np.searchsorted(ordered, left, side="right")
    many = high - low
    lefts = np.repeat(np.arange(len(left)), many)
    within = np.arange(len(lefts)) - np.repeat(np.cumsum(many) - many, many)
    return lefts, order[np.repeat(low, many) + within]


def both(rows: Spans, others: Spans, pairs: tuple[Numbers, Numbers]) -> tuple[Spans, Numbers]:
    """The days on which a row and the row that it is paired with last both, and which of ``others`` each has; pairs
    that possibly never do are left out."""
    left, right = pairs
    first = np.maximum(rows.first[:, left], others.first[:, right])
    last = np.minimum(rows.last[:, left], others.last[:, right])
    kept = first[POSSIBLE] <= last[POSSIBLE]
    return Spans(rows.key[left][kept], first[:, kept], last[:, kept], rows.size), right[kept]


def whole(rows: Spans) -> Spans:
    """One row for each time in which a thing lasts possibly without a break: what came and went once."""
    kept = rows.take(rows.first[POSSIBLE] <= rows.last[POSSIBLE])
    if not len(kept.key):
        return kept
    order = in_order(kept.key, kept.first[POSSIBLE])
    kept = kept.take(order)
    width = NEVER + 2
    shift = kept.key.astype(np.int64) * width
    reached = np.maximum.accumulate(kept.last[POSSIBLE] + shift) - shift
    new = np.empty(len(kept.key), dtype=bool)
    new[0] = True
    new[1:] = (kept.key[1:] != kept.key[:-1]) | (kept.first[POSSIBLE][1:] > reached[:-1] + 1)
    starts = np.flatnonzero(new)
    empty = kept.first > kept.last
    first = np.minimum.reduceat(np.where(empty, NEVER + 1, kept.first), starts, axis=1)
    last = np.maximum.reduceat(np.where(empty, FIRST - 1, kept.last), starts, axis=1)
    return Spans(kept.key[starts], first, last, rows.size)


class Events(NamedTuple):
    """Which rows began, or ended, in a period: for certain, as read, and possibly. Each is inside the next."""

    surely: Flags
    read: Flags
    possibly: Flags


def begun(rows: Spans, first: date, last: date) -> Events:
    """Rows of :func:`whole` that began from ``first`` to ``last``, both included."""
    none = rows.first[CERTAIN] > rows.last[CERTAIN]
    latest = np.where(none, rows.last[POSSIBLE], rows.first[CERTAIN])
    return _events(rows.first[POSSIBLE], rows.first[READ], latest, rows, first, last)


def ended(rows: Spans, first: date, last: date) -> Events:
    """Rows of :func:`whole` that ended from ``first`` to ``last``, both included."""
    none = rows.first[CERTAIN] > rows.last[CERTAIN]
    earliest = np.where(none, rows.first[POSSIBLE], rows.last[CERTAIN])
    return _events(earliest, rows.last[READ], rows.last[POSSIBLE], rows, first, last)


def _events(earliest: Numbers, read: Numbers, latest: Numbers, rows: Spans, first: date, last: date) -> Events:
    start, stop = first.toordinal(), last.toordinal()
    surely: Flags = (start <= earliest) & (latest <= stop)
    unread = rows.first[READ] > rows.last[READ]
    return Events(
        surely,
        np.where(unread, surely, (start <= read) & (read <= stop)),
        (earliest <= stop) & (start <= latest),
    )
