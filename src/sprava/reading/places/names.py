"""Is this word the name of a settlement, or made from one?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sprava.reading.phrases import Word
from sprava.reading.text import Sentence, Tokens
from sprava.reading.words import folded

SHORTEST_PLACE = 4
"""Letters of the shortest name by which a settlement is known."""
_DISTRICT_NAME = re.compile("(?:[сц]к|sk|ck)(?:ий|ого|ому|ом|им|і|ы|ага|аму|ім|i|y|iego|iemu|im|ii|iy)$")
"""``Ленинский``, ``Leninski``: an adjective that names the court of a district even without "district"."""
_PLACE_FEMALE = re.compile("(?:[сц]к|sk|ck)(?:ая|ой|ую|ай|аю|а|у|іе|ае|а|iej|a|ą)$")


@dataclass
class PlaceNames:
    """The beginnings of the names of settlements, folded."""

    stems: tuple[str, ...]
    _heads: frozenset[str] = field(init=False)
    _by_length: dict[int, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        plain = {_without_breve(folded(stem)) for stem in self.stems}
        lengths = {len(stem) for stem in plain if len(stem) >= SHORTEST_PLACE}
        self._heads = frozenset(stem[:SHORTEST_PLACE] for stem in plain)
        self._by_length = {length: frozenset(stem for stem in plain if len(stem) == length) for length in lengths}

    def has(self, fold: str) -> bool:
        """Does a folded word begin like the name of a settlement?"""
        plain = _without_breve(fold)
        if plain[:SHORTEST_PLACE] not in self._heads:  # most words are none
            return False
        return any(plain[:length] in stems for length, stems in self._by_length.items())


def _without_breve(fold: str) -> str:
    """Packs compare without accents, and й is и with one."""
    return fold.replace("й", "и")


def ends_like_district(word: Word) -> bool:
    """``Ленинский``, whatever else the word may be."""
    return bool(_DISTRICT_NAME.search(word.fold))


def is_of_place(at: int, sentence: Sentence, tokens: Tokens) -> bool:
    """``гомельский``, ``женская``: an adjective of the kind that is made from places; false before the sentence."""
    word = tokens.words[at] if at >= sentence.first else None
    return word is not None and word.is_word and (ends_like_district(word) or bool(_PLACE_FEMALE.search(word.fold)))
