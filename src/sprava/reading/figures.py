"""People in office whom everybody knows: a text may name them without any title."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sprava.reading.given import given_name
from sprava.reading.spans import Person
from sprava.reading.surnames import surname_keys

SHORTEST_ALONE = 5


def is_in_office(person: Person, lang: str) -> bool:
    """Is it somebody of ``data/figures.tsv``, by surname and by given name where one is told?"""
    givens = {name for mention in person.mentions for name in mention.given.lstrip("?").split("|") if name}
    for surname in {mention.surname for mention in person.mentions if mention.surname}:
        for known in _known_by(surname, lang):
            if not givens or not givens.isdisjoint(known):
                return True
    return False


def is_surname_in_office(written: str, lang: str) -> bool:
    """Does a surname by itself mean one of them? Short ones mean other things too: Швед, Duda."""
    return len(written) >= SHORTEST_ALONE and bool(_known_by(written, lang))


def _known_by(surname: str, lang: str) -> list[frozenset[str]]:
    return [found for key in surname_keys(surname, lang) if (found := _table().get(key)) is not None]


@cache
def _table() -> dict[str, frozenset[str]]:
    """Key of a surname to the given names of those who bear it."""
    table: dict[str, frozenset[str]] = {}
    for line in (files(__package__) / "data" / "figures.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        givens, surnames = (part.split() for part in line.split("\t"))
        names = frozenset(name for given in givens for name in _names(given))
        for surname in surnames:
            for key in surname_keys(surname, "be"):
                if not key.startswith("~"):
                    table[key] = table.get(key, frozenset()) | names
    return table


def _names(given: str) -> tuple[str, ...]:
    found = given_name(given, "be")
    return tuple(found[0].split("|")) if found else (given,)
