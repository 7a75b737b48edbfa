"""A step of a reckoning: a code with its facts, put into words by :mod:`sprava.core.terms.words`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sprava.core.dates import When
from sprava.core.terms.durations import Duration

Fact = str | int | Fraction | date | When | Duration | None
"""What a sentence is filled with. A whole number is a number of days; text is an identifier of the pack or a source."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step, or one doubt. Its sentence is in messages.toml under ``code``."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def fact(self, name: str) -> Fact:
        return dict(self.facts).get(name)


def step(code: str, /, **facts: Fact) -> Step:
    """A step with its facts by name."""
    return Step(code, tuple(facts.items()))
