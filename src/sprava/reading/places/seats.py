"""The seat of a court, as it is written after the word: levels, a district, a town."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sprava.reading.given import given_name
from sprava.reading.places.names import PlaceNames
from sprava.reading.text import Sentence, Tokens
from sprava.reading.words import APOSTROPHES

LONGEST_COURT = 6
"""Words of a court's name on either side of the word "court"."""
LEVEL, DISTRICT = ("court", "level"), ("court", "district")
_OF = ("court", "of")
_TOWN = re.compile("(?:[сц]ка|[сц]ку)$")
_POLISH_DISTRICT = re.compile("(?:iego|nego|wego|iej|nej|wej)$")


@dataclass(frozen=True, slots=True)
class Seats:
    """Reads what follows the words for courts in one text."""

    tokens: Tokens
    names: PlaceNames

    def past(self, begin: int, sentence: Sentence, *, levelled: bool) -> tuple[int, bool]:
        """Past what follows "court": levels, ``Кобринского района``, ``of Brest``, ``w Grodnie``, ``г. Минска``; and
        whether that says which court it is.

        ``levelled``: what stands before has said of which level the court is.
        """
        written, words, last = self.tokens.written, self.tokens.words, sentence.last
        at, end, named = begin, begin, False
        while at < last and at - end < LONGEST_COURT:
            word = words[at]
            if beyond := self._past_district(at, end, sentence):
                at, end, named = beyond, beyond, True
            elif self._is_town_mark(at, last) and (
                levelled or named or self._names_city(at, end) or DISTRICT in words[min(at + 2, last - 1)].labels
            ):
                at += 2 if written[at + 1] == "." else 1
            elif word.is_capital and word.is_word and self._is_place(at, sentence, levelled=levelled or named):
                named = named or words[at - 1].is_small("city") or written[at - 1] == "."
                at += 1
                if not (levelled or named):
                    continue
                end = at
                if not self._goes_on(at, last):
                    break
            else:
                break
        return end, named

    def _past_district(self, at: int, end: int, sentence: Sentence) -> int:
        """Past a level or the words for a district; 0 if none stands here."""
        labels = self.tokens.words[at].labels
        if (LEVEL in labels and DISTRICT not in labels) or (DISTRICT in labels and at > end):
            return at + 1
        if at != end:
            return 0
        if sentence.lang == "pl" and self._is_polish_district(at, sentence):
            return at + 2
        return self._past_english_district(at, sentence) if sentence.lang == "en" else 0

    def _is_polish_district(self, at: int, sentence: Sentence) -> bool:
        """``rejonu leninskiego``, ``leninskiego rejonu``: small letters, right after the word for a court."""
        if at + 1 >= sentence.last:
            return False
        pair = (self.tokens.words[at], self.tokens.words[at + 1])
        return any(
            DISTRICT in one.labels and bool(_POLISH_DISTRICT.search(other.fold)) for one, other in (pair, pair[::-1])
        )

    def _past_english_district(self, at: int, sentence: Sentence) -> int:
        """Past ``of the Leninski District``, ``in Minsk's Leninski district``; 0 if no such words follow."""
        tokens, words = self.tokens, self.tokens.words
        if _OF not in words[at].labels:
            return 0
        for place in range(at + 1, min(at + LONGEST_COURT + 1, sentence.last)):
            if words[place].is_small("city") and place + 2 < sentence.last and words[place + 2].is_capital:
                return place + 3 if _OF in words[place + 1].labels else 0
            if DISTRICT in words[place].labels:
                return place + 1 if words[place - 1].is_capital and place > at + 1 else 0
            known = words[place].is_capital or words[place].fold in ("the", "s") or tokens.written[place] in APOSTROPHES
            if not known:
                return 0
        return 0

    def _names_city(self, at: int, end: int) -> bool:
        """``суд города Лиды``, ``суд г. Бобруйска``: the court of a town, right after the word."""
        return at == end and self.tokens.words[at].is_small("city")

    def _is_town_mark(self, at: int, last: int) -> bool:
        """A small word that leads on to a place: ``of``, ``w``, ``г.``, ``и города``."""
        words = self.tokens.words
        if _OF not in words[at].labels or at + 1 >= last or words[at].is_small("court_in"):
            return False
        after = at + 1 + (self.tokens.written[at + 1] == ".")
        return after < last and (words[after].is_capital or _OF in words[after].labels)

    def _goes_on(self, at: int, last: int) -> bool:
        """After a place: a district of it, or ``и города``."""
        words = self.tokens.words
        if at >= last:
            return False
        return DISTRICT in words[at].labels or (
            at + 2 < last and words[at].is_small("and") and _OF in words[at + 1].labels
        )

    def _is_place(self, at: int, sentence: Sentence, *, levelled: bool) -> bool:
        """Is a capitalised word the place of the court?"""
        words = self.tokens.words
        before, after = words[at - 1].labels, words[at + 1] if at + 1 < sentence.last else None
        if after is not None and DISTRICT in after.labels:
            return True
        if sentence.lang in ("pl", "en"):
            led = _OF in before or DISTRICT in before
            if not led and given_name(self.tokens.written[at], sentence.lang):
                return False
            return led or (sentence.lang == "pl" and levelled and LEVEL in before)
        stop = self.tokens.written[at - 1] == "."
        led = _OF in before or stop
        if led and words[at - 1 - stop].is_small("city"):
            return True
        return levelled and (led or self.names.has(words[at].fold) or self._is_town_of_court(at, sentence))

    def _is_town_of_court(self, at: int, sentence: Sentence) -> bool:
        """``районный суд Слуцка``: a town in -ск right after the word, whether we know it or not."""
        after = self.tokens.words[at + 1] if at + 1 < sentence.last else None
        return bool(_TOWN.search(self.tokens.words[at].fold)) and not (after is not None and after.is_capital)
