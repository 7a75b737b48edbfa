"""What became of a document: a code with its parameters, and words for it in three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from sprava.core.errors import Refused


class State(StrEnum):
    """Whether it was read."""

    OK = "ok"  # kept, and read whole
    PARTIAL = "partial"  # kept; not all of it could be read, and nothing is wrong with that
    REFUSED = "refused"  # not kept: nothing to read, damaged, or no document
    QUARANTINED = "quarantined"  # kept and not opened again: it broke its reader or would have


@dataclass(frozen=True, slots=True)
class Outcome:
    """``code`` says why; ``facts`` are the parameters of its words."""

    state: State
    code: str = "whole"
    facts: Mapping[str, str] = field(default_factory=dict)

    def say(self, lang: str = "en") -> str:
        """In plain words."""
        words = _catalogue()[self.code]
        facts = {name: _shown(value) for name, value in self.facts.items()}
        return (words.get(lang) or words["en"]).format_map(facts)


class DocumentRefused(Refused):
    """A document that is not read, or not to its end; ``str()`` says why and what to do."""

    def __init__(self, state: State, code: str, **facts: object) -> None:
        self.outcome = Outcome(state, code, {name: str(value) for name, value in facts.items()})
        super().__init__(self.outcome.say())


@dataclass
class Remarks:
    """What a reader has to say besides the texts: why not everything could be read. The first one counts.

    ``look_at`` asks for what a machine reads on a page that is a picture: the table of its words, None where nothing
    here can read pictures. It raises DocumentRefused where the picture cannot be read.
    """

    said: list[Outcome] = field(default_factory=list)
    look_at: Callable[[int], str | None] = lambda _page: None

    def add(self, code: str, **facts: object) -> None:
        """Something is missing, and nothing is wrong with that."""
        self.said.append(Outcome(State.PARTIAL, code, {name: str(value) for name, value in facts.items()}))

    def outcome(self) -> Outcome:
        """What became of the document if nothing worse happens."""
        return self.said[0] if self.said else Outcome(State.OK)


def codes() -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_catalogue())


def _shown(value: str) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in value[:400]).split())
    return plain if len(plain) <= 100 else plain[:99] + "…"


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "outcomes.toml").read_text("utf-8"))
