"""Who is stored under the same keys as somebody: those who may be the same person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from sprava.accounts.models import Member
from sprava.records.models import NameKey, Person

WORTH: Final[Mapping[str, float]] = {"=": 20.0, "~": 15.0, "+": 14.0, "#": 6.0}
"""What a shared key is worth in bits, by its first sign (see core.names.keys)."""
SAME_BIRTHDAY: Final = 13.0
MOST_ENTRIES: Final = 3_000
RARE: Final = 2
"""Others of the same surname, up to whom namesakes are worth pointing out."""


def sharing(number: int, reader: Member) -> dict[int, float]:
    """The people whom ``reader`` may see and who share a key with this one, with what that is worth in bits.

    Namesakes of a rare surname are among them, worth nothing where that is all they share.
    """
    mine = Person.objects.visible_to(reader).filter(pk=number)
    birthday = mine.values_list("birth_date", flat=True).first()
    if birthday is None:
        return {}
    keys = list(mine.values_list("keys__key", flat=True))
    entries = _entries(number, reader).filter(key__in=[key for key in keys if key and key[0] in WORTH])
    worth: dict[int, float] = {}
    for key, other, born in entries.values_list("key", "person_id", "person__birth_date")[:MOST_ENTRIES]:
        usual = SAME_BIRTHDAY if birthday and born == birthday else 0.0
        worth[other] = worth.get(other, usual) + WORTH[key[0]]
    surnames = sorted({key[1:].partition("|")[0] for key in keys if key and key[0] == "="})
    return dict.fromkeys(_namesakes(number, surnames, reader), 0.0) | worth


def _namesakes(number: int, surnames: list[str], reader: Member) -> Iterator[int]:
    """People of the same surname, where it is rare."""
    for surname in surnames:
        found = list(_entries(number, reader).filter(key=surname).values_list("person_id", flat=True)[: RARE + 1])
        if len(found) <= RARE:
            yield from found


def _entries(number: int, reader: Member) -> QuerySet[NameKey]:
    """The table of keys without this person, as far as the reader may see."""
    # Asked for each entry: SQLite would first list everybody for "person in …", at 100 000 people for 70 ms each time.
    visible = Exists(Person.objects.visible_to(reader).filter(pk=OuterRef("person")))
    return NameKey.objects.filter(visible).exclude(person=number).order_by()
