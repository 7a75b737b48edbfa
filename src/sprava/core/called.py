"""What somebody is called: every written name with its kind, the heading first."""

from __future__ import annotations

from sprava.core.claims import Item, Reading
from sprava.core.names.heading import flaws
from sprava.core.nouns import NAME_FIELDS


def names_of(who: Item | None) -> tuple[tuple[str, Reading], ...]:
    """Every spelling with the kind of name it is: names before aliases, and within a kind what a reviewer chose, then
    what can stand as a heading, then what is best known.
    """
    readings = ((kind, reading) for kind in NAME_FIELDS for reading in (who.many.get(kind, ()) if who else ()))
    return tuple(sorted(readings, key=_place))


def _place(named: tuple[str, Reading]) -> tuple[int, bool, tuple[bool, bool]]:
    kind, reading = named
    is_chosen = reading.accepted.judged > 0
    return NAME_FIELDS.index(kind), not is_chosen, (False, False) if is_chosen else flaws(reading.value)
