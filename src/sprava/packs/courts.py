"""Courts by the names that sources write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sprava.core.names.folding import code_of, codes_of
from sprava.packs.institutions import CourtLevelRow, CourtRow, PlaceRow
from sprava.packs.naming import Phrase, matched, phrases_of, tokens_of

_WORD = re.compile(r"[^\W\d_]+")
SHORTEST_DISTRICT = 5
"""Letters of the shortest code of sounds by which the name of a district is known."""


@dataclass
class CourtNames:
    """The written names of a pack's courts, ready to be looked up."""

    rows: tuple[CourtRow, ...]
    levels: Mapping[str, CourtLevelRow]
    places: Mapping[str, PlaceRow]
    _level_words: tuple[tuple[CourtLevelRow, tuple[Phrase, ...]], ...] = field(init=False)
    _place_words: tuple[tuple[str, tuple[Phrase, ...]], ...] = field(init=False)
    _districts: dict[str, tuple[Phrase, ...]] = field(init=False)
    _district_codes: dict[str, tuple[str, ...]] = field(init=False)
    _of_one_town: frozenset[str] = field(init=False)
    _exact: dict[Phrase, list[CourtRow]] = field(init=False)

    def __post_init__(self) -> None:
        self._level_words = tuple((level, phrases_of(level.words)) for level in self.levels.values())
        self._place_words = tuple((place.id, phrases_of(place.words)) for place in self.places.values())
        self._districts = {row.id: phrases_of(row.district) for row in self.rows}
        self._district_codes = {row.id: _codes_of_stems(row.district) for row in self.rows}
        seats = Counter(row.place for row in self.rows if row.district)
        self._of_one_town = frozenset(row.id for row in self.rows if row.district and seats[row.place] == 1)
        self._exact = {}
        for row in self.rows:
            for phrase in {tokens_of(words) for _, words in row.name.every()} | {tokens_of(row.id)}:
                self._exact.setdefault(phrase, []).append(row)

    def candidates(self, written: str, on: date | None = None) -> tuple[CourtRow, ...]:
        """Every court that ``written`` may mean on the day ``on``; empty if it names none."""
        tokens = tokens_of(written)
        found = tuple(self._exact.get(tokens, ())) or self._by_parts(tokens, written)
        return tuple(row for row in found if on is None or row.in_force.may_hold(on))

    def one(self, written: str, on: date | None = None) -> CourtRow | None:
        """The court that ``written`` means, or None if it names none or several."""
        found = self.candidates(written, on)
        return found[0] if len(found) == 1 else None

    def _by_parts(self, tokens: Phrase, written: str) -> tuple[CourtRow, ...]:
        named = [level for level, phrases in self._level_words if matched(phrases, tokens)]
        codes = _codes_of_words(written)
        districts = [row for row in self.rows if self._is_district(row, tokens, codes)]
        places = {place for place, phrases in self._place_words if matched(phrases, tokens)}
        if not (named or places):
            # "суд Речицкого района" says its town; "суд Ленинского района" may be of any city.
            return tuple(row for row in districts if row.id in self._of_one_town)
        if not (named or districts):
            return ()
        level_ids = {level.id for level in named}
        wider = level_ids | {other for level in named for other in level.also}
        fits = [
            row
            for row in districts or self.rows
            if (not level_ids or row.level in wider) and (bool(districts) or not self._districts[row.id])
        ]
        if places:
            fits = [row for row in fits if row.place in places]
        elif not districts and len(fits) > 1:
            # A level alone names a court only where the country has one of it.
            fits = [row for row in fits if not row.place]
        exact = [row for row in fits if row.level in level_ids]
        return tuple(exact or fits)

    def _is_district(self, row: CourtRow, tokens: Phrase, codes: frozenset[str]) -> bool:
        """By its written beginnings, or by its sounds: Frunzienski, Frunzensky, Фрунзенского."""
        return bool(matched(self._districts[row.id], tokens)) or any(
            code.startswith(self._district_codes[row.id]) for code in codes
        )


def _codes_of_words(written: str) -> frozenset[str]:
    words = _WORD.findall(written.replace("\u0301", ""))
    return frozenset(code for word in words for code in (codes_of(word) if word.isascii() else (code_of(word),)))


def _codes_of_stems(stems: tuple[str, ...]) -> tuple[str, ...]:
    codes = {code_of(stem) for stem in stems if " " not in stem}
    return tuple(sorted(code for code in codes if len(code) >= SHORTEST_DISTRICT))
