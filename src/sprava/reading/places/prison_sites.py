"""Where a place of detention stands, as it is written after its name: a town, a street, the police that keep it."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.given import given_name
from sprava.reading.places.names import PlaceNames
from sprava.reading.text import Sentence, Tokens

STREET, POLICE, SETTLEMENT = ("facility", "street"), ("facility", "police"), ("facility", "settlement")
KINDS = frozenset(("colony", "prison", "remand", "temporary", "open", "labour"))
"""Lists of words of which a town says which one is meant."""
NICKNAMES = frozenset(("named", "alias", "town"))
"""Lists of names that need no word for a prison beside them."""
_LEADING = frozenset((STREET, SETTLEMENT))
DISTRICT = ("court", "district")
_IN = ("facility", "in")
_WITHOUT_ARTICLES = frozenset(("the", "of"))
MOST_OF_POLICE = 4
"""Words of ``Фрунзенскага РУУС горада Мінска`` before the town."""


@dataclass(frozen=True, slots=True)
class PrisonSites:
    """Finds where the prisons of one text stand."""

    tokens: Tokens
    names: PlaceNames

    def past(self, begin: int, sentence: Sentence) -> int:
        """Past ``в Бобруйске``, ``у горадзе Шклове``, ``(Магілёў)``, ``on Valadarski Street``, ``на Окрестина``."""
        at = self._past_police(begin, sentence)
        opened = at < sentence.last and self.tokens.written[at] == "("
        end = self._past_named(at + opened, sentence)
        if end == at + opened:
            return at
        if opened:
            return end + 1 if end < sentence.last and self.tokens.written[end] == ")" else at
        return end

    def _past_named(self, begin: int, sentence: Sentence) -> int:
        """Past the small words and the name that they lead to; ``begin`` if no name follows."""
        words, last = self.tokens.words, sentence.last
        led = begin < last and _IN in words[begin].labels and SETTLEMENT not in words[begin].labels
        at = begin + led
        while led and at < last and words[at].fold in _WITHOUT_ARTICLES:
            at += 1
        if at < last and words[at].labels & _LEADING:
            marked = at
            at += 1 + (at + 1 < last and self.tokens.written[at + 1] == ".")
            at += at < last and words[at].fold in _WITHOUT_ARTICLES
            if at < last and words[at].is_capital and words[at].is_word:
                return at + 1
            at = marked
        return self._past_name(at, sentence, led=led) or begin

    def _past_name(self, at: int, sentence: Sentence, *, led: bool) -> int:
        """Past a town, a nickname or a street whose name stands first; 0 if none of them is here."""
        words, last = self.tokens.words, sentence.last
        if at >= last or not words[at].is_capital or "month" in words[at].kinds:
            return 0
        nickname = next(
            (one.last for one in sentence.of("facility") if one.first == at and one.name in NICKNAMES), at + 1
        )
        follows = words[nickname] if nickname < last else None
        if follows is not None and STREET in follows.labels:
            return nickname + 1 if led else 0
        if follows is not None and DISTRICT in follows.labels:
            return 0
        if self.names.has(words[at].fold) or nickname > at + 1 or self._is_nickname(at, sentence):
            return nickname
        may_be_person = given_name(self.tokens.written[at], sentence.lang) or (
            follows is not None and follows.is_capital
        )
        return at + 1 if led and not may_be_person else 0

    def _is_nickname(self, at: int, sentence: Sentence) -> bool:
        return any(one.first == at and one.name in NICKNAMES for one in sentence.of("facility"))

    def _past_police(self, begin: int, sentence: Sentence) -> int:
        """Past ``Жодзінскага ГАУС``, ``Центрального РУВД``, ``Ленінскага раёна``: whose cells they are."""
        words = self.tokens.words
        for at in range(begin, min(begin + MOST_OF_POLICE, sentence.last)):
            if POLICE in words[at].labels or (DISTRICT in words[at].labels and at > begin):
                return at + 1
            if not words[at].is_capital:
                break
        return begin
