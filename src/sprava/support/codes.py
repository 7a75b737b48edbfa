"""Codes under which this desk knows prisoners: without the key file they say nothing, with it only what is asked.

A code is a keyed BLAKE2b digest. It cannot be turned back; whoever holds the key and the list of people can try them
one by one. So the database of this desk alone, or a copy of it, names nobody.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache

from sprava.accounts.models import Member
from sprava.records.identity import leaders_of
from sprava.records.models import Subject

_MINUTES = 60


def code_of(what: str, *about: object) -> str:
    """Sixteen capital letters and digits for, say, ``code_of("person", 7)``."""
    said = " ".join(map(str, (what, *about))).encode()
    digest = blake2b(said, key=settings.SUPPORT_KEY.encode()[:64], digest_size=10).digest()
    return base64.b32encode(digest).decode()


def person_code(number: int) -> str:
    """The code of one record of a person."""
    return code_of("person", number)


def own_codes(people: Iterable[int]) -> dict[str, int]:
    """Every code under which something may have been kept of ``people``: of each record that was joined to them."""
    return {person_code(record): leader for record, leader in leaders_of(people).items()}


def people_behind(codes: Iterable[str], reader: Member) -> dict[str, int]:
    """Who stands behind these codes, of the people whom ``reader`` may see; the others are left out."""
    wanted = set(codes)
    if not wanted:
        return {}
    kept_under = f"codes-{code_of('seen', *reader.compartments_seen())}"
    records: dict[str, int] = cache.get(kept_under) or {}
    if wanted - set(records):
        visible = Subject.objects.visible_to(reader).filter(kind="person").order_by().values_list("pk", flat=True)
        found = ((person_code(number), number) for number in visible.iterator(chunk_size=10_000))
        records = {code: number for code, number in found if code in wanted or code in records}
        # Codes of people whom this reader does not see are remembered as such, or they would be looked for each time.
        records |= dict.fromkeys(wanted - set(records), 0)
        cache.set(kept_under, records, _MINUTES * 60)
    numbers = {code: records[code] for code in wanted if records.get(code)}
    leaders = leaders_of(numbers.values())
    return {code: leaders.get(number, number) for code, number in numbers.items()}
