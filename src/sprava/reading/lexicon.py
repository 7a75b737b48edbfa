"""What a jurisdiction tells the reading engine: its articles, courts, prisons and bodies.

The engine knows no country and no pack; whoever calls it makes a lexicon from a pack.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date


def _nothing(written: str, on: date | None) -> str | None:  # noqa: ARG001 it answers whatever is asked
    return None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The names and numbers of one jurisdiction.

    ``articles`` are written ``CC 361-1``. A reader is asked what a written name means on a day and answers with an id.
    ``phrases`` are lists in the notation of :mod:`sprava.reading.phrases`, group and name first: ``body`` by the id of
    the body, ``facility`` with the list ``named`` for nicknames of prisons. ``list_keepers`` says which body keeps
    which list of people: its id and the type of event.
    """

    articles: frozenset[str] = frozenset()
    facility: Callable[[str, date | None], str | None] = _nothing
    court: Callable[[str, date | None], str | None] = _nothing
    places: tuple[str, ...] = ()
    """Beginnings of the names of settlements, in small letters, any script: a word that begins so is no surname."""
    phrases: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    list_keepers: Mapping[str, str] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    """Surnames of people known already, as :func:`sprava.reading.surnames.surname_keys` writes them: beside a verb, a
    trade or an age such a word by itself is a person, whatever its ending."""

    def knows(self, article: str) -> bool:
        """Is ``CC 361-1`` an article? Where the jurisdiction lists none, every number may be one."""
        return not self.articles or article in self.articles


NO_LEXICON = Lexicon()
