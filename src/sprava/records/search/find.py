"""Finding a person by name, in any script and any spelling.

One door, :func:`find`; the engine behind it may change. This one asks the table of keys that core.names makes of
every name (see docs/methods/names.md), then compares the names of whoever shares the most telling ones. The last word
may be only begun, and a birth date may stand beside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from django.db import connection

from sprava.accounts.models import Member
from sprava.core import names
from sprava.core.dates import PartialDate
from sprava.records.models import Person
from sprava.records.search.asked import asked_in, of_birth

LONGEST_QUERY: Final = 200
_MOST_WORDS: Final = 6
_MOST_BEGINNING: Final = 500
_COUNTED: Final = 2_000
"""Entries that are counted to see which word of a query is the rarest."""
_NUMBER: Final = re.compile(r"[№#]?\s?(\d{1,12})", re.ASCII)
_NUMBER_BITS: Final = 20.0
_MOST_MISSPELT: Final = 100
"""People who are compared where one word finds nobody as it is typed."""
_ONE_LETTER: Final = 1.0
"""Bits that a surname of eight letters is worth of which one is wrong."""
_SHORTEST_BEGINNING: Final = 2
_WORTH_SHOWING: Final = -4.0
"""Bits below which nobody is shown: the surname may be another one after a marriage, but not the given name as well."""
_NEAR_ENOUGH: Final = 6.0
"""Bits from which somebody is shown whom one thing contradicts, where nobody fits: a rare surname, another given name.
"""
_BITS_PER_LETTER: Final = 1.5
_MOST_FOR_BEGINNING: Final = 10.0
_YEAR: Final = 4
"""Digits of a year, with which a date is written first."""
_LOOKED_THROUGH: Final = 20_000
"""Entries that are looked through for people born in one year."""

Condition = tuple[str, "list[str | int]"]
"""A test, and its parameters."""


@dataclass(frozen=True, slots=True)
class Found:
    """A person whom the words may mean, the spelling of theirs that fits best, and why.

    ``weight`` is the sum of the evidence, a log2 Bayes factor.
    """

    person: int
    name: str
    weight: float
    evidence: tuple[names.Evidence, ...]
    place: tuple[float, ...] = field(default=(), compare=False)
    """Smaller is better; by the weight if empty."""

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
    asked, compartments = asked_in(text[:LONGEST_QUERY]), reader.compartments_seen()
    if not compartments:
        return []
    if numbered := _NUMBER.fullmatch(text.strip()):
        return _by_number(numbered[1], reader)
    found = _named(asked.name, _Scope(compartments), limit)
    if asked.born is None:
        return found
    # Of a common name there are more than are compared: those born then are looked for by themselves as well.
    then = _named(asked.name, _Scope(compartments, str(asked.born)[:_YEAR]), limit)
    return _by_birth(_merged(then, found, 2 * limit), asked.born, reader)[:limit]


def _by_number(number: str, reader: Member) -> list[Found]:
    """The person who has this number in the register."""
    people = Person.objects.visible_to(reader).filter(pk=int(number))
    return [
        Found(one.pk, one.label, _NUMBER_BITS, (names.Evidence("number", _NUMBER_BITS, "same", (number, one.label)),))
        for one in people
    ]


def _named(text: str, scope: _Scope, limit: int) -> list[Found]:
    words = names.typed(text)
    if not words:
        return []
    found = names.look_up(text, scope.holders, _spellings, limit)
    best = worth_showing(found)
    if not best or best[0].weight < names.SAME_ENOUGH:
        best = _merged(best, _begun(words[:_MOST_WORDS], scope, limit), limit)
    return best or (_misspelt(text, words[0], scope, limit) if len(words) == 1 else [])


def worth_showing(found: Sequence[names.Found[int]]) -> list[Found]:
    """Those who may be meant. Where nobody is likely, also whoever shares something rare: a surname may stand beside a
    stage name."""
    nobody = not found or found[0].weight < names.SAME_ENOUGH
    return [
        Found(one.person, one.name, one.weight, one.comparison.evidence, one.order)
        for one in found
        if one.comparison.verdict != "too-little"
        and (one.weight >= _WORTH_SHOWING or (nobody and one.forgiving >= _NEAR_ENOUGH))
    ]


def _by_birth(found: Sequence[Found], born: PartialDate, reader: Member) -> list[Found]:
    """The same people with what their birth dates say, best first."""
    people = Person.objects.visible_to(reader).filter(pk__in=[one.person for one in found])
    known = dict(people.order_by().values_list("pk", "birth_date"))
    weighed = []
    for one in found:
        said = of_birth(born, known.get(one.person, ""))
        weighed.append(replace(one, weight=one.weight + said.weight, evidence=(*one.evidence, said)) if said else one)
    return sorted(weighed, key=lambda one: -one.weight)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose names are looked through: people in these compartments, of any age or born in one year."""

    compartments: Sequence[int]
    born: str = ""

    @property
    def test(self) -> Condition:
        """The test of a person, and its parameters."""
        seen = f"person.compartment_id IN ({places(self.compartments)})"
        if not self.born:
            return seen, [*self.compartments]
        return f"{seen} AND person.birth_date LIKE %s", [*self.compartments, f"{self.born}%"]

    def entries(self, test: str) -> str:
        """The entries of the table of keys for which a test holds, as many as may be looked through."""
        if not self.born:
            return f"records_namekey held JOIN records_person person ON person.id = held.person_id WHERE {test}"
        return (
            f"(SELECT key, person_id FROM records_namekey held WHERE {test} LIMIT {_LOOKED_THROUGH}) held "  # noqa: S608
            "JOIN records_person person ON person.id = held.person_id WHERE TRUE"
        )

    def holders(self, keys: Sequence[str], most: int) -> list[tuple[str, int]]:
        """The entries under these keys. In SQL: this is asked at every key that is pressed."""
        test, values = self.test
        # Only places for parameters are put together here.
        statement = (
            f"SELECT held.key, held.person_id FROM {self.entries(f'held.key IN ({places(keys)})')} "  # noqa: S608
            f"AND {test} LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [*keys, *values, most])
            return list(cursor.fetchall())


def _spellings(people: Sequence[int]) -> list[tuple[int, str]]:
    statement = f"SELECT person_id, text FROM records_name WHERE person_id IN ({places(people)}) ORDER BY person_id, id"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, list(people))
        return list(cursor.fetchall())


def places(values: Sequence[object]) -> str:
    """As many places for parameters."""
    return ", ".join(["%s"] * len(values))


def _merged(best: Iterable[Found], others: Iterable[Found], limit: int) -> list[Found]:
    """Each person once, with the higher weight, best first."""
    merged: dict[int, Found] = {}
    for one in (*best, *others):
        if one.person not in merged or one.weight > merged[one.person].weight:
            merged[one.person] = one
    return sorted(merged.values(), key=lambda one: one.place or (-one.weight,))[:limit]


def _begun(words: Sequence[names.Word], scope: _Scope, limit: int) -> Iterator[Found]:
    """People who have a name with every word but the last, and one that begins like the last."""
    *whole, last = words
    beginnings = [key for key in dict.fromkeys((*last.codes, *last.stems)) if len(key) >= _SHORTEST_BEGINNING]
    conditions = [_is_one_of(names.word_keys(word)) for word in whole]
    if beginnings:
        conditions.append(_begins_like(beginnings))
    found = _with_all(_rarest_first(conditions), scope)
    worth = min(_BITS_PER_LETTER * sum(len(word.code) for word in words), _MOST_FOR_BEGINNING)
    typed = " ".join(word.text for word in words)
    for _, person, label in sorted(found)[:limit]:
        yield Found(person, label, worth, (names.Evidence("name", worth, "begins", (typed, label)),))


def _misspelt(text: str, word: names.Word, scope: _Scope, limit: int) -> list[Found]:
    """Where one word finds nobody: people whose surname is spelt nearly so."""
    people = [person for _, person, _ in _with_all([_begins_like(names.like_keys(word))], scope)]
    found = names.rank(text, _spellings(people[:_MOST_MISSPELT]), limit) if people else []
    near = (one for one in found if one.weight >= _ONE_LETTER)
    return [Found(one.person, one.name, one.weight, one.comparison.evidence, one.order) for one in near]


def _is_one_of(keys: Sequence[str]) -> Condition:
    return f"key IN ({places(keys)})", [*keys]


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


def _with_all(conditions: Sequence[Condition], scope: _Scope) -> list[tuple[str, int, str]]:
    """Those with an entry for each condition, as they stand in a list. The first is looked up, the others are tried."""
    if not conditions:
        return []
    (first, values), *others = conditions
    tried = "".join(
        f" AND EXISTS (SELECT 1 FROM records_namekey WHERE person_id = person.id AND {test})"  # noqa: S608
        for test, _ in others
    )
    test, of_person = scope.test
    statement = (
        f"SELECT DISTINCT person.sort_key, person.id, person.label FROM {scope.entries(first)} "  # noqa: S608
        f"AND {test}{tried} LIMIT {_MOST_BEGINNING}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *of_person, *(value for _, more in others for value in more)])
        return list(cursor.fetchall())
