"""What a jurisdiction pack tells the reading engine: neither of the two knows the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
        facility=_remembered(lambda written, on: _only(pack.facilities_named(written, on))),
        court=_remembered(lambda written, on: _id(pack.court(written, on))),
        places=tuple(stem for place in pack.places.values() for stem in place.words),
        phrases={
            "body": {row.id: tuple(map(_phrase, row.words)) for row in pack.bodies.values() if row.words},
            "facility": {
                "named": tuple(_phrase(words) for row in pack.facilities.values() for words in row.words),
                "alias": tuple(alias.lower() for row in pack.facilities.values() for alias in row.aliases),
                "town": _prison_towns(pack),
            },
        },
        list_keepers={
            keeper: LISTS[row.id] for row in pack.state_lists.values() if row.id in LISTS for keeper in row.keeper
        },
    )


def _prison_towns(pack: Pack) -> tuple[str, ...]:
    """Towns with a prison, and with no court above those of districts: who is taken there is taken to the prison."""
    seats = {court.place for court in pack.courts.values() if court.level != "district"}
    towns = {place for row in pack.facilities.values() for place in row.places} - seats
    return tuple(f"{stem}*" for town in sorted(towns) if town in pack.places for stem in pack.places[town].words)


def _remembered(read_one: _Read) -> _Read:
    """Texts repeat the names of the same few prisons and courts."""
    return lru_cache(maxsize=20_000)(read_one)


def _only(rows: Sequence[Any]) -> str | None:
    """The one that is meant; an id of ours in a text is read as the words that it looks like."""
    return _id(rows[0]) if len(rows) == 1 else None


def _id(row: Any) -> str | None:  # noqa: ANN401 a row of any section
    return None if row is None else str(row.id)


def _phrase(words: str) -> str:
    """``=сизо кгб`` of a pack, where words are beginnings, in the notation of the engine: ``сизо кгб*``."""
    return " ".join(word.removeprefix("=") if word.startswith("=") else word + "*" for word in words.split())
