"""How far the name of a place of detention goes: adjectives, number, regime, town, street, nickname."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.phrases import Mark
from sprava.reading.places.names import PlaceNames
from sprava.reading.quantities import is_dash
from sprava.reading.text import Sentence, Tokens

NICKNAMES = frozenset(("named", "alias", "town"))
"""Lists of names that need no word for a prison beside them."""
MOST_BEFORE = 6
"""Words before the word for a prison that may belong to it."""
MOST_DIGITS = 3
_QUOTES_OPEN, _QUOTES_CLOSE = frozenset('«“„"'), frozenset('»”“"')
_ADJECTIVE, _IN, _NUMBER = ("facility", "adjective"), ("facility", "in"), ("facility", "number")
STREET = ("facility", "street")


@dataclass(frozen=True, slots=True)
class Extent:
    """The words of a name: to ``last`` with its number and its body, to ``quoted`` with a nickname in quotation marks,
    to ``whole`` with its town or street.
    """

    first: int
    last: int
    quoted: int
    whole: int
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class PrisonWords:
    """Finds the words of the names of prisons in one text."""

    tokens: Tokens
    names: PlaceNames

    def around(self, mark: Mark, limit: int, sentence: Sentence) -> Extent:
        """The words around a word for a prison, from ``limit`` on."""
        last, numbered = self._past_number(self._past_regime(mark, sentence), sentence)
        last = next((body.last for body in sentence.of("body") if body.first == last), last)
        return Extent(
            self._left(mark.first, limit, sentence),
            last,
            self._past_nickname(last, sentence),
            self._past_place(last, sentence),
            numbered,
        )

    def _left(self, at: int, limit: int, sentence: Sentence) -> int:
        """Past the adjectives before: ``брестском``, ``женской``, ``the Homel women's``."""
        words, first = self.tokens.words, at
        own = [mark for mark in sentence.of("facility") if mark.name in ("named", "alias", "street")]
        while first > limit and at - first < MOST_BEFORE:
            word = words[first - 1]
            body = next((one for one in (*sentence.of("body"), *own) if one.last == first and one.first >= limit), None)
            if not (body or _ADJECTIVE in word.labels or self.names.has(word.fold) or "regime" in word.kinds):
                break
            first = body.first if body else first - 1
        while first < at and not words[first].is_word:
            first += 1
        if limit < first < at and words[first - 1].fold == "the":
            first -= 1
        return first

    def _past_regime(self, mark: Mark, sentence: Sentence) -> int:
        """``калоніі строгага рэжыму № 8``: the regime stands before the number; elsewhere it is no part of the name."""
        regime = next((one.last for one in sentence.of("regime") if one.first == mark.last), mark.last)
        after, numbered = self._past_number(regime, sentence)
        return regime if numbered or self._past_place(after, sentence) > after else mark.last

    def _past_number(self, begin: int, sentence: Sentence) -> tuple[int, bool]:
        """Past ``№ 4``, ``-7``, ``No. 8``, and whether there is one."""
        written, words, last, at = self.tokens.written, self.tokens.words, sentence.last, begin
        if at < last and is_dash(written[at]) and at + 1 < last and words[at + 1].is_number:
            return (at + 2, True) if len(written[at + 1]) <= MOST_DIGITS else (begin, False)
        while at < last and (_NUMBER in words[at].labels or written[at] in "№#" or (written[at] == "." and at > begin)):
            at += 1
        is_number = at < last and words[at].is_number and len(written[at]) <= MOST_DIGITS
        if is_number and (at > begin or self._counts_nothing(at, sentence)):
            return at + 1, True
        return begin, False

    def _counts_nothing(self, at: int, sentence: Sentence) -> bool:
        """``СИЗО 1``: a number right after, with nothing that it counts."""
        after = self.tokens.words[at + 1] if at + 1 < sentence.last else None
        return after is None or not (
            "unit" in after.kinds or "month" in after.kinds or is_dash(self.tokens.written[at + 1])
        )

    def _past_nickname(self, at: int, sentence: Sentence) -> int:
        """Past ``«Воўчыя норы»``: a place in quotation marks right after the word for a prison."""
        written, words, last = self.tokens.written, self.tokens.words, sentence.last
        if at + 2 >= last or written[at] not in _QUOTES_OPEN:
            return at
        named = next((one.last for one in sentence.of("facility") if one.name in NICKNAMES and one.first == at + 1), 0)
        end = named or (at + 2 if self.names.has(words[at + 1].fold) else 0)
        return end + 1 if end and end < last and written[end] in _QUOTES_CLOSE else at

    def _past_place(self, at: int, sentence: Sentence) -> int:
        """Past ``в Бобруйске``, ``on Valadarski Street``, ``на Окрестина``."""
        words, last = self.tokens.words, sentence.last
        if at + 1 < last and (_IN in words[at].labels or self.tokens.written[at] == "("):
            after = words[at + 1]
            if STREET in after.labels and at + 2 < last:
                return at + 3
            if after.is_capital and "month" not in after.kinds:
                return at + 3 if at + 2 < last and STREET in words[at + 2].labels else at + 2
        return at + 1 if at < last and words[at].is_capital and self.names.has(words[at].fold) else at
