"""A difference between two looks, reason by reason, with the people whom the reader may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.findings.looks import Difference, Why
from sprava.records.models import Person

MOST_SHOWN = 200
WORDS: Mapping[tuple[str, Why], str | Promise] = {
    ("came", Why.ARRESTED): _("Arrested between the two days"),
    ("came", Why.LEARNT): _("The register learnt of them only later"),
    ("came", Why.CORRECTED): _("The register knew of them and was corrected"),
    ("came", Why.GRADED): _("Corrected: a source that speaks of them was graded anew"),
    ("went", Why.LEFT): _("Left custody between the two days, or nobody has said since that they are inside"),
    ("went", Why.CORRECTED): _("The register was corrected: they were not inside"),
    ("went", Why.GRADED): _("Corrected: a source was graded anew, and another is believed that they were not inside"),
    ("went", Why.WITHDRAWN): _("Everything said of them was taken back"),
    ("went", Why.JOINED): _("Judged to be one person with somebody else who is counted"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its people; ``more`` is the number of those not shown."""

    way: str
    words: str | Promise
    count: int
    people: list[Person]
    more: int


def explained(found: Difference, reader: Member) -> list[Reason]:
    """Every reason that moved somebody, in the order of :data:`WORDS`."""
    moved: dict[tuple[str, Why], list[int]] = {}
    for way, people in (("came", found.came), ("went", found.went)):
        for person, why in people.items():
            moved.setdefault((way, why), []).append(person)
    return [_reason(key, moved[key], reader) for key in WORDS if key in moved]


def _reason(key: tuple[str, Why], numbers: list[int], reader: Member) -> Reason:
    # Somebody who was joined or withdrawn has no row of their own any more: they are counted and not named.
    named = Person.objects.visible_to(reader).filter(pk__in=numbers[:5000]).order_by("sort_key", "pk")
    people = list(named[:MOST_SHOWN])
    return Reason(key[0], WORDS[key], len(numbers), people, len(numbers) - len(people))
