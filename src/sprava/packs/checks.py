"""What one row says about another, looked at over a whole pack: everything wrong is listed, not only the first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sprava.packs.pack import SECTIONS, Pack
from sprava.packs.reader import PackRefused
from sprava.packs.rows import (
    AddressRow,
    ArticleRow,
    CreditRow,
    FacilityRow,
    NameRow,
    PracticeRow,
    Row,
)
from sprava.packs.solidarity import (
    SHORTEST_WISH,
    CautionRow,
    PostLanguageRow,
    SilenceRow,
    SolidarityDayRow,
    is_month_and_day,
    is_pattern,
)
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

    file: str
    row: str
    why: str


@dataclass(frozen=True)
class Check:
    """The state of one pack."""

    pack: Pack

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """Sentences that name file, row and field; empty if the pack is as it must be."""
        broken = tuple(self._unreadable())
        return broken or tuple(self._faults())

    @cached_property
    def unverified(self) -> tuple[Unverified, ...]:
        """Rows with the standing of that name, nested ones by themselves."""
        return tuple(
            Unverified(f"{self.pack.id}/{SECTIONS[section][0]}", label(section, row), row.note or row.source[0])
            for section in SECTIONS
            for top in self.pack.rows_of(section)
            for row in (top, *_nested(top))
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
            except (PackRefused, tomllib.TOMLDecodeError) as refusal:
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
            for row in self.pack.rows_of(section):
                yield from self._references(section, row)
                yield from self._choices(section, row)
                yield from self._of_its_kind(section, row)

    def _references(self, section: str, row: Row) -> Iterator[str]:
        for (of, field), targets in REFERENCES.items():
            if of != section:
                continue
            for name in _listed(getattr(row, field)):
                if not any(name in self._ids[target] for target in targets):
                    yield self._fault(section, row, field, f"{name!r} is no {' or '.join(targets)} of this pack.")

    def _choices(self, section: str, row: Row) -> Iterator[str]:
        for (of, field), known in CHOICES.items():
            if of == section and getattr(row, field) not in known:
                given = getattr(row, field)
                yield self._fault(
                    section, row, field, f"{given!r} is none of {', '.join(one or '(empty)' for one in known)}."
                )

    def _of_its_kind(self, section: str, row: Row) -> Iterator[str]:
        if isinstance(row, ArticleRow):
            yield from self._of_article(section, row)
        elif isinstance(row, CreditRow):
            low, high = row.ratio if row.low is None else row.low, row.ratio if row.high is None else row.high
            if not low <= row.ratio <= high:
                yield self._fault(section, row, "ratio", f"{row.ratio} does not lie between low {low} and high {high}.")
        elif isinstance(row, PracticeRow):
            if not row.least_days <= row.likely_days <= row.most_days:
                yield self._fault(section, row, "likely_days", "does not lie between least_days and most_days.")
        elif isinstance(row, FacilityRow) and not row.names:
            yield self._fault(section, row, "names", "a facility needs at least one name, written [[facility.names]].")
        else:
            for field, problem in _for_supporters(row):
                yield self._fault(section, row, field, problem)

    def _of_article(self, section: str, row: ArticleRow) -> Iterator[str]:
        kinds = self._ids["sentence_kind"]
        for penalty in row.penalty:
            if penalty.part and row.parts and penalty.part not in row.parts:
                yield self._fault(
                    section, row, "penalty.part", f"part {penalty.part} is none of {', '.join(row.parts)}."
                )
            if kinds and penalty.kind not in kinds:
                yield self._fault(section, row, "penalty.kind", f"{penalty.kind!r} is no sentence_kind of this pack.")
            if penalty.least and penalty.most and str(penalty.least) != str(penalty.most):
                low, high = (one.years * 360 + one.months * 30 + one.days for one in (penalty.least, penalty.most))
                if low > high:
                    yield self._fault(section, row, "penalty.least", f"{penalty.least} is more than {penalty.most}.")

    def _fault(self, section: str, row: Row, field: str, problem: str) -> str:
        return f"{self.pack.id}/{SECTIONS[section][0]}: {label(section, row)}: {field}: {problem}"


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


def label(section: str, row: Row) -> str:
    """How a message names a row."""
    if isinstance(row, AddressRow):
        return f"{section}, address {row.text[:40]!r}"
    if isinstance(row, NameRow):
        return f"{section}, name {row.name.say('en')[:40]!r}"
    given = getattr(row, "id", "") or getattr(row, "part", "") or getattr(row, "day", "")
    return f'{section} "{given}"'


def _listed(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return (str(value),) if value else ()


def _nested(row: Row) -> tuple[Row, ...]:
    if isinstance(row, ArticleRow):
        return (*row.penalty, *row.edition)
    return (*row.names, *row.address) if isinstance(row, FacilityRow) else ()
