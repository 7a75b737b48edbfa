"""How many people were held, on each of many days, counted in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Stay(NamedTuple):
    """One person's time inside, from ``begin`` to ``end``, both days included. Empty where it begins after its end."""

    person: int
    begin: date
    end: date


def stock_series(stays: Iterable[Stay], days: Sequence[date]) -> NDArray[np.int64]:
    """Number of people (not of stays) inside at any time on each of ``days``.

    Args:
        stays: any order; stays of one person may overlap, that person counts once.
        days: calendar days in the jurisdiction's own time zone, any order.
    Returns:
        One count for each of ``days``, >= 0. It is what the stays know: a lower bound on the truth.
    Method: stock count, docs/methods/statistics.md. Time grows as n log n in the number of stays.
    """
    rows = np.array(
        [(stay.person, stay.begin.toordinal(), stay.end.toordinal()) for stay in stays if stay.begin <= stay.end],
        dtype=np.int64,
    ).reshape(-1, 3)
    begins, ends = _apart(rows)
    asked = np.array([day.toordinal() for day in days], dtype=np.int64)
    # Inside on a day: those who had begun by then without those who had ended before it.
    return np.searchsorted(begins, asked, side="right") - np.searchsorted(ends, asked, side="left")


def _apart(rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Begins and ends, each sorted, after joining stays of one person that overlap or touch."""
    if not len(rows):
        return rows[:, 1], rows[:, 2]
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    person, begin, end = rows.T
    # The last day reached so far by the same person: a running maximum that no earlier person can raise.
    width = int(end.max()) + 2
    reached = np.maximum.accumulate(end + np.unique(person, return_inverse=True)[1] * width)
    first = np.empty(len(rows), dtype=bool)
    first[0] = True
    first[1:] = (person[1:] != person[:-1]) | (begin[1:] > reached[:-1] % width + 1)
    lasts = np.append(np.flatnonzero(first)[1:] - 1, len(rows) - 1)
    return np.sort(begin[first]), np.sort(reached[lasts] % width)
