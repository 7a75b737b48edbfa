"""The rows of a jurisdiction pack, one class per kind of row.

Every row says since when it holds, who says so, and how well that is known. A row of which nobody has
found a page stays in the pack as ``unverified``, and whoever uses it has to pass that mark on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sprava.core.dates import When
from sprava.core.terms import Duration

STANDINGS = ("confirmed", "reported", "inferred", "unverified")
"""confirmed: the text of the law or two independent pages; reported: one page; inferred: from cases, not from a rule;
unverified: general knowledge, no page was found."""

LANGUAGES = ("be", "ru", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the languages of the pack."""

    be: str = ""
    ru: str = ""
    en: str = ""

    def say(self, lang: str) -> str:
        """In ``lang``, else in the first language that has it."""
        return getattr(self, lang, "") or self.en or self.ru or self.be

    def every(self) -> tuple[tuple[str, str], ...]:
        """(language, words) for the languages that have words."""
        return tuple((lang, words) for lang in LANGUAGES if (words := getattr(self, lang)))


@dataclass(frozen=True, slots=True)
class Force:
    """From when to when a row holds. ``since`` is None where nobody knows; ``until`` is None while it holds."""

    since: When | None
    until: When | None = None

    def may_hold(self, day: date) -> bool:
        """Could the row hold on ``day``? Partial dates are read in favour of holding."""
        begun = self.since is None or self.since.earliest() <= day
        return begun and (self.until is None or day <= self.until.latest())

    def holds(self, day: date) -> bool:
        """Does the row hold on ``day`` for certain?"""
        begun = self.since is not None and self.since.latest() <= day
        return begun and (self.until is None or day <= self.until.earliest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row carries."""

    in_force: Force
    source: tuple[str, ...]
    standing: str
    note: str = ""
    checked_by: str = ""

    @property
    def is_unverified(self) -> bool:
        """No page confirmed this row: say so wherever it is used."""
        return self.standing == "unverified"


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
class InstitutionRow(Row):
    """A type of institution; ``words`` are the stems by which texts name it, ``short`` stands before a number.

    ``sole`` says that the country has one such institution, so that the type alone names it.
    """

    id: str
    family: str
    name: Text
    short: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sole: bool = False
    regime: str = ""
    """The regime under which everybody is held there, whatever their sentence says."""
    before_sentence: bool = False
    """People are held there before a sentence is in force: no regime applies yet."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(Row):
    """A settlement or region, with the stems by which texts name it."""

    id: str
    name: Text
    words: tuple[str, ...]
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtLevelRow(Row):
    """A level of the court system."""

    id: str
    name: Text
    words: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtRow(Row):
    """A court."""

    id: str
    level: str
    name: Text
    place: str = ""
    district: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow(Row):
    """An authority or an organisation, and what it belongs to."""

    id: str
    name: Text
    kind: Text
    parent: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow(Row):
    """What a facility was called, and when."""

    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRow(Row):
    """An address as it was printed. Nothing is posted by an address that is not confirmed."""

    text: str
    lang: str
    confirmation: str
    confirmed: When | None = None
    """The last day on which somebody is known to have been reached there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityRow(Row):
    """A place of detention, or an authority with an address. ``in_force.until`` is the last day that it took people."""

    id: str
    type: str
    number: int = 0
    names: tuple[NameRow, ...] = field(default=())
    profile: Text = Text()
    places: tuple[str, ...] = ()
    region: str = ""
    words: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    moved_to: str = ""
    same_site: tuple[str, ...] = ()
    parent: str = ""
    capacity: int = 0
    lat: float = 0.0
    lon: float = 0.0
    precision: str = ""
    address: tuple[AddressRow, ...] = ()

    def name_on(self, day: date | None = None) -> Text:
        """What it was called on ``day``; its newest name without a day."""
        held = [row for row in self.names if day is None or row.in_force.may_hold(day)]
        return (held or list(self.names))[-1].name

    def addresses_on(self, day: date) -> tuple[AddressRow, ...]:
        """The printed addresses that may hold on ``day``."""
        return tuple(row for row in self.address if row.in_force.may_hold(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class StateListRow(Row):
    """A list kept by the state: who decides, what follows, what the danger is."""

    id: str
    name: Text
    keeper: tuple[str, ...]
    decided_by: Text
    effect: Text
    danger: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow(Row):
    """An element of a definition of "political prisoner", and whose definition."""

    id: str
    definition: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecogniserRow(Row):
    """An organisation that recognises political prisoners or counts them its own way."""

    id: str
    name: Text
    method: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow(Row):
    """A status that a recogniser or a monitor gives a person."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseModeRow(Row):
    """A way in which custody ends."""

    id: str
    name: Text
    ends_sentence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Row):
    """An event of the timeline; ``day`` may be partial or a span."""

    id: str
    day: When
    last_day: When | None = None
    name: Text
    wave: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveRow(Row):
    """A kind of wave of repression, as the timeline marks them. ``drawn``: charts over time mark its events."""

    id: str
    name: Text
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow(Row):
    """A figure that somebody published. ``bound`` is exact, at_least, about or at_most: the page's own word."""

    day: When
    count: int
    what: str
    by: str
    bound: str = "exact"
    measure: str = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRuleRow(Row):
    """What may be sent: letters, parcels, money, visits. ``at`` names institution types, regimes or facilities."""

    id: str
    about: str
    at: tuple[str, ...]
    text: Text
    parcels_a_year: int = 0
    parcel_kg: float = 0.0
    small_parcels_a_year: int = 0
    small_parcel_kg: float = 0.0
    kg_a_month: float = 0.0
    short_visits_a_year: int = 0
    long_visits_a_year: int = 0
    who: str = ""
    uses_family_quota: bool = False
    danger: bool = False
