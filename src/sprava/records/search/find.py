"""Finding a person by name, in any script and any spelling.

One door, :func:`find`; the engine behind it may change. This one asks the table of keys that core.names makes of
every name (see docs/methods/names.md), then compares the names of whoever shares the most telling ones. The last word
may be only begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection

from sprava.accounts.models import Member
from sprava.core import names

LONGEST_QUERY: Final = 200
_MOST_WORDS: Final = 6
_MOST_BEGINNING: Final = 500
_COUNTED: Final = 2_000
"""Entries that are counted to see which word of a query is the rarest."""
_SHORTEST_BEGINNING: Final = 2
_WORTH_SHOWING: Final = -4.0
"""Bits below which nobody is shown: the surname may be another one after a marriage, but not the given name as well."""
_BITS_PER_LETTER: Final = 1.5
_MOST_FOR_BEGINNING: Final = 10.0


@dataclass(frozen=True, slots=True)
class Found:
    """A person whom the words may mean, the spelling of theirs that fits best, and why.

    ``weight`` is the sum of the evidence, a log2 Bayes factor.
    """

    person: int
    name: str
    weight: float
    evidence: tuple[names.Evidence, ...]

    @property
    def score(self) -> float:
        """1 where the name is likely the one that was typed; below, down to 0, the less likely the less."""
        return 1.0 if self.weight >= names.SAME_ENOUGH else 1 / (1 + 2 ** ((names.SAME_ENOUGH - self.weight) / 2))

    @property
    def because(self) -> tuple[str, ...]:
        """The spelling that fits, for a list."""
        return (self.name,)

    def reasons(self, language: str) -> list[str]:
        """The evidence in sentences."""
        return [names.words(item, language) for item in self.evidence]


def find(text: str, reader: Member, limit: int = 20) -> list[Found]:
    """The people whom ``text`` may mean, best first, of those whom ``reader`` may see."""
    text = text[:LONGEST_QUERY]
    words = names.typed(text)
    compartments = reader.compartments_seen()
    if not words or not compartments:
        return []
    found = names.look_up(text, _holders(compartments), _spellings, limit)
    best = [Found(one.person, one.name, one.weight, one.comparison.evidence) for one in found if _shown(one)]
    if not best or best[0].weight < names.SAME_ENOUGH:
        best = _merged(best, _begun(words[:_MOST_WORDS], compartments, limit), limit)
    return best


def _shown(one: names.Found[int]) -> bool:
    return one.weight >= _WORTH_SHOWING and one.comparison.verdict != "too-little"


def _holders(compartments: Sequence[int]) -> Callable[[Sequence[str], int], list[tuple[str, int]]]:
    """The entries of the table of keys of people in these compartments. In SQL: this is asked at every key that is
    pressed.
    """

    def holders(keys: Sequence[str], most: int) -> list[tuple[str, int]]:
        # Only places for parameters are put together here.
        statement = (
            "SELECT held.key, held.person_id FROM records_namekey held "  # noqa: S608
            "JOIN records_person person ON person.id = held.person_id "
            f"WHERE held.key IN ({_places(keys)}) AND person.compartment_id IN ({_places(compartments)}) LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [*keys, *compartments, most])
            return list(cursor.fetchall())

    return holders


def _spellings(people: Sequence[int]) -> list[tuple[int, str]]:
    statement = (
        f"SELECT person_id, text FROM records_name WHERE person_id IN ({_places(people)}) ORDER BY person_id, id"  # noqa: S608
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, list(people))
        return list(cursor.fetchall())


def _places(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _merged(best: Iterable[Found], others: Iterable[Found], limit: int) -> list[Found]:
    """Each person once, with the higher weight, best first."""
    merged: dict[int, Found] = {}
    for one in (*best, *others):
        if one.person not in merged or one.weight > merged[one.person].weight:
            merged[one.person] = one
    return sorted(merged.values(), key=lambda one: -one.weight)[:limit]


Condition = tuple[str, list[str]]
"""A test of the column ``key`` of an entry, and its parameters."""


def _begun(words: Sequence[names.Word], compartments: Sequence[int], limit: int) -> Iterator[Found]:
    """People who have a name with every word but the last, and one that begins like the last."""
    *whole, last = words
    beginnings = [key for key in dict.fromkeys((*last.codes, *last.stems)) if len(key) >= _SHORTEST_BEGINNING]
    conditions = [_is_one_of(names.word_keys(word)) for word in whole]
    if beginnings:
        conditions.append(_begins_like(beginnings))
    found = _with_all(_rarest_first(conditions), compartments)
    worth = min(_BITS_PER_LETTER * sum(len(word.code) for word in words), _MOST_FOR_BEGINNING)
    typed = " ".join(word.text for word in words)
    for _, person, label in sorted(found)[:limit]:
        yield Found(person, label, worth, (names.Evidence("name", worth, "begins", (typed, label)),))


def _is_one_of(keys: Sequence[str]) -> Condition:
    return f"key IN ({_places(keys)})", list(keys)


def _begins_like(beginnings: Sequence[str]) -> Condition:
    ends = [key[:-1] + chr(ord(key[-1]) + 1) for key in beginnings]
    test = " OR ".join(["key >= %s AND key < %s"] * len(beginnings))
    return f"({test})", [end for both in zip(beginnings, ends, strict=True) for end in both]


def _rarest_first(conditions: Sequence[Condition]) -> list[Condition]:
    """The conditions, the one that the fewest entries meet first; none where one is met by no entry at all."""
    if len(conditions) < 2:
        return list(conditions)
    counted = (
        f"SELECT {number} AS number, COUNT(*) FROM "  # noqa: S608
        f"(SELECT 1 FROM records_namekey WHERE {test} LIMIT {_COUNTED}) met_{number}"
        for number, (test, _) in enumerate(conditions)
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counted), [value for _, values in conditions for value in values])
        sizes = dict(cursor.fetchall())
    ranked = sorted(range(len(conditions)), key=lambda number: sizes[number])
    return [conditions[number] for number in ranked] if sizes[ranked[0]] else []


def _with_all(conditions: Sequence[Condition], compartments: Sequence[int]) -> list[tuple[str, int, str]]:
    """Those with an entry for each condition, as they stand in a list. The first is looked up, the others are tried."""
    if not conditions:
        return []
    (first, values), *others = conditions
    tried = "".join(
        f" AND EXISTS (SELECT 1 FROM records_namekey WHERE person_id = person.id AND {test})"  # noqa: S608
        for test, _ in others
    )
    statement = (
        "SELECT DISTINCT person.sort_key, person.id, person.label FROM records_namekey held "  # noqa: S608
        "JOIN records_person person ON person.id = held.person_id "
        f"WHERE {first} AND person.compartment_id IN ({_places(compartments)}){tried} LIMIT {_MOST_BEGINNING}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *compartments, *(value for _, more in others for value in more)])
        return list(cursor.fetchall())
