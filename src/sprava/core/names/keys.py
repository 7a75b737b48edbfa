"""The keys of a name: one set for looking a name up and for bringing rows together that might be one person.

A key is a short text without script. What a register stores and what a query asks for are made by the same rules, so
a key index (a table ``key, person``, or sorted arrays) finds everyone who shares a key with the query; :mod:`.lookup`
orders them.

A word of a name stands under its code, which also serves words of which only the beginning is typed. ``!`` the surname
as it is spelt in any script, and the given name · ``=`` the surname's code and the given name · ``~`` consonants of the
surname, all or all but one, and the given name · ``+`` given name, father and the surname's first two consonants ·
``#`` given name and father, for a surname changed by marriage · ``$`` surname and initial of whoever is known by
initials only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, permutations
from typing import Final

from . import given as givens
from .cases import nominative
from .comparing import openings
from .folding import folded, skeleton_of, spelling_of, stem_of
from .parts import Name, Word, parse

LONGEST_KEY: Final = 64
MOST_KEYS: Final = 64
LONGEST_SKELETON: Final = 10
_BITS: Final = {
    "!": 17.0, "=": 20.0, "~": 17.0, "-": 10.0, "+": 24.0, "w": 8.0, "#": 6.0, "g": 5.0, "i": 13.0, "$": 13.0,
}  # fmt: skip
"""What a shared key is worth, by its kind: spelling, surname and given name, consonants, all but one of them, given
name and father, surname, father without surname, any other word, a given name that fits an initial, an initial.
"""

Key = tuple[str, str]
"""A key and its kind."""


def search_keys(text: str | Name) -> frozenset[str]:
    """Every key under which a name is stored; at most :data:`MOST_KEYS`, each at most 64 characters."""
    name = parse(text) if isinstance(text, str) else text
    keys = chain(_of_words(name), _of_fathers(name), _known_by_initial(name), _of_pairs(name))
    return frozenset(key for key, _ in _limited(keys))


def blocking_keys(name: Name) -> frozenset[str]:
    """The keys that bring two rows of lists together: those of surname and given name."""
    return frozenset(key for key, _ in _limited(_of_pairs(name)))


@lru_cache(maxsize=4_096)
def query_steps(text: str) -> tuple[dict[str, float], ...]:
    """The keys to ask for, with what each is worth in bits, in steps: a step is taken where the one before found
    nobody likely.
    """
    name = parse(text)
    steps = (
        (*_of_pairs(name), *_known_by_initial(name), *_of_openings(name)),
        [*(item for item in _of_words(name) if item[1] == "w"), *_undeclined(name)],
        list(_of_fathers(name)),
        [] if name.surnames else [item for item in _of_words(name) if item[1] == "g"],
    )
    return tuple({key: _BITS[kind] for key, kind in _limited(step)} for step in steps if step)


def word_keys(word: Word) -> tuple[str, ...]:
    """The keys under which a single word may be stored, in any of the forms of a given name."""
    forms = (form for name, grade in word.meant if grade == 0 for form in givens.forms_of(name))
    return tuple(key[:LONGEST_KEY] for key in dict.fromkeys((*word.codes, *word.stems, *forms)))


def like_keys(word: Word) -> tuple[str, ...]:
    """How the keys begin of whoever has a surname like this word and any given name at all."""
    return tuple(dict.fromkeys(f"~{skeleton}|" for stem in word.stems for skeleton in _skeletons(stem)))


def _limited(keys: Iterable[Key]) -> Iterator[Key]:
    seen: set[str] = set()
    for key, kind in keys:
        short = key[:LONGEST_KEY]
        if short in seen:
            continue
        if len(seen) >= MOST_KEYS:
            return
        seen.add(short)
        yield short, kind


def _of_words(name: Name) -> Iterator[Key]:
    for word in (*name.surnames, *name.previous):
        for stem in word.stems:
            yield stem[:LONGEST_KEY], "w"
    if len(name.surnames) > 1:
        # Кара-Мурза is written Карамурза as well.
        yield "".join([word.code for word in name.surnames[:-1]]) + name.surnames[-1].stems[0], "w"
    for word in (*name.given, *((name.patronymic,) if name.patronymic else ())):
        for code in word.codes:
            yield code[:LONGEST_KEY], "g"


def _orders(name: Name) -> Iterator[tuple[Word, Word]]:
    """Each given name with each surname, and the other way round where the text leaves that open."""
    surnames = name.surnames + name.previous
    for given in name.given:
        for surname in surnames:
            yield given, surname
    if not name.sure and len(name.given) == 1 and len(name.surnames) == 1:
        yield name.surnames[0], name.given[0]
    elif len(surnames) > 1 and not (name.patronymic or any(word.meant for word in name.given)):
        # Of «Soe Hlaing Win» nothing says which word comes first elsewhere.
        yield from permutations(name.surnames, 2)
        yield from ((surname, given) for given in name.given for surname in name.surnames)


def rows_of(word: Word) -> tuple[str, ...]:
    """One word for all forms of a given name; Саша has two. The code itself where the table lacks it."""
    return tuple(name for name, _ in word.meant) or word.codes


def _of_pairs(name: Name) -> Iterator[Key]:
    father = givens.father_class(name.father) if name.father else ""
    for given, surname in _orders(name):
        rows = rows_of(given)
        spelt = spelling_of(surname.sounds)
        yield from ((f"!{spelt}|{row}", "!") for row in rows)
        for stem in surname.stems:
            skeleton, *others = _skeletons(stem)
            for row in rows:
                yield f"={stem}|{row}", "="
                yield f"~{skeleton}|{row}", "~"
                if father:
                    yield f"+{row}|{father}|{skeleton[:2]}", "+"
                for less in others:
                    yield f"~{less}|{row}", "-"


def _skeletons(stem: str) -> list[str]:
    """The consonants of a surname, and all but one of them: one wrong letter still leaves one of these."""
    whole = skeleton_of(stem)[:LONGEST_SKELETON]
    return [whole, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))] if len(whole) > 2 else [whole]


def _of_fathers(name: Name) -> Iterator[Key]:
    """Given name and father; a surname that may be a patronymic counts as one where there is no other."""
    father = name.father or (
        next((word.father for word in name.surnames if givens.is_father(word.father)), "")
        if len(name.surnames) == 1
        else ""
    )
    if father:
        for given in name.given:
            for row in rows_of(given):
                yield f"#{row}|{givens.father_class(father)}", "#"


def _undeclined(name: Name) -> Iterator[Key]:
    """For a query of one word: the surnames of which it may be an oblique case, as in «Лосику передали»."""
    if len(name.words) == 1 and not name.initials:
        for readings in nominative([word.sounds for word in name.surnames]) or ():
            yield from ((stem_of(folded(sounds)), "w") for sounds in readings)


def _known_by_initial(name: Name) -> Iterator[Key]:
    """Whoever has an initial and no given name."""
    if name.initials and not name.given:
        for surname in name.surnames:
            for stem in surname.stems:
                yield f"${stem}|{name.initials[0]}", "$"


def _of_openings(name: Name) -> Iterator[Key]:
    """For a query: whoever is known by an initial that fits the given name, or by a name that fits the initial."""
    for surname in name.surnames:
        for given in name.given:
            for opening in sorted(openings(given)):
                yield f"${surname.stems[0]}|{opening}", "$"
        if name.initials and not name.given:
            for row in givens.names_beginning(name.initials[0]):
                yield f"={surname.stems[0]}|{row}", "i"
