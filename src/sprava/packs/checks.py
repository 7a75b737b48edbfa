"""What one row says about another, looked at over a whole pack: everything wrong is listed, not only the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprava.packs.institutions import FacilityRow
from sprava.packs.pack import Pack
from sprava.packs.reader import PackRefused, Where, rows_within
from sprava.packs.rows import Row
from sprava.packs.solidarity import (
    SHORTEST_WISH,
    CautionRow,
    PostLanguageRow,
    SilenceRow,
    SolidarityDayRow,
    is_month_and_day,
    is_pattern,
)
from sprava.packs.statutes import ArticleRow, CreditRow, PenaltyRow, PracticeRow
from sprava.packs.tables import SECTIONS
from sprava.packs.terms import PRACTICES

REFERENCES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("article", "code"): ("code",),
    ("facility", "type"): ("institution",),
    ("institution", "regime"): ("regime",),
    ("facility", "places"): ("place",),
    ("facility", "moved_to"): ("facility",),
    ("facility", "same_site"): ("facility",),
    ("facility", "parent"): ("body",),
    ("court", "level"): ("court_level",),
    ("court", "place"): ("place",),
    ("court", "parent"): ("court",),
    ("court_level", "also"): ("court_level",),
    ("body", "parent"): ("body",),
    ("credit", "measures"): ("restraint",),
    ("credit", "kinds"): ("sentence_kind",),
    ("credit", "regimes"): ("regime",),
    ("credit", "except_articles"): ("article",),
    ("conversion", "from_kind"): ("sentence_kind",),
    ("conversion", "to_kind"): ("sentence_kind",),
    ("added_term", "article"): ("article",),
    ("article", "successor"): ("article",),
    ("state_list", "keeper"): ("body",),
    ("event", "wave"): ("wave",),
    ("post_rule", "at"): ("institution", "regime", "facility"),
    ("parcel_item", "at"): ("institution", "regime", "facility"),
}
"""A field that names rows, and the sections in which they must stand. An article is named by its number."""

MOST_NAMED = 30
"""So many rows of a section are named to choose from."""

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("credit", "retroactive"): ("yes", "no", "unknown"),
    ("published_count", "bound"): ("exact", "at_least", "about", "at_most"),
    ("post_rule", "about"): ("letters", "parcels", "money", "visits", "calls", "risk"),
    ("parcel_item", "allowed"): ("yes", "limited", "no"),
    ("caution", "weight"): ("stop", "mind"),
    ("facility", "precision"): ("", "building", "settlement"),
    ("practice", "id"): PRACTICES,
}


@dataclass(frozen=True, slots=True)
class Unverified:
    """A row that no page confirmed, for whoever can check it."""

    where: Where
    why: str

    def __str__(self) -> str:
        return f"{self.where}: unverified: {self.why}"


@dataclass(frozen=True)
class Check:
    """The state of one pack."""

    pack: Pack

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """Sentences that name file, line, row and field; empty if the pack is as it must be."""
        broken = tuple(self._unreadable())
        return broken or tuple(self._faults())

    @cached_property
    def unverified(self) -> tuple[Unverified, ...]:
        """Rows with the standing of that name, nested ones by themselves."""
        return tuple(
            Unverified(where, row.note or row.source[0])
            for section in SECTIONS
            for place, top in self.pack.placed(section)
            for where, row in ((place, top), *rows_within(top, place))
            if row.is_unverified
        )

    @cached_property
    def counted(self) -> Mapping[str, int]:
        """How many rows each section has."""
        return {section: len(self.pack.rows_of(section)) for section in SECTIONS}

    def _unreadable(self) -> Iterator[str]:
        for section in SECTIONS:
            try:
                self.pack.rows_of(section)
            except PackRefused as refusal:
                yield str(refusal)
        for chained in ("facilities", "bodies"):
            try:
                getattr(self.pack, chained)
            except PackRefused as refusal:
                if "circle" in str(refusal):
                    yield str(refusal)

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        """For each section what its rows are named by."""
        named = {
            section: frozenset(str(getattr(row, "id", "")) for row in self.pack.rows_of(section))
            for section in SECTIONS
        }
        return {**named, "article": frozenset(row.number for row in self.pack.articles)}

    def _faults(self) -> Iterator[str]:
        for section in SECTIONS:
            for where, row in self.pack.placed(section):
                for field, problem in (*self._references(section, row), *_choices(section, row), *_of_its_kind(row)):
                    yield str(where.refuse(field, problem))
                if isinstance(row, ArticleRow):
                    yield from self._of_penalties(where, row)

    def _references(self, section: str, row: Row) -> Iterator[tuple[str, str]]:
        for (of, field), targets in REFERENCES.items():
            if of != section:
                continue
            for name in _listed(getattr(row, field)):
                if not any(name in self._ids[target] for target in targets):
                    known = ", ".join(
                        sorted({one for target in targets for one in self._ids[target] if one})[:MOST_NAMED]
                    )
                    yield field, f"{name!r} is no {' or '.join(targets)} of this pack. It has: {known or 'none'}."

    def _of_penalties(self, where: Where, row: ArticleRow) -> Iterator[str]:
        kinds = self._ids["sentence_kind"]
        for place, penalty in rows_within(row, where):
            if not isinstance(penalty, PenaltyRow):
                continue
            if penalty.part and row.parts and penalty.part not in row.parts:
                yield str(place.refuse("part", f"{penalty.part!r} is none of the article: {', '.join(row.parts)}."))
            if kinds and penalty.kind not in kinds:
                known = ", ".join(sorted(kinds))
                yield str(place.refuse("kind", f"{penalty.kind!r} is no sentence_kind of this pack. It has: {known}."))
            if _is_more(penalty):
                yield str(place.refuse("least", f"{penalty.least} is more than most, {penalty.most}."))


def _is_more(penalty: PenaltyRow) -> bool:
    if penalty.least is None or penalty.most is None:
        return False
    low, high = (one.years * 360 + one.months * 30 + one.days for one in (penalty.least, penalty.most))
    return low > high


def _choices(section: str, row: Row) -> Iterator[tuple[str, str]]:
    for (of, field), known in CHOICES.items():
        if of == section and getattr(row, field) not in known:
            given = getattr(row, field)
            yield field, f"{given!r} is none of {', '.join(one or '(empty)' for one in known)}."


def _of_its_kind(row: Row) -> Iterator[tuple[str, str]]:
    """What is wrong with one row by itself: the field, and the problem."""
    if isinstance(row, CreditRow):
        low, high = row.ratio if row.low is None else row.low, row.ratio if row.high is None else row.high
        if not low <= row.ratio <= high:
            yield "ratio", f"{row.ratio} does not lie between low {low} and high {high}."
    elif isinstance(row, PracticeRow):
        if not row.least_days <= row.likely_days <= row.most_days:
            yield "likely_days", "does not lie between least_days and most_days."
    elif isinstance(row, FacilityRow) and not row.names:
        yield "names", "a facility needs at least one name, written [[facility.names]]."
    else:
        yield from _for_supporters(row)


def _for_supporters(row: Row) -> Iterator[tuple[str, str]]:
    """What is wrong with a row for those who support prisoners: the field, and the problem."""
    if isinstance(row, SolidarityDayRow):
        for field in ("day", "last_day"):
            if (written := getattr(row, field)) and not is_month_and_day(written):
                yield field, f"{written!r} is not month and day, written 05-21."
    elif isinstance(row, CautionRow):
        if not (row.stems or row.pattern):
            yield "stems", "a caution needs words to look for, or a pattern."
        if row.pattern and not is_pattern(row.pattern):
            yield "pattern", "is no regular expression, or one that finds nothing at all."
    elif isinstance(row, SilenceRow) and min(map(len, row.words), default=0) < SHORTEST_WISH:
        yield "words", f"must be words to look for in notes, each of {SHORTEST_WISH} signs at the least."
    elif isinstance(row, PostLanguageRow) and "{year}" not in row.born:
        yield "born", "has no {year} in which the year of birth could stand."


def _listed(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return (str(value),) if value else ()
