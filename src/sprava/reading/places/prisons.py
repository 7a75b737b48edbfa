"""Places of detention: which words name one, and which one is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprava.reading.lexicon import Lexicon
from sprava.reading.phrases import Mark
from sprava.reading.places.meant import Meant, span_of
from sprava.reading.places.names import PlaceNames, is_of_place
from sprava.reading.places.prison_words import NICKNAMES, STREET, Extent, PrisonWords
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens

BESIDE_ONLY = frozenset(("in", "number", "street", "adjective"))
"""Lists of what stands beside a word for a prison and names none by itself."""
KINDS = frozenset(("colony", "prison", "remand", "temporary"))
"""Lists of words of which a town says which one is meant."""
_MOVES = ("transferred", "detained.since", "released")


@dataclass(frozen=True, slots=True)
class Prisons:
    """The places of detention of one text."""

    tokens: Tokens
    lexicon: Lexicon
    names: PlaceNames
    words: PrisonWords
    meant: Meant

    def of(self, sentence: Sentence, courts: list[Span]) -> Iterator[Span]:
        """Those that a sentence names, in order, outside the names of its courts."""
        taken = sentence.first
        for mark in sentence.of("facility"):
            if mark.name in BESIDE_ONLY or mark.first < taken:
                continue
            if any(court.first < mark.last and mark.first < court.last for court in courts):
                continue
            if mark.name in NICKNAMES and self._belongs_to_next(mark, sentence):
                continue
            found = self._named(mark, taken, sentence)
            if found is not None:
                taken = found.last
                yield found

    def _belongs_to_next(self, mark: Mark, sentence: Sentence) -> bool:
        """``the Valadarka remand prison``, ``Valadarski Street jail``: the nickname stands before the word for it."""
        at = mark.last
        at += at < sentence.last and STREET in self.tokens.words[at].labels
        return any(one.first == at and one.name in ("colony", "prison", "remand") for one in sentence.of("facility"))

    def _named(self, mark: Mark, limit: int, sentence: Sentence) -> Span | None:
        if mark.name in ("alias", "town") and not self._is_held_there(mark, sentence):
            return None
        extent = self.words.around(mark, limit, sentence)
        return (
            self._by_jurisdiction(extent)
            or self._by_nickname(mark, extent, sentence)
            or self._by_town(mark, extent, sentence)
            or self._by_number(mark, extent, sentence)
        )

    def _by_jurisdiction(self, extent: Extent) -> Span | None:
        """The longest of its forms that the jurisdiction knows."""
        for end in sorted({extent.quoted, extent.whole, extent.last}, reverse=True):
            value = self.meant.by(extent.first, end, self.lexicon.facility)
            if value is not None:
                return self._span(extent.first, end, value)
        return None

    def _by_nickname(self, mark: Mark, extent: Extent, sentence: Sentence) -> Span | None:
        """``the prison on Valadarka``: a nickname among the words of another name."""
        nickname = next(
            (
                one
                for one in sentence.of("facility")
                if one.name in NICKNAMES and extent.first <= one.first < extent.whole
            ),
            None,
        )
        if nickname is None or mark.name in NICKNAMES:
            return None
        known = self.meant.by(nickname.first, nickname.last, self.lexicon.facility)
        return self._span(extent.first, extent.whole, known)

    def _by_town(self, mark: Mark, extent: Extent, sentence: Sentence) -> Span | None:
        """``шклоўская калонія``, ``the prison in Hrodna``: a town says which prison is meant."""
        if extent.is_numbered or mark.name not in KINDS:
            return None
        adjective = self._is_place_adjective(mark.first - 1, sentence)
        if not (adjective or self._is_in_town(extent)):
            return None
        return self._span(min(extent.first, mark.first - adjective), extent.whole, None)

    def _by_number(self, mark: Mark, extent: Extent, sentence: Sentence) -> Span | None:
        """``ИК-8`` that the jurisdiction does not know, a name known without its adjectives, a nickname."""
        first, last = extent.first, extent.last
        bare = self.meant.by(mark.first, last, self.lexicon.facility) if first < mark.first else None
        nickname = mark.name in NICKNAMES and self._is_held_there(mark, sentence)
        return self._span(first, last, bare) if bare is not None or extent.is_numbered or nickname else None

    def _span(self, first: int, last: int, value: str | None) -> Span:
        return span_of("facility", first, last, value, self.tokens)

    def _is_place_adjective(self, at: int, sentence: Sentence) -> bool:
        """``гомельский``, ``шклоўскай``: made from the name of a place."""
        return is_of_place(at, sentence, self.tokens) and ("facility", "adjective") not in self.tokens.words[at].labels

    def _is_in_town(self, extent: Extent) -> bool:
        words, at = self.tokens.words, extent.last
        return extent.whole > at + 1 and words[at].is_small("in_town") and self.names.has(words[at + 1].fold)

    def _is_held_there(self, mark: Mark, sentence: Sentence) -> bool:
        """A town that has a prison means the prison where somebody is brought or held; "Americans" a prison only after
        "in" and with a capital.
        """
        word = self.tokens.words[mark.first]
        is_town = self.names.has(word.fold)
        if mark.last - mark.first > 1 or (mark.name not in ("alias", "town") and not is_town):
            return True
        led = mark.first > sentence.first and self.tokens.words[mark.first - 1].is_small("moved") and word.is_capital
        return led and (not is_town or any(one.name.startswith(_MOVES) for one in sentence.of("trigger")))
