"""From a query to people, best first, over any index of keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final, Generic, TypeVar

from rapidfuzz.distance import OSA

from .comparing import SAME_ENOUGH, Comparison, compare
from .keys import query_steps
from .parts import Name, Word, parse

Person = TypeVar("Person", bound=Hashable)

ENOUGH: Final = 30
"""People compared in full at one step."""
NAMESAKES: Final = 60
"""The same of those who share surname and given name: only a comparison puts them in order."""
MOST_PER_STEP: Final = 400
"""Entries of the index read at one step: as many Ivan Ivanovs as can be looked through while somebody waits."""

Holders = Callable[[Sequence[str], int], Iterable[tuple[str, Person]]]
"""``holders(keys, most)``: key and person of each entry of the index under one of ``keys``, ``most`` at most."""
Spellings = Callable[[Sequence[Person]], Iterable[tuple[Person, str]]]
"""``spellings(people)``: each person with each of their names."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Person]):
    """A person whose name may be the one asked for, the name that fits best, and why.

    ``apart`` is by how many sounds the surname is spelt otherwise, and the given name: of namesakes, whoever is spelt
    as it was typed comes first.
    """

    person: Person
    name: str
    comparison: Comparison
    apart: tuple[int, int] = (0, 0)

    @property
    def weight(self) -> float:
        return self.comparison.weight

    @property
    def order(self) -> tuple[float, int, int]:
        """The best first."""
        return -self.comparison.weight, *self.apart


def look_up(text: str, holders: Holders[Person], spellings: Spellings[Person], most: int = 10) -> list[Found[Person]]:
    """The people whose names are likest to ``text``, best first, by an index of :func:`.keys.search_keys`.

    The index is asked for the most telling keys first, and for no more once somebody likely is found.
    """
    found: list[Found[Person]] = []
    seen: set[Person] = set()
    for keys in query_steps(text):
        worth: dict[Person, float] = {}
        for key, person in holders(list(keys), MOST_PER_STEP):
            worth[person] = worth.get(person, 0.0) + keys[key]
        best = [person for person in _likeliest(worth, most) if person not in seen]
        if best:
            seen.update(best)
            found += rank(text, spellings(best), most)
            if len(found) >= most // 2 and max(one.weight for one in found) >= SAME_ENOUGH:
                break
    return sorted(found, key=lambda one: one.order)[:most]


def _likeliest(worth: dict[Person, float], most: int) -> list[Person]:
    """Those who share the most telling keys; beyond ``most`` only those who share nearly as much as the first."""
    best = nlargest(NAMESAKES, worth, key=worth.__getitem__)
    best = [person for at, person in enumerate(best) if at < ENOUGH or worth[person] >= NAME_SHARED]
    return [person for at, person in enumerate(best) if at < most or worth[person] >= worth[best[0]] * _NEARLY]


_NEARLY: Final = 0.5
NAME_SHARED: Final = 30.0
"""Bits that the keys of surname and given name are worth together."""


def rank(text: str, candidates: Iterable[tuple[Person, str]], most: int = 10) -> list[Found[Person]]:
    """The people of ``candidates`` (person and one of their names; a person may come several times), best first."""
    asked = parse(text)
    best: dict[Person, Found[Person]] = {}
    for person, name in candidates:
        known = parse(name)
        found = Found(person, name, compare(asked, known), _apart(asked, known))
        if person not in best or found.order < best[person].order:
            best[person] = found
    return sorted(best.values(), key=lambda one: one.order)[:most]


def _apart(one: Name, other: Name) -> tuple[int, int]:
    return (
        OSA.distance(_sounds(one.surnames), _sounds(other.surnames)),
        OSA.distance(_sounds(one.given), _sounds(other.given)),
    )


def _sounds(words: Sequence[Word]) -> str:
    return " ".join(word.sounds for word in words)
