"""Rows of the law itself: articles and penalties, kinds of custody and punishment, credit, what adds to a term."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sprava.core.terms import Duration
from sprava.packs.rows import Row, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow(Row):
    """A code of law in one edition of its numbering."""

    id: str
    family: str
    name: Text
    marks: tuple[str, ...]
    separator: str
    least: int = 1
    adopted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRow(Row):
    """The range of one kind of penalty for one part of an article, in one edition."""

    part: str = ""
    kind: str
    least: Duration | None = None
    most: Duration | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow(Row):
    """What changed in an article, and when."""

    change: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow(Row):
    """An article of a code. ``number`` is written with the separator of its code."""

    code: str
    number: str
    title: Text
    parts: tuple[str, ...] = ()
    successor: str = ""
    penalty: tuple[PenaltyRow, ...] = ()
    edition: tuple[EditionRow, ...] = ()

    @property
    def id(self) -> str:
        """The code and the number: unique in the pack."""
        return f"{self.code} {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestraintRow(Row):
    """A kind of deprivation or restriction of liberty. ``presumed``: what a source means that says only "detained"."""

    id: str
    name: Text
    what: Text
    counts_as_custody: bool
    words: tuple[str, ...] = ()
    longest: Duration | None = None
    presumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeRow(Row):
    """A regime of serving a sentence."""

    id: str
    name: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceKindRow(Row):
    """A kind of punishment. ``at_once``: it is in force on the day of the verdict."""

    id: str
    name: Text
    least: Duration | None = None
    most: Duration | None = None
    in_custody: bool = False
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseModeRow(Row):
    """A way in which custody ends."""

    id: str
    name: Text
    ends_sentence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow(Row):
    """How days under ``measures`` are taken off a sentence: one day counts as ``ratio`` days of it.

    ``low`` and ``high`` are the readings that are possible while the ratio is not known for certain.
    """

    id: str
    name: Text
    measures: tuple[str, ...]
    kinds: tuple[str, ...]
    regimes: tuple[str, ...] = ()
    ratio: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    retroactive: str = "no"
    except_articles: tuple[str, ...] = ()
    except_ratio: Fraction = Fraction(1)
    exception_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionRow(Row):
    """What one day left of a sentence of ``from_kind`` becomes when it is replaced by ``to_kind``."""

    id: str
    name: Text
    from_kind: str
    to_kind: str
    ratio: Fraction
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedTermRow(Row):
    """A way in which a term grows after the verdict."""

    id: str
    name: Text
    article: str = ""
    most: Duration | None = None
    changes_end: bool = True
    what: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRow(Row):
    """A number of days that the law leaves open: the least, the most and the likeliest that was seen."""

    id: str
    name: Text
    least_days: int
    most_days: int
    likely_days: int
