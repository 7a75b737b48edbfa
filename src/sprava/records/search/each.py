"""Whom each of many names may mean, asked together: a page of forty names asks the register hardly more often than a
page of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from django.db import connection

from sprava.accounts.models import Member
from sprava.core import names
from sprava.records.search.find import LONGEST_QUERY, Found, places, worth_showing

_AT_ONCE: Final = 100
"""Look-ups in one statement; SQLite bears 500."""
_PEOPLE_AT_ONCE: Final = 2_000
_Wanted = TypeVar("_Wanted")


def find_each(texts: Iterable[str], reader: Member, limit: int = 20) -> dict[str, list[Found]]:
    """The people whom each of ``texts``, names written in full, may mean, best first, of those whom ``reader`` may see.

    They are those that :func:`.find.find` finds by the whole name; a name that is only begun is not looked for.
    """
    found: dict[str, list[Found]] = {text: [] for text in texts}
    register = _Register(reader.compartments_seen())
    waiting = [text for text in found if text.strip() and register.compartments]
    while waiting:
        waiting = [text for text in waiting if not _answered(text, register, limit, found)]
        register.ask()
    return found


def _answered(text: str, register: _Register, limit: int, found: dict[str, list[Found]]) -> bool:
    """Is everything known that this look-up asks for? Then it is done; else it is tried again later, from its start."""
    try:
        best = names.look_up(text[:LONGEST_QUERY], register.holders, register.spellings, limit)
    except _NotKnownYet:
        return False
    found[text] = worth_showing(best)
    return True


class _NotKnownYet(Exception):
    """The register has not been asked for this."""


class _Register:
    """What the register answered so far, and what it is to be asked for next, of all look-ups together."""

    def __init__(self, compartments: Sequence[int]) -> None:
        self.compartments = compartments
        self._entries: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        self._names: dict[int, list[str]] = {}
        self._keys_wanted: dict[tuple[str, ...], int] = {}
        self._people_wanted: set[int] = set()

    def holders(self, keys: Sequence[str], most: int) -> list[tuple[str, int]]:
        asked = tuple(keys)
        if asked not in self._entries:
            self._keys_wanted[asked] = most
            raise _NotKnownYet
        return self._entries[asked]

    def spellings(self, people: Sequence[int]) -> list[tuple[int, str]]:
        missing = [person for person in people if person not in self._names]
        if missing:
            self._people_wanted.update(missing)
            raise _NotKnownYet
        return [(person, name) for person in people for name in self._names[person]]

    def ask(self) -> None:
        """Ask for whatever is wanted."""
        for some in _parts(list(self._keys_wanted.items()), _AT_ONCE):
            self._ask_for_keys(some)
        for people in _parts(sorted(self._people_wanted), _PEOPLE_AT_ONCE):
            self._ask_for_people(people)
        self._keys_wanted.clear()
        self._people_wanted.clear()

    def _ask_for_keys(self, wanted: Sequence[tuple[tuple[str, ...], int]]) -> None:
        # Only places for parameters are put together here.
        one = (
            "SELECT * FROM (SELECT {number} AS asked, held.key, held.person_id FROM records_namekey held "
            "JOIN records_person person ON person.id = held.person_id "
            "WHERE held.key IN ({keys}) AND person.compartment_id IN ({seen}) LIMIT {most}) AS a{number}"
        )
        seen = places(self.compartments)
        statement = " UNION ALL ".join(
            one.format(number=number, keys=places(keys), seen=seen, most=int(most))
            for number, (keys, most) in enumerate(wanted)
        )
        for keys, _ in wanted:
            self._entries[keys] = []
        with connection.cursor() as cursor:
            values: list[str | int] = []
            for keys, _ in wanted:
                values += (*keys, *self.compartments)
            cursor.execute(statement, values)
            for number, key, person in cursor.fetchall():
                self._entries[wanted[number][0]].append((key, person))

    def _ask_for_people(self, people: Sequence[int]) -> None:
        held: dict[int, list[str]] = defaultdict(list)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT person_id, text FROM records_name WHERE person_id IN ({places(people)}) ORDER BY id",  # noqa: S608
                list(people),
            )
            for person, name in cursor.fetchall():
                held[person].append(name)
        self._names.update((person, held[person]) for person in people)


def _parts(wanted: Sequence[_Wanted], most: int) -> Iterator[Sequence[_Wanted]]:
    return (wanted[at : at + most] for at in range(0, len(wanted), most))
