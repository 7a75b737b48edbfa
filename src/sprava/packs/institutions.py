"""Rows of where power sits: settlements, courts, authorities, places of detention with dated names and addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sprava.core.dates import When
from sprava.packs.rows import NOTHING, Row, Text

CONFIRMED = "two_pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(Row):
    """A settlement or region, with the stems by which texts name it."""

    id: str
    name: Text
    words: tuple[str, ...]
    region: str = ""


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
    profile: Text = NOTHING
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

    def named_on(self, day: date | None = None) -> NameRow:
        """The row of its name on ``day``; of its newest name without a day."""
        held = [row for row in self.names if day is None or row.in_force.may_hold(day)]
        return (held or list(self.names))[-1]

    def name_on(self, day: date | None = None) -> Text:
        """What it was called on ``day``; its newest name without a day."""
        return self.named_on(day).name

    def confirms(self, address: AddressRow) -> bool:
        """Do two pages print it, and does nobody doubt it or the place?"""
        return address.confirmation == CONFIRMED and not (address.is_unverified or self.is_unverified)

    def addresses_on(self, day: date) -> tuple[AddressRow, ...]:
        """The printed addresses that may hold on ``day``."""
        return tuple(row for row in self.address if row.in_force.may_hold(day))
