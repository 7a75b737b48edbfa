"""Rows of what others say and count: lists of the state, recognition, events and waves, published figures."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.core.dates import When
from sprava.packs.rows import Row, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StateListRow(Row):
    """A list kept by the state: who decides, what follows, what the danger is."""

    id: str
    name: Text
    keeper: tuple[str, ...]
    decided_by: Text
    effect: Text
    danger: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow(Row):
    """An element of a definition of "political prisoner", and whose definition."""

    id: str
    definition: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecogniserRow(Row):
    """An organisation that recognises political prisoners or counts them its own way."""

    id: str
    name: Text
    method: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow(Row):
    """A status that a recogniser or a monitor gives a person."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Row):
    """An event of the timeline; ``day`` may be partial or a span."""

    id: str
    day: When
    last_day: When | None = None
    name: Text
    wave: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveRow(Row):
    """A kind of wave of repression, as the timeline marks them. ``drawn``: charts over time mark its events."""

    id: str
    name: Text
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow(Row):
    """A figure that somebody published. ``bound`` is exact, at_least, about or at_most: the page's own word."""

    day: When
    count: int
    what: str
    by: str
    bound: str = "exact"
    measure: str = "other"
