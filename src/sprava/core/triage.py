"""Which text a reviewer should read next: the newest, each counted as newer for what makes reading it worth the while.

docs/desks/review.md, "The queue", says it for people.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import log2
from statistics import fmean
from typing import Final

FROM: Final = date(2000, 1, 1)
STEPS_A_DAY: Final = 10
_SURENESS: Final = {"A": 4.0, "B": 3.0}
"""Days for a proposal of a tier, 1 for any other: what is likely right is worth the reading."""
_URGENT: Final = 3.0
LONGEST_LEAD: Final = max(_SURENESS.values()) + _URGENT
"""Days by which a text is counted as newer at most."""
_CANNOT_WAIT: Final = frozenset({"detained", "tried", "placed_in_punishment_cell", "hunger_strike"})
"""Of whom this is told, somebody may be able to help now."""
_CHARACTERS_A_MINUTE: Final = 700
_MINUTES_A_PROPOSAL: Final = 0.5

Waiting = tuple[str, str]
"""The kind of a proposal, and its tier."""


def place_in_queue(published: date, waiting: Iterable[Waiting], characters: int) -> int:
    """The higher the sooner, in tenths of a day since the year 2000; 0 for a text of which nothing waits.

    It changes with nothing but the text and what waits of it, so that a page of the queue stays the same from one
    minute to the next. Texts from before 2000 follow all others.
    """
    proposals = list(waiting)
    if not proposals:
        return 0
    day = (published - FROM).days + lead(proposals, characters)
    return max(round(STEPS_A_DAY * day), 1)


def lead(proposals: list[Waiting], characters: int) -> float:
    """By how many days a text is counted as newer: surer ones, those that cannot wait, those that are decided soon."""
    sure = fmean(_SURENESS.get(tier, 1.0) for _, tier in proposals)
    urgent = any(kind in _CANNOT_WAIT and tier in _SURENESS for kind, tier in proposals)
    minutes = characters / _CHARACTERS_A_MINUTE + _MINUTES_A_PROPOSAL * len(proposals)
    return sure + _URGENT * urgent - log2(1 + minutes)
