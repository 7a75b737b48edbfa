"""Capitalised words in a row that may be names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprava.reading.given import given_name
from sprava.reading.people.initials import is_initial
from sprava.reading.surnames import looks_like_surname
from sprava.reading.text import Sentence, Tokens

LONGEST_RUN = 12
"""Capitalised words in a row that are looked at as names; a longer run is a heading or worse."""
SHORTEST_UPPER = 5
"""Letters from which a word all in capitals may be a name: shorter ones are bodies such as КГБ."""
SHORTEST_DOUBTFUL = 4
"""Letters from which a common word may be a given name all the same."""
_NOT = ("name", "not")


@dataclass(slots=True)  # not frozen: many are made of every document
class Run:
    """The words from ``first`` up to but not with ``end``."""

    first: int
    end: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one text. ``taken`` are words of courts, prisons, dates and bodies, which are no names of people."""

    tokens: Tokens
    taken: frozenset[int]

    def of(self, sentence: Sentence) -> Iterator[Run]:
        """The runs of a sentence, in order."""
        at, words = sentence.first, self.tokens.words
        while at < sentence.last:
            if words[at].is_capital and self._may_be_name(at, sentence):
                end = self._end(at, sentence)
                yield Run(at, end, sentence)
                at = end
            else:
                at += 1

    def _end(self, first: int, sentence: Sentence) -> int:
        """The end of capitalised words in a row; an initial takes its full stop along."""
        end = first
        while (
            end < sentence.last
            and end - first < LONGEST_RUN
            and (self._may_be_name(end, sentence) or self._follows_given(end, first, sentence))
        ):
            end += 1
            if end < sentence.last and self.tokens.written[end] == "." and is_initial(self.tokens, end - 1):
                end += 1
        return end

    def _may_be_name(self, at: int, sentence: Sentence) -> bool:
        word = self.tokens.words[at]
        if not (word.is_word and word.is_capital) or at in self.taken:
            return False
        if _NOT in word.labels and not (
            self._begins_initials(at, sentence) or self._is_given_all_the_same(at, sentence)
        ):
            return False
        if "month" in word.kinds and sentence.lang == "en":
            return False
        return not (word.is_upper and len(word.fold) < SHORTEST_UPPER)

    def _begins_initials(self, at: int, sentence: Sentence) -> bool:
        """``С. Иванов``: an initial, though the letter by itself is a preposition."""
        name = at + 2
        return (
            is_initial(self.tokens, at)
            and name < sentence.last
            and self.tokens.written[at + 1] == "."
            and self.tokens.joined(at)
            and self.tokens.words[name].is_capital
        )

    def _is_given_all_the_same(self, at: int, sentence: Sentence) -> bool:
        """A common word that is a given name too, right before what can only be a surname."""
        common, after = self.tokens.written[at], at + 1
        if after >= sentence.last or len(common) < SHORTEST_DOUBTFUL or given_name(common, sentence.lang) is None:
            return False
        word, written = self.tokens.words[after], self.tokens.written[after]
        if not word.is_capital or word.is_upper:
            return False
        # Inside a sentence a capital says much: Ильи is "or" without its soft sign, Святослав begins like "holy".
        inside = at > sentence.first and _NOT not in word.labels and looks_like_surname(written)
        return inside or looks_like_surname(written, strongly=True)

    def _follows_given(self, at: int, first: int, sentence: Sentence) -> bool:
        """A capitalised word that looks like a surname, right after a given name: it is one, whatever else it might
        be.
        """
        word = self.tokens.words[at]
        if at == first or at in self.taken or not (word.is_word and word.is_capital and not word.is_upper):
            return False
        before = self.tokens.written[at - 1]
        given = before == "." or given_name(before, sentence.lang) is not None  # a full stop here is that of an initial
        return given and looks_like_surname(self.tokens.written[at])
