"""The strip of months: custody and place month by month, as the cells of a table whose spans add up to the years.

A month is known when on one day of it the person was certainly inside, possible when on one day they may have been. A
month after the day that the page is about is expected while a term runs, and possible while the term may end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprava.core.claims import Item
from sprava.core.custody import NEVER, Spell
from sprava.core.dates import PartialDate, When, between, parse_date
from sprava.core.wording import date_words

MOST_YEARS = 24
MOST_LABELS = 8
AHEAD_AT_MOST = 10
"""Years ahead that are drawn; a longer term goes on past the edge."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Some months in a row that are alike. ``kind`` is a class of the style sheet: known, possible or expected."""

    span: int
    kind: str = ""
    words: str = ""
    ends_today: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the strip."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole strip: ``years`` are labels with the months that each spans."""

    years: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    first: int
    last: int


Month = tuple[int, int]
Mark = tuple[str, str]
"""The kind of a month and what is there: "in custody", or a place."""


def strip_of(spells: Sequence[Spell], items: Iterable[Item], on: date, name_of: Callable[[str], str]) -> Strip | None:
    """The strip of a person on the day ``on``; None where no custody is known to have begun by then."""
    if not any(spell.begin_earliest <= on for spell in spells):
        return None
    first, last = _years(spells, on)
    months = [(year, month) for year in range(first, last + 1) for month in range(1, 13)]
    here = (on.year, on.month)
    held = {month: _held(month, spells, on) for month in months}
    placed = _placed(months, held, items, here, name_of)
    rows = [Row(_("Custody"), _cells(months, {month: (kind, "") for month, kind in held.items()}, here))]
    if any(place for _kind, place in placed.values()):
        rows.append(Row(_("Where"), _cells(months, placed, here)))
    return Strip(_labels(first, last), tuple(rows), first, last)


def _years(spells: Sequence[Spell], on: date) -> tuple[int, int]:
    ends = [on.year]
    for spell in spells:
        ends.append(min(spell.end_latest.year, on.year))
        if spell.expected and not spell.ended and spell.possibly_on(on):
            ends.append(min(spell.expected[1].year, on.year + AHEAD_AT_MOST))
    last = max(ends)
    begun = min(spell.begin_earliest.year for spell in spells if spell.begin_earliest <= on)
    return max(begun, last - MOST_YEARS + 1), last


def _held(month: Month, spells: Sequence[Spell], on: date) -> str:
    """What is drawn of custody in a month."""
    first, last = _days(month)
    if first > on:
        return _ahead(first, last, spells, on)
    last = min(last, on)
    if any(spell.begin_latest <= last and spell.end_earliest >= first for spell in spells):
        return "known"
    if any(spell.begin_earliest <= last and spell.end_latest >= first for spell in spells):
        return "possible"
    return ""


def _ahead(first: date, last: date, spells: Sequence[Spell], on: date) -> str:
    for spell in spells:
        if spell.ended or not spell.expected or not spell.possibly_on(on):
            continue
        if last < spell.expected[0]:
            return "expected"
        if first <= spell.expected[1]:
            return "possible"
    return ""


@dataclass(frozen=True, slots=True)
class _Place:
    since: When
    until: date
    name: str


def _placed(
    months: Sequence[Month], held: dict[Month, str], items: Iterable[Item], here: Month, name_of: Callable[[str], str]
) -> dict[Month, Mark]:
    """Where the person was in each month of custody, by the last report that had begun by then."""
    places = sorted(_places(items, name_of), key=lambda place: (place.since.earliest(), place.since.latest()))
    placed: dict[Month, Mark] = {}
    for month in months:
        first, last = _days(month)
        begun = [place for place in places if place.since.earliest() <= last and place.until >= first]
        if month > here or not held[month] or not begun:
            placed[month] = ("", "")
            continue
        place = begun[-1]
        sure = held[month] == "known" and place.since.latest() <= last
        placed[month] = ("known" if sure else "possible", place.name)
    return placed


def _places(items: Iterable[Item], name_of: Callable[[str], str]) -> Iterable[_Place]:
    for item in items:
        since = item.when
        if item.noun in ("stay", "sighting") and item.value("facility") and since is not None:
            until = item.value("until") if item.noun == "stay" else ""
            yield _Place(since, parse_date(until).latest() if until else NEVER, name_of(item.value("facility")))


def _cells(months: Sequence[Month], marks: dict[Month, Mark], here: Month) -> tuple[Cell, ...]:
    """Months that are alike become one cell; the month that the page is about ends one."""
    cells = []
    for (mark, ahead), group in groupby(months, key=lambda month: (marks[month], month > here)):
        alike = list(group)
        kind, place = mark
        ends = not ahead and alike[-1] == here
        # A term that runs on past the last month drawn has no end here, and the month must not be taken for one.
        goes_on = kind == "expected" and alike[-1] == months[-1]
        cells.append(Cell(len(alike), kind, _words(kind, place, alike[:0] if goes_on else alike), ends))
    return tuple(cells)


def _words(kind: str, place: str, months: Sequence[Month]) -> str:
    """What a cell says to whoever cannot see it, and in it where there is room."""
    if not kind:
        return ""
    said = place or {"known": _("held"), "possible": _("possibly held"), "expected": _("expected")}[kind]
    if not months:
        return said
    stretch = date_words(between(_days(months[0])[0], _days(months[-1])[1]), get_language() or "en")
    return f"{said}: {stretch}"


def _days(month: Month) -> tuple[date, date]:
    whole = PartialDate(*month)
    return whole.earliest(), whole.latest()


def _labels(first: int, last: int) -> tuple[tuple[int, int], ...]:
    """At most :data:`MOST_LABELS` labels, so that they can be read on a telephone."""
    step = -(-(last - first + 1) // MOST_LABELS)
    return tuple((year, 12 * min(step, last - year + 1)) for year in range(first, last + 1, step))
