"""Courts, places of detention and bodies of state, as written; the jurisdiction says which one is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sprava.reading.lexicon import Lexicon
from sprava.reading.phrases import Mark, Word
from sprava.reading.quantities import is_dash
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens
from sprava.reading.words import APOSTROPHES, folded, in_cyrillic

SHORTEST_PLACE = 4
LONGEST_COURT = 6
"""Words of a court's name on either side of the word "court"."""
_DISTRICT_NAME = re.compile("(?:[сц]к|sk|ck)(?:ий|ого|ому|ом|им|і|ы|ага|аму|ім|i|y|iego|iemu|im|ii|iy)$")
"""``Ленинский``, ``Leninski``: an adjective that names the court of a district even without "district"."""
_PLACE_FEMALE = re.compile("(?:[сц]к|sk|ck)(?:ая|ой|ую|ай|аю|а|у|іе|ае|а|iej|a|ą)$")
_TOWN = re.compile("(?:[сц]ка|[сц]ку)$")
_POLISH_DISTRICT = re.compile("(?:iego|nego|wego|iej|nej|wej)$")
_QUOTES_OPEN, _QUOTES_CLOSE = frozenset('«„“"'), frozenset('»”“"')
NICKNAMES = frozenset(("named", "alias", "town"))
"""Lists of names that need no word for a prison beside them."""
_LEVEL, _DISTRICT, _COURT_OF = ("court", "level"), ("court", "district"), ("court", "of")
_ADJECTIVE, _IN, _NUMBER, _STREET = (
    ("facility", "adjective"),
    ("facility", "in"),
    ("facility", "number"),
    ("facility", "street"),
)


@dataclass
class PlaceNames:
    """The beginnings of the names of settlements, folded."""

    stems: tuple[str, ...]
    _by_length: dict[int, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        plain = {_without_breve(folded(stem)) for stem in self.stems}
        lengths = {len(stem) for stem in plain if len(stem) >= SHORTEST_PLACE}
        self._by_length = {length: frozenset(stem for stem in plain if len(stem) == length) for length in lengths}

    def has(self, fold: str) -> bool:
        """Does a folded word begin like the name of a settlement?"""
        plain = _without_breve(fold)
        return any(plain[:length] in stems for length, stems in self._by_length.items())


def _without_breve(fold: str) -> str:
    """Packs compare without accents, and й is и with one."""
    return fold.replace("й", "и")


@dataclass
class PlaceReader:
    """The courts, facilities and bodies of one text."""

    tokens: Tokens
    lexicon: Lexicon
    names: PlaceNames
    published: date

    def of(self, sentence: Sentence) -> list[Span]:
        """What a sentence names, in order, courts before facilities before bodies where they overlap."""
        found: list[Span] = []
        if any(mark.name in ("noun", "short") for mark in sentence.of("court")):
            found += self._courts(sentence)
        if any(mark.name != "in" for mark in sentence.of("facility")):
            found += self._facilities(sentence, found)
        for mark in sentence.of("body"):
            if not any(span.first < mark.last and mark.first < span.last for span in found):
                found.append(self._span("body", mark.first, mark.last, mark.name))
        return sorted(found, key=lambda span: span.first)

    def _span(self, kind: str, first: int, last: int, value: str | None) -> Span:
        return Span(kind, first, last, self.tokens.starts[first], self.tokens.ends[last - 1], value)

    # --- courts

    def _courts(self, sentence: Sentence) -> Iterator[Span]:
        taken = sentence.first
        for mark in sentence.of("court"):
            if mark.name not in ("noun", "short") or mark.first < taken:
                continue
            first, levelled = self._court_left(mark.first, max(taken, sentence.first))
            if mark.name == "short":
                first, levelled = mark.first - self._is_of_place(mark.first - 1, sentence), True
            last, named = self._court_right(mark.last, sentence, levelled=levelled)
            if levelled or named:
                taken = last
                yield self._span("court", first, last, self._court_name(first, last))

    def _court_name(self, first: int, last: int) -> str:
        written = self.tokens.quote(first, last)
        return self._meant(self.lexicon.court, first, last) or " ".join(written.split())

    def _meant(self, known: Callable[[str, date | None], str | None], first: int, last: int) -> str | None:
        """What the jurisdiction says is meant; Belarusian in Latin letters is asked for in Cyrillic as well."""
        written = self.tokens.quote(first, last)
        value = known(written, self.published)
        if value is None and self.tokens.sentences[self.tokens.sentence_at(first)].lang == "be-latn":
            value = known(in_cyrillic(written.lower()), self.published)
        return value

    def _court_left(self, at: int, limit: int) -> tuple[int, bool]:
        """Past the adjectives before "court"; they count if one of them says of which level it is."""
        first, levelled = at, False
        while first > limit and at - first < LONGEST_COURT:
            word = self.tokens.words[first - 1]
            if _LEVEL in word.labels or (first == at and self._names_district(word)):
                levelled = True
            elif levelled and self._is_possessor(first - 1, limit):
                first -= 2
            elif (
                levelled
                and word.is_small("and")
                and first - 2 >= limit
                and _LEVEL in self.tokens.words[first - 2].labels
            ):
                first -= 1
            elif not (word.is_word and word.is_capital and levelled and not self._opens(first - 1)):
                break
            first -= 1
        return (first, True) if levelled else (at, False)

    def _names_district(self, word: Word) -> bool:
        """``Ленинский суд``; not ``Белорусский суд``."""
        return word.is_capital and bool(_DISTRICT_NAME.search(word.fold)) and ("foreign", "home") not in word.labels

    def _is_place_adjective(self, at: int, sentence: Sentence) -> bool:
        """``гомельский``, ``шклоўскай``: made from the name of a place."""
        return self._is_of_place(at, sentence) and _ADJECTIVE not in self.tokens.words[at].labels

    def _is_of_place(self, at: int, sentence: Sentence) -> bool:
        word = self.tokens.words[at] if at >= sentence.first else None
        return (
            word is not None
            and word.is_word
            and bool(_DISTRICT_NAME.search(word.fold) or _PLACE_FEMALE.search(word.fold))
        )

    def _opens(self, at: int) -> bool:
        """A capital that only the beginning of the sentence gave, on a word that names nothing."""
        word = self.tokens.words[at]
        names_district = bool(_DISTRICT_NAME.search(word.fold))
        return ("name", "not") in word.labels and _LEVEL not in word.labels and not names_district

    def _is_possessor(self, at: int, limit: int) -> bool:
        """The last word of ``Minsk's``."""
        words, written = self.tokens.words, self.tokens.written
        return at - 2 >= limit and words[at].fold == "s" and written[at - 1] in APOSTROPHES and words[at - 2].is_capital

    def _court_right(self, at: int, sentence: Sentence, *, levelled: bool) -> tuple[int, bool]:
        """Past what follows "court": levels, ``Кобринского района``, ``of Brest``, ``w Grodnie``, ``г. Минска``."""
        words, last, end, named = self.tokens.words, sentence.last, at, False
        while at < last and at - end < LONGEST_COURT:
            word = words[at]
            if (_LEVEL in word.labels and _DISTRICT not in word.labels) or (_DISTRICT in word.labels and at > end):
                named, at = True, at + 1
                end = at
            elif sentence.lang == "pl" and self._is_polish_district(at, end, sentence):
                named, at = True, at + 2
                end = at
            elif at == end and (beyond := self._past_english_district(at, sentence)):
                named, at, end = True, beyond, beyond
            elif self._is_town_mark(at, last) and (
                self._names_city(at, end) or named or levelled or _DISTRICT in words[min(at + 2, last - 1)].labels
            ):
                at += 2 if self.tokens.written[at + 1] == "." else 1
            elif word.is_capital and word.is_word and self._is_court_place(at, sentence, levelled=levelled or named):
                at += 1
                named = named or self.tokens.words[at - 2].is_small("city") or self.tokens.written[at - 2] == "."
                if levelled or named:
                    end = at
                    if not (at < last and (_DISTRICT in words[at].labels or self._is_joined_town(at, last))):
                        break
            else:
                break
        return end, named

    def _is_polish_district(self, at: int, end: int, sentence: Sentence) -> bool:
        """``rejonu leninskiego``, ``leninskiego rejonu``: small letters, right after the word for a court."""
        words = self.tokens.words
        if at != end or at + 1 >= sentence.last:
            return False
        pair = (words[at], words[at + 1])
        return any(
            _DISTRICT in one.labels and bool(_POLISH_DISTRICT.search(other.fold)) for one, other in (pair, pair[::-1])
        )

    def _past_english_district(self, at: int, sentence: Sentence) -> int:
        """Past ``of the Leninski District``, ``in Minsk's Leninski district``; 0 if no such words follow."""
        tokens, words = self.tokens, self.tokens.words
        if sentence.lang != "en" or _COURT_OF not in words[at].labels:
            return 0
        for place in range(at + 1, min(at + LONGEST_COURT + 1, sentence.last)):
            if words[place].is_small("city") and place + 2 < sentence.last and words[place + 2].is_capital:
                return place + 3 if _COURT_OF in words[place + 1].labels else 0
            if _DISTRICT in words[place].labels:
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
        if _COURT_OF not in self.tokens.words[at].labels or at + 1 >= last:
            return False
        if self.tokens.words[at].is_small("court_in"):
            return False
        after = at + 1 + (self.tokens.written[at + 1] == ".")
        if after >= last:
            return False
        return self.tokens.words[after].is_capital or _COURT_OF in self.tokens.words[after].labels

    def _is_joined_town(self, at: int, last: int) -> bool:
        return at + 2 < last and self.tokens.words[at].is_small("and") and _COURT_OF in self.tokens.words[at + 1].labels

    def _is_court_place(self, at: int, sentence: Sentence, *, levelled: bool) -> bool:
        words = self.tokens.words
        follows = words[at + 1] if at + 1 < sentence.last else None
        if follows is not None and _DISTRICT in follows.labels:
            return True
        if sentence.lang in ("pl", "en"):
            led = _COURT_OF in words[at - 1].labels or _DISTRICT in words[at - 1].labels
            if led and follows is not None and follows.is_capital and _DISTRICT in follows.labels:
                return True
            return led or (sentence.lang == "pl" and levelled and _LEVEL in words[at - 1].labels)
        led = _COURT_OF in words[at - 1].labels or self.tokens.written[at - 1] == "."
        if led and self._names_city(
            at - 1 - (self.tokens.written[at - 1] == "."), at - 1 - (self.tokens.written[at - 1] == ".")
        ):
            return True
        return levelled and (led or self.names.has(words[at].fold) or self._is_town_of_court(at, sentence))

    def _is_town_of_court(self, at: int, sentence: Sentence) -> bool:
        """``районный суд Слуцка``: a town in -ск right after the word, whether we know it or not."""
        after = self.tokens.words[at + 1] if at + 1 < sentence.last else None
        return bool(_TOWN.search(self.tokens.words[at].fold)) and not (after is not None and after.is_capital)

    # --- facilities

    def _facilities(self, sentence: Sentence, courts: list[Span]) -> Iterator[Span]:
        taken = sentence.first
        for mark in sentence.of("facility"):
            if mark.name in ("in", "number", "street", "adjective") or mark.first < taken:
                continue
            if any(court.first < mark.last and mark.first < court.last for court in courts):
                continue
            if mark.name in NICKNAMES and self._belongs_to_next(mark, sentence):
                continue
            found = self._facility(mark, taken, sentence)
            if found is not None:
                taken = found.last
                yield found

    def _belongs_to_next(self, mark: Mark, sentence: Sentence) -> bool:
        """``the Valadarka remand prison``, ``Valadarski Street jail``: the nickname stands before the word for it."""
        words, at = self.tokens.words, mark.last
        at += at < sentence.last and _STREET in words[at].labels
        return any(one.first == at and one.name in ("colony", "prison", "remand") for one in sentence.of("facility"))

    def _facility(self, mark: Mark, limit: int, sentence: Sentence) -> Span | None:
        first = self._facility_left(mark.first, limit, sentence)
        last, numbered = self._facility_number(self._past_regime(mark, sentence), sentence)
        last = self._of_body(last, sentence)
        whole = self._facility_place(last, sentence)
        if mark.name in ("alias", "town") and not self._is_held_there(mark, sentence):
            return None
        for end in sorted({self._past_nickname(last, sentence), whole, last}, reverse=True):
            value = self._meant(self.lexicon.facility, first, end)
            if value is not None:
                return self._span("facility", first, end, value)
        nickname = next(
            (one for one in sentence.of("facility") if one.name in NICKNAMES and first <= one.first < whole), None
        )
        if nickname is not None and mark.name not in NICKNAMES:
            known = self._meant(self.lexicon.facility, nickname.first, nickname.last)
            return self._span("facility", first, whole, known)
        bare = self._meant(self.lexicon.facility, mark.first, last) if first < mark.first else None
        if (
            value is None
            and not numbered
            and mark.name in ("colony", "prison", "remand", "temporary")
            and self._is_identifiable(mark, last, whole, sentence)
        ):
            return self._span(
                "facility", min(first, mark.first - self._is_place_adjective(mark.first - 1, sentence)), whole, None
            )
        if bare is not None or numbered or (mark.name in NICKNAMES and self._is_held_there(mark, sentence)):
            return self._span("facility", first, last, bare)
        return None

    def _past_regime(self, mark: Mark, sentence: Sentence) -> int:
        """``калоніі строгага рэжыму № 8``: the regime stands before the number; elsewhere it is no part of the name."""
        regime = next((one.last for one in sentence.of("regime") if one.first == mark.last), mark.last)
        after, numbered = self._facility_number(regime, sentence)
        return regime if numbered or self._facility_place(after, sentence) > after else mark.last

    def _is_identifiable(self, mark: Mark, last: int, whole: int, sentence: Sentence) -> bool:
        """Does a town say which prison is meant: ``шклоўская калонія``, ``the prison in Hrodna``?"""
        if self._is_place_adjective(mark.first - 1, sentence):
            return True
        return (
            whole > last + 1
            and self.tokens.words[last].is_small("in_town")
            and self.names.has(self.tokens.words[last + 1].fold)
        )

    def _is_held_there(self, mark: Mark, sentence: Sentence) -> bool:
        """A town that has a prison means the prison where somebody is brought or held; "Americans" a prison only after
        "in" and with a capital.
        """
        is_town = self.names.has(self.tokens.words[mark.first].fold)
        if mark.last - mark.first > 1 or (mark.name not in ("alias", "town") and not is_town):
            return True
        before = self.tokens.words[mark.first - 1] if mark.first > sentence.first else None
        moved = any(
            one.name.startswith(("transferred", "detained.since", "released")) for one in sentence.of("trigger")
        )
        led = before is not None and before.is_small("moved") and self.tokens.words[mark.first].is_capital
        return led and (moved or not is_town)

    def _facility_left(self, at: int, limit: int, sentence: Sentence) -> int:
        """Past the adjectives before: ``брестском``, ``женской``, ``the Homel women's``."""
        words, first = self.tokens.words, at
        while first > limit and at - first < LONGEST_COURT:
            word = words[first - 1]
            own = [one for one in sentence.of("facility") if one.name in ("named", "alias", "street")]
            body = next((one for one in (*sentence.of("body"), *own) if one.last == first and one.first >= limit), None)
            if not (body or _ADJECTIVE in word.labels or self.names.has(word.fold) or "regime" in word.kinds):
                break
            first = body.first if body else first - 1
        while first < at and not words[first].is_word:
            first += 1
        if first < at and first > limit and words[first - 1].fold == "the":
            first -= 1
        return first

    def _facility_number(self, at: int, sentence: Sentence) -> tuple[int, bool]:
        """Past ``№ 4``, ``-7``, ``No. 8``."""
        tokens, last, begins = self.tokens, sentence.last, at
        if at < last and is_dash(tokens.written[at]) and at + 1 < last and tokens.words[at + 1].is_number:
            return (at + 2, True) if len(tokens.written[at + 1]) <= 3 else (begins, False)
        numbered = False
        while at < last and (
            _NUMBER in tokens.words[at].labels or tokens.written[at] in "№#" or (tokens.written[at] == "." and numbered)
        ):
            numbered, at = True, at + 1
        if (
            at < last
            and tokens.words[at].is_number
            and len(tokens.written[at]) <= 3
            and (numbered or self._follows_kind(at, sentence))
        ):
            return at + 1, True
        return begins, False

    def _follows_kind(self, at: int, sentence: Sentence) -> bool:
        """``СИЗО 1``: a number right after, with nothing that it counts."""
        after = self.tokens.words[at + 1] if at + 1 < sentence.last else None
        return after is None or not (
            "unit" in after.kinds or "month" in after.kinds or is_dash(self.tokens.written[at + 1])
        )

    def _of_body(self, at: int, sentence: Sentence) -> int:
        return next((mark.last for mark in sentence.of("body") if mark.first == at), at)

    def _past_nickname(self, at: int, sentence: Sentence) -> int:
        """Past ``«Воўчыя норы»``: a place in quotation marks right after the word for a prison."""
        written, words, last = self.tokens.written, self.tokens.words, sentence.last
        if at + 2 >= last or written[at] not in _QUOTES_OPEN:
            return at
        named = next((one.last for one in sentence.of("facility") if one.name in NICKNAMES and one.first == at + 1), 0)
        end = named or (at + 2 if self.names.has(words[at + 1].fold) else 0)
        return end + 1 if end and end < last and written[end] in _QUOTES_CLOSE else at

    def _facility_place(self, at: int, sentence: Sentence) -> int:
        """Past ``в Бобруйске``, ``on Valadarski Street``, ``на Окрестина``."""
        tokens, last = self.tokens, sentence.last
        if at + 1 < last and (_IN in tokens.words[at].labels or tokens.written[at] == "("):
            if _STREET in tokens.words[at + 1].labels and at + 2 < last:
                return at + 3
            if tokens.words[at + 1].is_capital and "month" not in tokens.words[at + 1].kinds:
                street = at + 2 < last and _STREET in tokens.words[at + 2].labels
                return at + 3 if street else at + 2
        if at < last and tokens.words[at].is_capital and self.names.has(tokens.words[at].fold):
            return at + 1
        return at
