"""The law over the days on which serving may have begun: between its changes the same rules hold.

A law that came while a term was running reaches it, if the pack says so, and never frees anybody before its own day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sprava.core.dates import When
from sprava.core.terms.credit import Band, Question, band_between, band_of, fitting
from sprava.core.terms.durations import shifted
from sprava.core.terms.remand import Span
from sprava.core.terms.rules import CreditRule, TermRules


@dataclass(frozen=True, slots=True)
class Change:
    """A later law that reaches running terms, or may. ``bands`` has every measure, changed or not."""

    since: When
    certain: bool
    rules: tuple[CreditRule, ...]
    bands: Mapping[str, Band]

    def moved(self, end: date, lighter: date, *, at: date) -> date:
        """The end if the law came on the day ``at``: nothing for whoever was free by then, else no day before it."""
        return end if end < at else max(min(lighter, end), at)


@dataclass(frozen=True, slots=True)
class Era:
    """Days on which the same rules were in force, and the changes that came after them."""

    first: date
    last: date
    bands: Mapping[str, Band]
    changes: tuple[Change, ...]


def eras_of(start: Span, measures: Iterable[str], question: Question, rules: TermRules) -> tuple[Era, ...]:
    """The eras that ``start`` falls into, in order."""
    names = tuple(dict.fromkeys(measures))
    known = [rule for name in names for rule in fitting(name, question, rules)]
    found = []
    for first, last in _parts(start, known):
        bands = {name: band_between(name, question, rules, first, last) for name in names}
        found.append(Era(first, last, bands, tuple(_changes(first, bands, question, known))))
    return tuple(found)


def _parts(start: Span, known: Iterable[CreditRule]) -> Iterator[tuple[date, date]]:
    """``start`` cut at every day on which a rule may begin or end."""
    cuts = {start.first}
    for rule in known:
        if rule.since is not None:
            cuts |= {rule.since.earliest(), rule.since.latest()}
        if rule.until is not None:
            cuts.add(_after(rule.until.latest()))
    inside = sorted(day for day in cuts if start.first <= day <= start.last)
    for place, first in enumerate(inside):
        yield first, shifted(inside[place + 1], -1) if place + 1 < len(inside) else start.last


def _changes(
    first: date, bands: Mapping[str, Band], question: Question, known: Iterable[CreditRule]
) -> Iterator[Change]:
    """Later laws in order of time; each takes the measures that it does not name from the law before it."""
    later = [rule for rule in known if rule.retroactive != "no" and rule.since and rule.since.latest() > first]
    current = dict(bands)
    for since in sorted({rule.since for rule in later if rule.since}, key=lambda day: day.earliest()):
        came = tuple(dict.fromkeys(rule for rule in later if rule.since == since))
        for measure in current:
            changing = [rule for rule in came if measure in rule.measures]
            if changing:
                current[measure] = band_of(changing, question)
        yield Change(since, all(rule.retroactive == "yes" for rule in came), came, dict(current))


def _after(day: date) -> date:
    return day if day == date.max else shifted(day, 1)
