"""A piece of evidence, and its words for the reviewer in English, Belarusian and Russian."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

_WORDS = tomllib.loads((files(__package__) / "data" / "reasons.toml").read_text("utf-8"))
LANGUAGES = ("en", "be", "ru")


@dataclass(frozen=True, slots=True)
class Evidence:
    """``weight`` is a log2 Bayes factor: +1 doubles the odds, -1 halves them, 0 says nothing.

    ``part`` and ``how`` together are the code of the reason; ``said`` is what the two sides say, for its words.
    """

    part: str
    weight: float
    how: str
    said: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return f"{self.part}-{self.how}"

    @property
    def because(self) -> str:
        return words(self, "en")


def words(evidence: Evidence, language: str) -> str:
    """The reason as a sentence in ``language`` (en, be or ru)."""
    sentence: str = _WORDS[evidence.code][language]
    said = evidence.said or ("", "")
    return sentence.format(left=said[0], right=said[-1])


def codes() -> tuple[str, ...]:
    """Every code that has words."""
    return tuple(_WORDS)
