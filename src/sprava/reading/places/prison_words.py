"""How far the name of a place of detention goes: adjectives, number, regime, town, street, nickname."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.phrases import Mark
from sprava.reading.places.names import PlaceNames, is_of_place
from sprava.reading.places.prison_sites import KINDS, NICKNAMES, PrisonSites
from sprava.reading.quantities import is_dash
from sprava.reading.text import Sentence, Tokens

MOST_BEFORE = 6
"""Words before the word for a prison that may belong to it."""
MOST_DIGITS = 3
_QUOTES_OPEN, _QUOTES_CLOSE = frozenset('«“„"'), frozenset('»”“"')
_ADJECTIVE, _NUMBER = ("facility", "adjective"), ("facility", "number")
_ORDINAL = ("date", "ordinal")
LOCATIVE = ("е", "ску", "цку", "ах", "ях", "ым", "ім", "им", "ом")
"""Endings of towns in which something is, and to which nothing is taken: ``Шклове``, ``Віцебску``."""
_BEFORE = KINDS | {"named", "alias", "town", "street"}


@dataclass(frozen=True, slots=True)
class Extent:
    """The words of a name: to ``last`` with its number and its body, to ``quoted`` with a nickname in quotation marks
    (where there is none, to ``whole``), to ``whole`` with its town or street.

    ``figure`` is a number that is spelt out: ``пятнаццатая``.
    """

    first: int
    last: int
    quoted: int
    whole: int
    is_numbered: bool
    figure: str


@dataclass(frozen=True, slots=True)
class PrisonWords:
    """Finds the words of the names of prisons in one text."""

    tokens: Tokens
    names: PlaceNames
    sites: PrisonSites

    def around(self, mark: Mark, limit: int, sentence: Sentence) -> Extent:
        """The words around a word for a prison, from ``limit`` on."""
        last, numbered = self._past_number(self._past_regime(mark, sentence), sentence)
        last = next((body.last for body in sentence.of("body") if body.first == last), last)
        first, ordinal = self._left(mark.first, limit, sentence)
        quoted = self._past_nickname(last, sentence)
        has_town = any(self.names.has(self.tokens.words[at].fold) for at in range(first, mark.first))
        away = has_town and self.leads_away(first, last, sentence)
        whole = last if away else self.sites.past(quoted, sentence)
        figures = (self.tokens.words[at].kinds.get("ordinal", "") for at in range(first, mark.first))
        quoted = quoted if quoted > last else whole
        return Extent(first, last, quoted, whole, numbered or ordinal, next(filter(None, figures), ""))

    def leads_away(self, first: int, last: int, sentence: Sentence) -> bool:
        """``з горацкай калоніі ў Менск``: what follows is perhaps where the way leads, and no part of the name."""
        words = self.tokens.words
        if sentence.lang in ("en", "pl") or first == sentence.first or not words[first - 1].is_small("out_of"):
            return False
        leads = last + 1 < sentence.last and words[last].is_small("in_town")
        return leads and not words[last + 1].fold.endswith(LOCATIVE)

    def _left(self, at: int, limit: int, sentence: Sentence) -> tuple[int, bool]:
        """Past the adjectives before: ``брестском``, ``женской``, ``the Homel women's``; and whether one of them is a
        number: ``15-й``.
        """
        words, first, numbered = self.tokens.words, at - self.is_quoted(at, limit, sentence), False
        own = [*sentence.of("body"), *(one for one in sentence.of("facility") if one.name in _BEFORE)]
        while first > limit and at - first < MOST_BEFORE:
            marked = next((one.first for one in own if one.last == first and one.first >= limit), first)
            if marked == first and (ordinal := self._ordinal_before(first, limit)) < first:
                marked, numbered = ordinal, True
            if marked == first and not self._is_adjective(first - 1, sentence):
                break
            first = marked if marked < first else first - 1
        while first < at and not (words[first].is_word or words[first].is_number):
            first += 1
        if limit < first < at and words[first - 1].fold == "the":
            first -= 1
        return first, numbered

    def is_quoted(self, at: int, limit: int, sentence: Sentence) -> bool:
        """``гродненскую «крытую»``: a word in quotation marks by itself."""
        written, closes = self.tokens.written, at + 1
        opened = at > limit and written[at - 1] in _QUOTES_OPEN
        return opened and closes < sentence.last and written[closes] in _QUOTES_CLOSE

    def _is_adjective(self, at: int, sentence: Sentence) -> bool:
        """Of a kind of prison, of a regime, of a place; a town that stands before by itself is none."""
        word = self.tokens.words[at]
        if _ADJECTIVE in word.labels or "regime" in word.kinds:
            return True
        if not word.is_capital and is_of_place(at, sentence, self.tokens):
            return True
        return self.names.has(word.fold) and (
            sentence.lang == "en" or not word.is_capital or is_of_place(at, sentence, self.tokens)
        )

    def _ordinal_before(self, end: int, limit: int) -> int:
        """Where ``15-я``, ``15th``, ``пятнаццатая`` begins that ends here; ``end`` if there is none."""
        tokens, at = self.tokens, end - 1
        if at >= limit and "ordinal" in tokens.words[at].kinds:
            return at
        if at - 1 < limit or _ORDINAL not in tokens.words[at].labels or not tokens.joined(at - 1):
            return end
        at -= 1
        if is_dash(tokens.written[at]) and at > limit and tokens.joined(at - 1):
            at -= 1
        return at if tokens.words[at].is_number and len(tokens.written[at]) <= MOST_DIGITS else end

    def _past_regime(self, mark: Mark, sentence: Sentence) -> int:
        """``калоніі строгага рэжыму № 8``: the regime stands before the number; elsewhere it is no part of the name."""
        regime = next((one.last for one in sentence.of("regime") if one.first == mark.last), mark.last)
        after, numbered = self._past_number(regime, sentence)
        return regime if numbered or self.sites.past(after, sentence) > after else mark.last

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
