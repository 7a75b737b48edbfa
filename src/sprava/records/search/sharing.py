"""Who is stored under the same keys as somebody: those who may be the same person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from django.db import connection

from sprava.accounts.models import Member
from sprava.records.models import NameKey, Person

WORTH: Final[Mapping[str, float]] = {"=": 20.0, "~": 15.0, "+": 14.0, "#": 6.0}
"""What a shared key is worth in bits, by its first sign (see core.names.keys)."""
SAME_BIRTHDAY: Final = 13.0
MOST_ENTRIES: Final = 3_000
RARE: Final = 2
"""Others of the same surname, up to whom namesakes are worth pointing out."""


def sharing(people: Collection[int], reader: Member) -> dict[int, dict[int, float]]:
    """For each of ``people`` whom ``reader`` may see: whoever else shares a key with them, with what that is worth in
    bits.

    Namesakes of a rare surname are among them, worth nothing where that is all they share. Two queries, and for each
    person one for the keys and one for each surname.
    """
    born = dict(Person.objects.visible_to(reader).filter(pk__in=people).values_list("pk", "birth_date"))
    keys: dict[int, list[str]] = defaultdict(list)
    for number, key in NameKey.objects.filter(person__in=born).order_by().values_list("person_id", "key"):
        keys[number].append(key)
    seen = reader.compartments_seen()
    return {number: _sharing(number, keys[number], birthday, seen) for number, birthday in born.items()}


def _sharing(number: int, keys: Sequence[str], birthday: str, seen: Sequence[int]) -> dict[int, float]:
    worth: dict[int, float] = {}
    telling = [key for key in keys if key and key[0] in WORTH]
    for key, other, born in _entries(number, telling, seen, MOST_ENTRIES):
        usual = SAME_BIRTHDAY if birthday and born == birthday else 0.0
        worth[other] = worth.get(other, usual) + WORTH[key[0]]
    surnames = sorted({key[1:].partition("|")[0] for key in keys if key and key[0] == "="})
    return dict.fromkeys(_namesakes(number, surnames, seen), 0.0) | worth


def _namesakes(number: int, surnames: Sequence[str], seen: Sequence[int]) -> Iterator[int]:
    """People of the same surname, where it is rare."""
    for surname in surnames:
        found = [other for _, other, _ in _entries(number, [surname], seen, RARE + 1)]
        if len(found) <= RARE:
            yield from found


def _entries(number: int, keys: Sequence[str], seen: Sequence[int], most: int) -> list[tuple[str, int, str]]:
    """The entries under these keys of other people in these compartments: key, person, birth date.

    In SQL: asked for every person of an import, this was mostly the making of the same query again.
    """
    if not keys or not seen:
        return []
    # Only places for parameters are put together here.
    statement = (
        "SELECT held.key, held.person_id, person.birth_date FROM records_namekey held "  # noqa: S608
        "JOIN records_person person ON person.id = held.person_id "
        f"WHERE held.key IN ({_places(keys)}) AND held.person_id <> %s "
        f"AND person.compartment_id IN ({_places(seen)}) LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*keys, number, *seen, most])
        return list(cursor.fetchall())


def _places(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))
