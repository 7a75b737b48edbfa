"""Phrases of a language: one pass over the words of a text finds every phrase of every list.

A list is written in TOML under its group and name. In a phrase ``слов*`` stands for every word that begins so, ``*``
for any one word, ``..`` for up to three words of the same clause, ``...`` for up to twenty-four (of such a phrase only
the first word is marked), ``один|два`` for either; the comparison is of folded words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sprava.reading.lexicon import NO_LEXICON, Lexicon
from sprava.reading.words import folded

_NOTHING: frozenset[int] = frozenset()
GAP, ANY, WIDE = -1, -2, -3
WIDEST_GAP = {GAP: 3, WIDE: 24}
WORD_GROUPS = frozenset(("number", "name", "month", "weekday", "date", "small", "compound", "compound_unit"))
"""Groups whose lists hold single words: they are known of the word itself, and no mark is made of them."""
STOPS = frozenset(".;:!?…\n")
LANGUAGES = ("en", "ru", "be", "pl", "uk")


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of one written word in one language."""

    fold: str
    is_word: bool = False
    is_number: bool = False
    is_capital: bool = False
    is_upper: bool = False
    atoms: frozenset[int] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    labels: frozenset[tuple[str, str]] = frozenset()
    """``kinds`` names one list of each group that the word by itself is in, ``labels`` every list."""

    def is_small(self, name: str) -> bool:
        """Is it one of the small words of that list: "and", "up_to", "out_of"?"""
        return ("small", name) in self.labels


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of one list: the atoms of its words after the first, which led to it."""

    group: str
    name: str
    rest: tuple[frozenset[int] | int, ...]
    second: frozenset[int] | None = None
    """The atoms of the second word, where it is one and no gap."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase found: the words from ``first`` up to but not with ``last`` are of the list ``name``."""

    name: str
    first: int
    last: int


@dataclass
class Phrasebook:
    """Every list of one language, ready to be looked for."""

    lang: str
    tables: dict[str, Any]
    _exact: dict[str, int] = field(default_factory=dict)
    _stems: dict[str, int] = field(default_factory=dict)
    _by_first: dict[int, list[Phrase]] = field(default_factory=dict)
    _lengths: tuple[int, ...] = ()
    _known: dict[str, Word] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for group, lists in self.tables.items():
            for name, phrases in lists.items():
                for phrase in phrases:
                    self._take(group, name, phrase.split())
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))

    def _take(self, group: str, name: str, words: list[str]) -> None:
        first, rest = self._atoms(words[0]), tuple(self._element(word) for word in words[1:])
        for atom in first:
            second = rest[0] if rest and isinstance(rest[0], frozenset) else None
            self._by_first.setdefault(atom, []).append(Phrase(group, name, rest, second))

    def _element(self, written: str) -> frozenset[int] | int:
        return {"..": GAP, "...": WIDE, "*": ANY}.get(written) or self._atoms(written)

    def _atoms(self, written: str) -> frozenset[int]:
        return frozenset(self._atom(one) for one in written.split("|"))

    def _atom(self, written: str) -> int:
        table = self._stems if written.endswith("*") else self._exact
        plain = written.removesuffix("*")
        key = folded(plain) or plain
        return table.setdefault(key, len(self._exact) + len(self._stems))

    def word(self, written: str, *, lacinka: bool = False) -> Word:
        """What is known of a written word; remembered, for texts repeat their words."""
        key = "\0" + written if lacinka else written
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[key] = self._look(written, lacinka=lacinka)
        return found

    def _look(self, written: str, *, lacinka: bool) -> Word:
        is_word = written[0].isalpha()
        fold = folded(written[:80], lacinka=lacinka) if is_word else written
        found = {self._exact[fold]} if fold in self._exact else set()
        if is_word:
            found |= {self._stems[fold[:length]] for length in self._lengths if fold[:length] in self._stems}
        atoms = frozenset(found)
        leading = [phrase for atom in sorted(found) for phrase in self._by_first.get(atom, ())]
        kinds: dict[str, str] = {}
        for phrase in leading:
            if not phrase.rest:
                kinds.setdefault(phrase.group, phrase.name)
        labels = frozenset((phrase.group, phrase.name) for phrase in leading if not phrase.rest)
        phrases = tuple(phrase for phrase in leading if phrase.group not in WORD_GROUPS)
        letters = [letter for letter in written if letter.isalpha()]
        is_upper = len(letters) > 1 and all(letter.isupper() for letter in letters)
        return Word(fold, is_word, written.isdecimal(), written[0].isupper(), is_upper, atoms, phrases, kinds, labels)


def marks_in(words: Sequence[Word], first: int, last: int) -> dict[str, list[Mark]]:
    """Every phrase that begins at one of the words from ``first`` to ``last``, by group.

    Of those that begin together the longest is kept, and none that begins within another.
    """
    found: dict[str, list[Mark]] = {}
    for at in range(first, last):
        phrases = words[at].phrases
        if not phrases:
            continue
        best: dict[str, Mark] = {}
        after = words[at + 1].atoms if at + 1 < last else _NOTHING
        for phrase in phrases:
            # Most phrases that begin with a frequent word end at the next one: asked here, for a call costs more.
            if phrase.second is not None and after.isdisjoint(phrase.second):
                continue
            end = _end_of(phrase, words, at + 1, last)
            if end and WIDE in phrase.rest:
                end = at + 1
            if end and (phrase.group not in best or best[phrase.group].last < end):
                best[phrase.group] = Mark(phrase.name, at, end)
        for group, mark in best.items():
            listed = found.setdefault(group, [])
            if not listed or listed[-1].last <= at:
                listed.append(mark)
    return found


def _end_of(phrase: Phrase, words: Sequence[Word], at: int, last: int) -> int:
    """Where the phrase ends whose first word stands before ``at``; 0 if the words are others."""
    gap = 0
    for element in phrase.rest:
        if isinstance(element, int) and element in WIDEST_GAP:
            gap = WIDEST_GAP[element]
            continue
        while at < last and not (element == ANY or (not isinstance(element, int) and words[at].atoms & element)):
            if not gap or words[at].fold in STOPS:
                return 0
            gap -= 1
            at += 1
        if at >= last:
            return 0
        gap = 0
        at += 1
    return at


@cache
def lists_of(lang: str) -> dict[str, Any]:
    """The lists of a language that come with Sprava: group, name of the list, phrases."""
    return tomllib.loads((files(__package__) / "data" / f"{lang}.toml").read_text("utf-8"))


@lru_cache(maxsize=64)
def phrasebook(lang: str, lexicon: Lexicon = NO_LEXICON) -> Phrasebook:
    """The lists of a language with the names of a jurisdiction; made once for each of the two."""
    own = lists_of(lang)
    tables = {group: dict(lists) for group, lists in own.items()}
    for group, lists in lexicon.phrases.items():
        for name, phrases in lists.items():
            tables.setdefault(group, {})[name] = [*tables.get(group, {}).get(name, []), *phrases]
    return Phrasebook(lang, tables)
