"""From a query to people, best first, over any index of keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final, Generic, TypeVar

from rapidfuzz.distance.OSA import distance

from .comparing import POSSIBLE, SAME_ENOUGH, Comparison, compare
from .folding import spelling_of
from .keys import query_steps
from .parts import Name, parse

Person = TypeVar("Person", bound=Hashable)

ENOUGH: Final = 30
"""People compared in full at one step."""
ENOUGH_LATER: Final = 15
"""The same of those who share less, where nobody was likely at first."""
NAMESAKES: Final = 60
"""The same of those who share surname and given name: only a comparison puts them in order."""
MOST_PER_STEP: Final = 400
"""Entries of the index read at one step: as many Ivan Ivanovs as can be looked through while somebody waits."""

Holders = Callable[[Sequence[str], int], Iterable[tuple[str, Person]]]
"""``holders(keys, most)``: key and person of each entry of the index under one of ``keys``, ``most`` at most."""
Spellings = Callable[[Sequence[Person]], Iterable[tuple[Person, str]]]
"""``spellings(people)``: each person with each of their names."""


Apart = tuple[int, int, bool]
_FAR: Final = (0, 0, True)


@dataclass(frozen=True, slots=True)
class Found(Generic[Person]):
    """A person whose name may be the one asked for, the name that fits best, and why.

    ``apart`` is by how many sounds the surname is spelt otherwise, and the given name, and whether anything is written
    otherwise: of namesakes, whoever is spelt as it was typed comes first.
    """

    person: Person
    name: str
    comparison: Comparison
    apart: Apart = (0, 0, False)

    @property
    def weight(self) -> float:
        return self.comparison.weight

    @property
    def forgiving(self) -> float:
        """The sum of the evidence where no contradiction counts for more than a slip of the pen."""
        return sum(max(item.weight, _SLIP) for item in self.comparison.evidence)

    @property
    def order(self) -> tuple[float, float, int, int, bool]:
        """The best first; among those whom something contradicts, whoever shares the more.

        The full weight of a contradiction keeps brothers apart. Here somebody is meant who is in the register, and of
        two who do not fit, a namesake by a rare surname is the nearer one.
        """
        if self.weight >= POSSIBLE:
            return -self.weight, 0.0, *self.apart
        return -POSSIBLE, -self.forgiving, *self.apart


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
        best = [person for person in _likeliest(worth, most, ENOUGH_LATER if seen else ENOUGH) if person not in seen]
        if best:
            seen.update(best)
            found += rank(text, spellings(best), most)
            if max(one.weight for one in found) >= SAME_ENOUGH:
                break
    return sorted(found, key=lambda one: one.order)[:most]


def _likeliest(worth: dict[Person, float], most: int, enough: int) -> list[Person]:
    """Those who share the most telling keys; beyond ``most`` only those who share nearly as much as the first."""
    best = nlargest(NAMESAKES, worth, key=worth.__getitem__)
    best = [person for at, person in enumerate(best) if at < enough or worth[person] >= NAME_SHARED]
    return [person for at, person in enumerate(best) if at < most or worth[person] >= worth[best[0]] * _NEARLY]


_NEARLY: Final = 0.5
_SLIP: Final = -6.0
NAME_SHARED: Final = 30.0
"""Bits that the keys of surname and given name are worth together."""


def rank(text: str, candidates: Iterable[tuple[Person, str]], most: int = 10) -> list[Found[Person]]:
    """The people of ``candidates`` (person and one of their names; a person may come several times), best first."""
    asked = parse(text)
    spelt = _spelt(asked)
    best: dict[Person, Found[Person]] = {}
    for person, name in candidates:
        known = parse(name)
        compared = compare(asked, known)
        found = Found(person, name, compared, _apart(spelt, _spelt(known)) if compared.weight >= POSSIBLE else _FAR)
        if person not in best or found.order < best[person].order:
            best[person] = found
    return sorted(best.values(), key=lambda one: one.order)[:most]


def _spelt(name: Name) -> tuple[str, str, str]:
    """Surname and given name as they are spelt in any script, and the whole as it is written."""
    surname, given = (" ".join([spelling_of(word.sounds) for word in part]) for part in (name.surnames, name.given))
    return surname, given, name.text.casefold()


def _apart(one: tuple[str, str, str], other: tuple[str, str, str]) -> Apart:
    return distance(one[0], other[0]), distance(one[1], other[1]), one[2] != other[2]
