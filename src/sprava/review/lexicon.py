"""What a jurisdiction pack tells the reading engine: neither of the two knows the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from sprava.packs.pack import Pack
from sprava.reading.lexicon import Lexicon

LISTS: Final[Mapping[str, str]] = {"persons": "listed_as_extremist", "terrorists": "listed_as_terrorist"}
"""Which list of people in a pack makes which event."""
_Read = Callable[[str, date | None], str | None]


@cache
def lexicon_of(pack: Pack) -> Lexicon:
    """The articles, courts, prisons and bodies of a pack in the form in which the reading engine asks for them."""
    return Lexicon(
        articles=frozenset(f"{row.code.partition('-')[0]} {row.number}" for row in pack.articles),
        facility=_remembered(lambda written, on: _id(pack.facility(written, on))),
        court=_remembered(lambda written, on: _id(pack.court(written, on))),
        places=tuple(stem for place in pack.places.values() for stem in place.words),
        phrases={
            "body": {row.id: tuple(map(_phrase, row.words)) for row in pack.bodies.values() if row.words},
            "facility": {"named": tuple(_phrase(words) for row in pack.facilities.values() for words in row.words)},
        },
        list_keepers={
            keeper: LISTS[row.id] for row in pack.state_lists.values() if row.id in LISTS for keeper in row.keeper
        },
    )


def _remembered(read_one: _Read) -> _Read:
    """Texts repeat the names of the same few prisons and courts."""
    return lru_cache(maxsize=20_000)(read_one)


def _id(row: Any) -> str | None:  # noqa: ANN401 a row of any section
    return None if row is None else str(row.id)


def _phrase(words: str) -> str:
    """``=сизо кгб`` of a pack, where words are beginnings, in the notation of the engine: ``сизо кгб*``."""
    return " ".join(word.removeprefix("=") if word.startswith("=") else word + "*" for word in words.split())
