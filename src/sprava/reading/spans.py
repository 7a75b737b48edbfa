"""What is found in a text and where: the values of this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

IMPRISONMENT, ARREST, FINE, OTHER = "imprisonment", "administrative_arrest", "fine", "other"
Value = str | Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text and what it says. ``first`` and ``last`` count words, ``start`` and ``end`` letters."""

    kind: str
    first: int
    last: int
    start: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Term:
    """A penalty as written: so many ``unit`` (months, days, base_units, amount_byn), of which kind, said with which
    meaning.
    """

    first: int
    last: int
    unit: str
    amount: float
    kind: str
    regime: str | None
    meaning: str
    is_elliptical: bool = False

    def value(self) -> dict[str, Any]:
        """As an event holds it."""
        amount = int(self.amount) if self.amount == int(self.amount) else self.amount
        return {"kind": self.kind, self.unit: amount, "regime": self.regime}


@dataclass(slots=True)
class Mention:
    """A name in the text.

    ``person`` counts the persons of the document; ``role`` is what stands beside this mention.
    """

    first: int
    last: int
    person: int = -1
    role: str = ""
    sentence: int = 0
    is_speaker: bool = False
    given: str = ""
    surname: str = ""
    gender: str = ""
    father: str = ""


@dataclass(slots=True)
class Person:
    """Everybody who is named, once.

    ``role`` is victim, judge, prosecutor, lawyer, official, bystander or nothing yet.
    """

    mentions: list[Mention]
    role: str = ""
    gender: str = ""
    normalised: str = ""


@dataclass(slots=True)
class Event:
    """What is proposed: something that happened to somebody, with the rule that says so and how far it can be
    trusted.
    """

    type: str
    person: int | None
    realis: str
    rule: str
    first: int
    last: int
    trigger: int
    date: str | None = None
    articles: list[str] = field(default_factory=list)
    term: Term | None = None
    court: str | None = None
    facility: str | None = None
    body: str | None = None
    tier: str = "C"
