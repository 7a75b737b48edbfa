"""Phrases of a language: one pass over the words of a text finds every phrase of every list.

A list is written in TOML under its group and name. In a phrase ``слов*`` stands for every word that begins so, ``*``
for any one word, ``..`` for up to three words of the same clause, ``...`` for up to twenty-four (of such a phrase only
the first word is marked), ``один|два`` for either; the comparison is of folded words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sprava.reading.lexicon import NO_LEXICON, Lexicon
from sprava.reading.words import DASHES, folded

_NO_MARKS: Mapping[str, Mark] = {}
GAP, ANY, WIDE = -1, -2, -3
WIDEST_GAP = {GAP: 3, WIDE: 24}
WORD_GROUPS = frozenset(
    ("number", "nth", "ordinal", "name", "month", "weekday", "date", "small", "compound", "compound_unit")
)
"""Groups whose lists hold single words: they are known of the word itself, and no mark is made of them."""
STOPS = frozenset(".;:!?…\n")
SHORTEST_COMPOUND = 8
"""Letters of the shortest word like ``двухлетний``."""
_DATING = frozenset(("month", "weekday", "number", "nth", "unit"))
_CITING = frozenset((("article", "article"), ("article", "part")))
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
    alone: tuple[tuple[str, str], ...] = ()
    """Group and list of the phrases that are this word and nothing more, one of each group."""
    phrases: tuple[Phrase, ...] = ()
    """Those of more words that begin with this one."""
    by_second: dict[int | None, tuple[int, ...]] = field(default_factory=dict)
    """Which of them go on with a word of which atom; under None those whose second word may be any."""
    kinds: dict[str, str] = field(default_factory=dict)
    labels: frozenset[tuple[str, str]] = frozenset()
    """``kinds`` names one list of each group that the word by itself is in, ``labels`` every list."""
    parts: str = ""
    """What it does between clauses: a mark such as ``;``, ``dash``, ``break``, ``and``; nothing of most words."""
    may_date: bool = False
    """A figure, a month, a weekday, a number, a unit: without one of them no calendar date is written."""
    may_cite: bool = False
    """A figure, or a word for articles and parts."""
    compound: tuple[float, str] | None = None
    """How much of which unit a word such as ``двухлетний`` counts."""

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


@dataclass(slots=True)  # not frozen: hundreds are made of every document, and that would cost three times as much
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
    _compounds: tuple[tuple[float, str], ...] = ()
    _compound_units: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for group, lists in self.tables.items():
            for name, phrases in lists.items():
                for phrase in phrases:
                    self._take(group, name, phrase.split())
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        amounts, units = self.tables.get("compound", {}), self.tables.get("compound_unit", {})
        self._compounds = tuple((float(one), folded(stem)) for one, stems in amounts.items() for stem in stems)
        self._compound_units = tuple((unit, folded(stem)) for unit, stems in units.items() for stem in stems)

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

    def words(self, written: Iterable[str], *, lacinka: bool = False) -> list[Word]:
        """What is known of several written words."""
        if lacinka:
            return [self.word(one, lacinka=True) for one in written]
        known = self._known
        return [known.get(one) or self.word(one) for one in written]

    def _look(self, written: str, *, lacinka: bool) -> Word:
        is_word = written[0].isalpha()
        fold = folded(written[:80], lacinka=lacinka) if is_word else written
        found = {self._exact[fold]} if fold in self._exact else set()
        if is_word:
            found |= {self._stems[fold[:length]] for length in self._lengths if fold[:length] in self._stems}
        leading = [phrase for atom in sorted(found) for phrase in self._by_first.get(atom, ())]
        kinds: dict[str, str] = {}
        for phrase in leading:
            if not phrase.rest:
                kinds.setdefault(phrase.group, phrase.name)
        labels = frozenset((phrase.group, phrase.name) for phrase in leading if not phrase.rest)
        letters = [letter for letter in written if letter.isalpha()]
        is_upper = len(letters) > 1 and all(letter.isupper() for letter in letters)
        is_number = written.isdecimal()
        longer = tuple(one for one in leading if one.rest and one.group not in WORD_GROUPS)
        return Word(
            fold,
            is_word,
            is_number,
            is_capital=written[0].isupper(),
            is_upper=is_upper,
            atoms=frozenset(found),
            alone=tuple((group, name) for group, name in kinds.items() if group not in WORD_GROUPS),
            phrases=longer,
            by_second=_by_second(longer),
            kinds=kinds,
            labels=labels,
            parts=_parting(written, kinds),
            may_date=is_number or not _DATING.isdisjoint(kinds),
            may_cite=is_number or not _CITING.isdisjoint(labels),
            compound=self._compound(fold),
        )

    def _compound(self, fold: str) -> tuple[float, str] | None:
        if len(fold) < SHORTEST_COMPOUND:
            return None
        for amount, stem in self._compounds:
            if fold.startswith(stem):
                unit = self.compound_unit(fold[len(stem) :])
                if unit:
                    return amount, unit
        return None

    def compound_unit(self, fold: str) -> str | None:
        """The unit that the second half of such a word begins with: ``летн``, ``месячн``."""
        return next((unit for unit, stem in self._compound_units if fold.startswith(stem)), None)


def marks_in(words: Sequence[Word], first: int, last: int) -> dict[str, list[Mark]]:
    """Every phrase that begins at one of the words from ``first`` to ``last``, by group.

    Of those that begin together the longest is kept, and none that begins within another.
    """
    found: dict[str, list[Mark]] = {}
    for at, word in enumerate(words[first:last], first):
        longer = _longer(words, at, last) if word.phrases else _NO_MARKS
        for group, name in word.alone:
            listed = found.setdefault(group, [])
            if group not in longer and (not listed or listed[-1].last <= at):
                listed.append(Mark(name, at, at + 1))
        for group, mark in longer.items():
            listed = found.setdefault(group, [])
            if not listed or listed[-1].last <= at:
                listed.append(mark)
    return found


def _longer(words: Sequence[Word], at: int, last: int) -> Mapping[str, Mark]:
    """The longest phrase of several words of each group that begins at a word."""
    phrases, by_second = words[at].phrases, words[at].by_second
    # Hundreds of phrases begin with "the"; most are told apart by the word after it.
    places = [*by_second.get(None, ())]
    for atom in words[at + 1].atoms if at + 1 < last else ():
        places += by_second.get(atom, ())
    if not places:
        return _NO_MARKS
    best: dict[str, Mark] = {}
    for phrase in [phrases[place] for place in sorted(set(places))]:
        end = _end_of(phrase, words, at + 1, last)
        if end and WIDE in phrase.rest:
            end = at + 1
        if end and (phrase.group not in best or best[phrase.group].last < end):
            best[phrase.group] = Mark(phrase.name, at, end)
    return best


def _by_second(phrases: Sequence[Phrase]) -> dict[int | None, tuple[int, ...]]:
    places: dict[int | None, list[int]] = {}
    for place, phrase in enumerate(phrases):
        for atom in phrase.second or (None,):
            places.setdefault(atom, []).append(place)
    return {atom: tuple(those) for atom, those in places.items()}


def _parting(written: str, kinds: Mapping[str, str]) -> str:
    if written in ";,:()":
        return written
    if written in DASHES:
        return "dash"
    kind = kinds.get("clause", "")
    return kind if kind in ("break", "and") else ""


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
