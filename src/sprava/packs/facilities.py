"""Facilities by the names that sources write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sprava.packs.institutions import FacilityRow, InstitutionRow, PlaceRow
from sprava.packs.naming import Phrase, matched, numbers_in, phrases_of, tokens_of


@dataclass(frozen=True, slots=True)
class _Known:
    row: FacilityRow
    families: frozenset[str]
    nicknames: tuple[Phrase, ...]


@dataclass
class FacilityNames:
    """The written names of a pack's facilities, ready to be looked up."""

    rows: tuple[FacilityRow, ...]
    kinds: Mapping[str, InstitutionRow]
    places: Mapping[str, PlaceRow]
    _known: tuple[_Known, ...] = field(init=False)
    _kind_words: tuple[tuple[str, tuple[Phrase, ...]], ...] = field(init=False)
    _place_words: tuple[tuple[str, tuple[Phrase, ...]], ...] = field(init=False)
    _exact: dict[Phrase, tuple[FacilityRow, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._known = tuple(
            _Known(row, frozenset((self.kinds[row.type].family,)), phrases_of(row.words)) for row in self.rows
        )
        self._kind_words = tuple(
            (kind.family, phrases_of((*map(_whole_letter, kind.short), *kind.words))) for kind in self.kinds.values()
        )
        self._place_words = tuple((place.id, phrases_of(place.words)) for place in self.places.values())
        self._exact = _exact_forms(self.rows)

    def candidates(self, written: str, on: date | None = None) -> tuple[FacilityRow, ...]:
        """Every facility that ``written`` may mean on the day ``on``; empty if it names none."""
        tokens = tokens_of(written)
        if not tokens:
            return ()
        # A name of today may have been that of another site on the day: then its parts are read.
        return _standing(self._exact.get(tokens, ()), on) or _standing(self._by_parts(tokens), on)

    def one(self, written: str, on: date | None = None) -> FacilityRow | None:
        """The facility that ``written`` means, or None if it names none or several.

        Without a day, an institution that moved is taken at its last site.
        """
        found = self.candidates(written, on)
        if on is None and len(found) > 1:
            ids = {row.id for row in found}
            found = tuple(row for row in found if row.moved_to not in ids)
        return found[0] if len(found) == 1 else None

    def _by_parts(self, tokens: Phrase) -> tuple[FacilityRow, ...]:
        """Kind, number, town and nickname each narrow the choice; none of them alone but the nickname decides."""
        nicknamed = [known for known in self._known if matched(known.nicknames, tokens)]
        families = self._families(tokens)
        numbers = numbers_in(tokens)
        places = {place for place, phrases in self._place_words if matched(phrases, tokens)}
        sole = any(kind.sole and kind.family in families for kind in self.kinds.values())
        if not nicknamed and not (families and (numbers or places or sole)):
            return ()
        pool: Iterable[_Known] = nicknamed or self._known
        if families:
            pool = [known for known in pool if known.families & families]
        if numbers:
            pool = [known for known in pool if known.row.number in numbers]
        if places and (not nicknamed or len(nicknamed) > 1):
            pool = [known for known in pool if places & set(known.row.places)]
        return tuple(known.row for known in pool)

    def _families(self, tokens: Phrase) -> set[str]:
        """The families whose words cover most of the text: "KGB remand prison" is not every remand prison."""
        spans: dict[str, frozenset[int]] = {}
        for family, phrases in self._kind_words:
            if span := matched(phrases, tokens):
                spans[family] = max(spans.get(family, frozenset()), span, key=len)
        longest = max((len(span) for span in spans.values()), default=0)
        return {family for family, span in spans.items() if len(span) == longest}


def _whole_letter(short: str) -> str:
    """The T of ``T-8`` is a word, and no beginning of "the"."""
    return f"={short}" if len(short) == 1 else short


def _standing(rows: Iterable[FacilityRow], on: date | None) -> tuple[FacilityRow, ...]:
    return tuple(row for row in rows if on is None or row.in_force.may_hold(on))


def _exact_forms(rows: Iterable[FacilityRow]) -> dict[Phrase, tuple[FacilityRow, ...]]:
    forms: dict[Phrase, list[FacilityRow]] = {}
    for row in rows:
        written = {row.id, *row.aliases, *(words for name in row.names for _, words in name.name.every())}
        for phrase in {tokens_of(form) for form in written}:
            forms.setdefault(phrase, []).append(row)
    return {phrase: tuple(found) for phrase, found in forms.items()}
