"""What the pack calls a facility, a court or a body."""

from __future__ import annotations

from datetime import date

from sprava.packs.abroad import behind
from sprava.packs.pack import Pack


def label_of(pack: Pack, kind: str, value: str, language: str, on: date | None = None) -> str:
    """The name of ``value`` in ``language``, as it was called on a day; empty where the pack has no such row.

    A value with the mark of another country is looked up in the pack of that country.
    """
    found, value = behind(value, pack.id)
    pack = found or pack
    if kind == "facility":
        facility = pack.facilities.get(value)
        return facility.name_on(on).say(language) if facility else ""
    row = pack.courts.get(value) if kind == "court" else pack.bodies.get(value)
    named = row or (pack.recognisers.get(value) or pack.state_lists.get(value) if kind == "body" else None)
    return named.name.say(language) if named else ""
