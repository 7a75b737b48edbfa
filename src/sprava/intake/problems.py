"""What is wrong with a list or with a row of it: a code with its parameters, and words for it in three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from sprava.core.errors import Refused

LANGUAGES = ("en", "be", "ru")
_LONGEST_QUOTED = 80  # a message quotes a cell, it does not repeat a page
_LONGEST_LISTED = 500
_LISTS_AND_SENTENCES = frozenset({"columns", "found", "known", "message", "others", "reading", "reason", "sheets"})


class Severity(StrEnum):
    """What became of the row."""

    REFUSED = "refused"  # not taken: it cannot be understood as it stands
    HELD = "held"  # set aside: it contradicts another row, and a person has to choose
    REPEATED = "repeated"  # says what another row said already; nothing to take
    NOTE = "note"  # taken; somebody should look


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to say about one row.

    ``row`` counts as spreadsheets do: the heading is row 1; entries of JSON count from 1.
    ``facts`` are the parameters of the words, the cell as it stands among them; they are kept with the import.
    """

    row: int
    column: str
    code: str
    severity: Severity = Severity.REFUSED
    facts: Mapping[str, str] = field(default_factory=dict)

    def say(self, lang: str = "en") -> str:
        """In words, with its row and column."""
        place = _text("at_row_and_column" if self.column else "at_row", lang)
        return place.format(row=self.row, column=shortened(self.column)) + say(self.code, self.facts, lang)


class ListRefused(Refused):
    """A file that cannot be read as a list: too large, broken, a bomb, or not a list at all."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(say(code, self.facts))


def say(code: str, facts: Mapping[str, str], lang: str = "en") -> str:
    """The words of ``code`` in ``lang``. A fact that is a sentence itself is there once more for every other language,
    as ``reading:be`` beside ``reading``."""
    said = {
        name: shortened(
            facts.get(f"{name}:{lang}", value), _LONGEST_LISTED if name in _LISTS_AND_SENTENCES else _LONGEST_QUOTED
        )
        for name, value in facts.items()
    }
    return _text(code, lang).format_map(said)


def codes() -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_catalogue())


def shortened(text: str, longest: int = _LONGEST_QUOTED) -> str:
    """A cell as a message quotes it: one line, no control characters, not too long."""
    plain = "".join(character if character.isprintable() else " " for character in text[: longest * 4])
    plain = " ".join(plain.split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _text(code: str, lang: str) -> str:
    words = _catalogue()[code]
    return words.get(lang) or words["en"]


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("sprava.intake").joinpath("problems.toml").read_text("utf-8"))
