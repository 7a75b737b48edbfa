"""The words of one chart in one language; the functions that draw know none of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sprava.core.wording import figure


class Bounded(Protocol):
    """A figure with its bounds."""

    @property
    def lower(self) -> int: ...
    @property
    def value(self) -> int: ...
    @property
    def upper(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Said:
    """``unit`` stands at the axis of the figures, ``notes`` under the title."""

    title: str
    unit: str
    language: str
    notes: tuple[str, ...] = ()
    across: str = ""
    published: str = ""

    @property
    def thousands(self) -> str:
        """The mark between thousands."""
        return figure(1000, self.language)[1:-3]

    def number(self, count: int) -> str:
        """A count as the language writes it."""
        return figure(count, self.language)

    def between(self, row: Bounded) -> str:
        """``4``, or ``1–3`` where it is between."""
        return self._span(row.lower, row.upper)

    def reported(self, row: Bounded) -> str:
        """The same from what was last reported on."""
        return self._span(row.value, row.upper)

    def _span(self, low: int, high: int) -> str:
        return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
