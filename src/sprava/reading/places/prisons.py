"""Places of detention: which words name one, and which one is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprava.reading.lexicon import Lexicon
from sprava.reading.phrases import Mark
from sprava.reading.places.meant import Meant, span_of
from sprava.reading.places.names import PlaceNames, is_of_place
from sprava.reading.places.prison_sites import DISTRICT, KINDS, NICKNAMES, SETTLEMENT, STREET
from sprava.reading.places.prison_words import LOCATIVE, Extent, PrisonWords
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens
from sprava.reading.words import APOSTROPHES

BESIDE_ONLY = frozenset(("in", "number", "street", "adjective", "police", "settlement", "hospital"))
"""Lists of what stands beside a word for a prison and names none by itself."""
OF_PRISON_BEFORE = 4
"""Words after a prison in which a town is its own: ``калонію № 9, што ў Горках``."""
KEPT_WITHIN = 5
"""Words before a town in which "serves" may stand."""
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
        taken, before = sentence.first, -OF_PRISON_BEFORE
        for mark in sentence.of("facility"):
            if mark.name in BESIDE_ONLY or mark.first < taken:
                continue
            if any(court.first < mark.last and mark.first < court.last for court in courts):
                continue
            of_that = mark.name == "town" and mark.first - before < OF_PRISON_BEFORE
            if of_that or self._belongs_to_next(mark, sentence):
                continue
            found = self._named(mark, taken, sentence)
            if found is not None:
                taken = before = found.last
                yield found

    def of_convoys(self, sentence: Sentence, found: list[Span]) -> Iterator[Span]:
        """``этапавалі ў Оршу``: the town to which a convoy goes means its prison, where no prison is named."""
        words = self.tokens.words
        convoys = [mark for mark in sentence.of("trigger") if mark.name.startswith("transferred")]
        prisons = [span for span in found if span.kind == "facility"]
        goes = any(words[at].is_small("convoy") for mark in convoys for at in range(mark.first, mark.last))
        leaves = convoys and any(words[max(span.first - 1, 0)].is_small("out_of") for span in prisons)
        if not (leaves and len(prisons) == 1) and (prisons or not goes):
            return
        for at in range(sentence.first + 1, sentence.last):
            is_town = words[at].is_capital and words[at - 1].is_small("in_town") and self.names.has(words[at].fold)
            if is_town and convoys[0].first > at > sentence.first + 1:
                continue
            if is_town and not any(span.first <= at < span.last for span in found):
                yield self._span(at, at + 1, None)

    def _belongs_to_next(self, mark: Mark, sentence: Sentence) -> bool:
        """``the Valadarka remand prison``, ``Valadarski Street jail``, ``Zhodzina's prison``, ``penal colony IK-4``:
        what the next word for a prison takes to itself.
        """
        at = mark.last
        if mark.name in NICKNAMES:
            at += at < sentence.last and STREET in self.tokens.words[at].labels
            at += 2 * (at + 1 < sentence.last and self.tokens.written[at] in APOSTROPHES)
        return any(one.first == at and one.name in KINDS for one in sentence.of("facility"))

    def _named(self, mark: Mark, limit: int, sentence: Sentence) -> Span | None:
        if mark.name == "slang":
            return self._by_slang(mark, limit, sentence)
        known = ("facility", "named") in self.tokens.words[mark.first].labels
        if mark.name in ("alias", "town") and not known and not self._is_held_there(mark, sentence):
            return None
        extent = self.words.around(mark, limit, sentence)
        if not extent.is_numbered and self._is_penalty(mark, extent, sentence):
            return None
        return (
            self._by_jurisdiction(extent, extent.whole, extent.quoted)
            or self._by_nickname(mark, extent, sentence)
            or self._by_jurisdiction(extent, extent.last)
            or self._by_town(mark, extent, sentence)
            or self._by_number(mark, extent, sentence)
        )

    def _is_in_locative(self, at: int, sentence: Sentence) -> bool:
        """``в Орше``: where something is, not where somebody is taken."""
        words = self.tokens.words
        inside = at > sentence.first and words[at - 1].is_small("in_town")
        return inside and sentence.lang in ("be", "ru", "uk") and words[at].fold.endswith(LOCATIVE)

    def _by_slang(self, mark: Mark, limit: int, sentence: Sentence) -> Span | None:
        """``бобруйская «двойка»``; «васьмёрка» by itself where somebody is taken or held."""
        extent, words = self.words.around(mark, limit, sentence), self.tokens.words
        of_town = any(self.names.has(words[at].fold) for at in range(extent.first, mark.first))
        quoted = self.words.is_quoted(mark.first, limit, sentence)
        moved = any(one.name.startswith(_MOVES) for one in sentence.of("trigger"))
        return self._span(extent.first, extent.last, None) if of_town or (quoted and moved) else None

    def _is_penalty(self, mark: Mark, extent: Extent, sentence: Sentence) -> bool:
        """``пять лет колонии``, ``five years in prison`` in Minsk: the kind of a penalty, and no place."""
        words, before = self.tokens.words, extent.first - 1
        if mark.name not in ("colony", "prison", "remand") or extent.first < mark.first or before < sentence.first:
            return False
        bare = sentence.lang == "en" and words[before].is_small("in_town") and mark.name == "prison"
        return bare or "unit" in words[before].kinds

    def _by_jurisdiction(self, extent: Extent, *ends: int) -> Span | None:
        """The first of its forms that the jurisdiction knows."""
        for end in ends:
            if any(DISTRICT in word.labels for word in self.tokens.words[extent.last : end]):
                continue  # the cells of a district of Minsk are not the prison of Minsk
            value = self.meant.by(extent.first, end, self.lexicon.facility, extent.figure)
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
        in_town = self._is_in_town(mark, extent) and not self.words.leads_away(extent.first, extent.last, sentence)
        if not (adjective or in_town):
            return None
        return self._span(min(extent.first, mark.first - adjective), extent.whole, None)

    def _by_number(self, mark: Mark, extent: Extent, sentence: Sentence) -> Span | None:
        """``ИК-8`` that the jurisdiction does not know, a name known without its adjectives, a nickname."""
        first, last = extent.first, extent.last
        if extent.is_numbered and not self.words.leads_away(first, last, sentence):
            last = extent.whole
        bare = self.meant.by(mark.first, extent.last, self.lexicon.facility) if first < mark.first else None
        nickname = mark.name in NICKNAMES and self._is_held_there(mark, sentence)
        return self._span(first, last, bare) if bare is not None or extent.is_numbered or nickname else None

    def _span(self, first: int, last: int, value: str | None) -> Span:
        return span_of("facility", first, last, value, self.tokens)

    def _is_place_adjective(self, at: int, sentence: Sentence) -> bool:
        """``гомельский``, ``шклоўскай``: made from the name of a place; ``the Brest`` is the name itself."""
        if sentence.lang == "en":
            word = self.tokens.words[at]
            return at >= sentence.first and word.is_capital and self.names.has(word.fold)
        return is_of_place(at, sentence, self.tokens) and ("facility", "adjective") not in self.tokens.words[at].labels

    def _is_in_town(self, mark: Mark, extent: Extent) -> bool:
        """A town that we know, a word for towns, or the district whose police has the cells."""
        words = self.tokens.words[extent.last : extent.whole]
        if any(DISTRICT in word.labels for word in words):
            return mark.name == "temporary"
        return any(SETTLEMENT in word.labels or (word.is_capital and self.names.has(word.fold)) for word in words)

    def _is_held_there(self, mark: Mark, sentence: Sentence) -> bool:
        """A town that has a prison means the prison where somebody is brought or held; "Americans" a prison only after
        "in" and with a capital.
        """
        word = self.tokens.words[mark.first]
        is_town = self.names.has(word.fold)
        if mark.last - mark.first > 1 or (mark.name not in ("alias", "town") and not is_town):
            return True
        before = mark.first - 1 - self.words.is_quoted(mark.first, sentence.first, sentence)
        led = before >= sentence.first and self.tokens.words[before].is_small("moved") and word.is_capital
        return led and (
            not is_town or self._is_brought_to(mark.first, sentence) or self._is_kept_in(mark.first, sentence)
        )

    def _is_brought_to(self, at: int, sentence: Sentence) -> bool:
        """``этапировали в Шклов``, ``вышел из Шклова``: nobody is taken "в Орше", or released there."""
        moves = {one.name for one in sentence.of("trigger") if one.name.startswith(_MOVES)}
        if not self.tokens.words[at - 1].is_small("out_of"):
            moves -= {one for one in moves if one.startswith("released")}
        return bool(moves - {"transferred"} if self._is_in_locative(at, sentence) else moves)

    def _is_kept_in(self, at: int, sentence: Sentence) -> bool:
        """``адбывае тэрмін у Шклове``, ``siedzi w Nowopołocku``."""
        words = self.tokens.words
        near = range(max(sentence.first, at - KEPT_WITHIN), at)
        return words[at - 1].is_small("in_town") and any(words[place].is_small("held") for place in near)
