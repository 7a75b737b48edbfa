"""What a reader of cells answers."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.core.said import Fact
from sprava.intake.problems import Severity


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to say about a cell, before anybody knows in which row it stands."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.REFUSED


@dataclass(frozen=True, slots=True)
class Answer:
    """What one cell says, and what is to be said about it. A doubt that refuses the row leaves no facts."""

    facts: tuple[Fact, ...] = ()
    doubts: tuple[Doubt, ...] = ()


SILENT = Answer()
