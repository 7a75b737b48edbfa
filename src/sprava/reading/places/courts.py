"""Courts: the word for a court with what says which one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprava.reading.lexicon import Lexicon
from sprava.reading.phrases import Word
from sprava.reading.places.meant import Meant, span_of
from sprava.reading.places.names import ends_like_district, is_of_place
from sprava.reading.places.seats import LEVEL, LONGEST_COURT, Seats
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens
from sprava.reading.words import APOSTROPHES


@dataclass(frozen=True, slots=True)
class Courts:
    """The courts of one text."""

    tokens: Tokens
    lexicon: Lexicon
    seats: Seats
    meant: Meant

    def of(self, sentence: Sentence) -> Iterator[Span]:
        """The courts that a sentence names, in order; a court of which nothing is said is none."""
        taken = sentence.first
        for mark in sentence.of("court"):
            if mark.name not in ("noun", "short") or mark.first < taken:
                continue
            if mark.name == "short":
                first, levelled = mark.first - is_of_place(mark.first - 1, sentence, self.tokens), True
            else:
                first, levelled = self._left(mark.first, taken)
            last, named = self.seats.past(mark.last, sentence, levelled=levelled)
            if levelled or named:
                taken = last
                yield span_of("court", first, last, self._name(first, last), self.tokens)

    def _name(self, first: int, last: int) -> str:
        written = self.tokens.quote(first, last)
        return self.meant.by(first, last, self.lexicon.court) or " ".join(written.split())

    def _left(self, at: int, limit: int) -> tuple[int, bool]:
        """Past the adjectives before "court"; they count if one of them says of which level it is."""
        words, first, levelled = self.tokens.words, at, False
        while first > limit and at - first < LONGEST_COURT:
            word = words[first - 1]
            if LEVEL in word.labels or (first == at and _names_district(word)):
                first, levelled = first - 1, True
            elif not levelled:
                break
            elif self._is_possessor(first - 1, limit):
                first -= 3
            elif word.is_small("and") and first - 2 >= limit and LEVEL in words[first - 2].labels:
                first -= 2
            elif word.is_word and word.is_capital and not _opens(word):
                first -= 1
            else:
                break
        return (first, True) if levelled else (at, False)

    def _is_possessor(self, at: int, limit: int) -> bool:
        """The last word of ``Minsk's``."""
        words, written = self.tokens.words, self.tokens.written
        return at - 2 >= limit and words[at].fold == "s" and written[at - 1] in APOSTROPHES and words[at - 2].is_capital


def _names_district(word: Word) -> bool:
    """``Ленинский суд``; not ``Белорусский суд``."""
    return word.is_capital and ends_like_district(word) and ("foreign", "home") not in word.labels


def _opens(word: Word) -> bool:
    """A capital that only the beginning of the sentence gave, on a word that names nothing."""
    return ("name", "not") in word.labels and LEVEL not in word.labels and not ends_like_district(word)
