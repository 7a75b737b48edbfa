"""A small jurisdiction for the tests of the reading engine: a few articles, prisons, towns and bodies."""

from __future__ import annotations

from datetime import date

from sprava.reading.lexicon import Lexicon

_PRISONS = {"4": "IK-4", "1": "IK-1", "7": "SIZO-7", "8": "T-8"}
_CRIMES = ("130", "342", "361", "361-1", "361-2", "361-4", "363", "364", "368", "369", "369-1", "411")


def _facility(written: str, on: date | None) -> str | None:
    """Whatever has a number that we know; the day is not needed here."""
    figures = "".join(letter for letter in written if letter.isdecimal())
    return _PRISONS.get(figures)


LEXICON = Lexicon(
    articles=frozenset((*(f"CC {number}" for number in _CRIMES), "CAO 19.11", "CAO 24.23")),
    facility=_facility,
    places=("минск", "мінск", "менск", "minsk", "гомел", "homel", "брест", "брэст", "brest", "гродн", "hrodna"),
    phrases={
        "body": {"KGB": ("кгб", "кдб", "kgb"), "MVD": ("мвд", "мус", "interior ministry")},
        "facility": {"named": ("окрестин*", "акрэсцін*", "okrestin*")},
    },
    list_keepers={"KGB": "listed_as_terrorist", "MVD": "listed_as_extremist"},
)
PUBLISHED = date(2023, 5, 16)
