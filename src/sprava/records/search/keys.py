"""The keys under which a name is stored and sought."""

from __future__ import annotations

from collections.abc import Iterable

from sprava.core import names
from sprava.core.names import plain_latin


def surname_in(name: str) -> str:
    """The surname as written; the whole name where none can be told apart."""
    words = [word.text for word in names.parse(name).surnames]
    if not words:
        return name
    written = name[max(name.find(words[0]), 0) : name.rfind(words[-1]) + len(words[-1])]
    # Both halves of a double surname, with the mark between them; not what stands between two surnames.
    return written if plain_latin(written) == plain_latin(" ".join(words)) else " ".join(words)


def order_of(name: str) -> str:
    """The key by which a name stands in a list: the surname, then the rest, whatever the script and the order in which
    they are written."""
    first, rest = plain_latin(surname_in(name)).split(), plain_latin(name).split()
    for word in first:
        if word not in rest:  # the name was taken apart at another place
            return plain_latin(name)
        rest.remove(word)
    return " ".join((*first, *rest))


def stored_keys(spellings: Iterable[str]) -> frozenset[str]:
    """Every key under which a person with these names can be found."""
    return frozenset().union(*(names.search_keys(spelling) for spelling in spellings))
