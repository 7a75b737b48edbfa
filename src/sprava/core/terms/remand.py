"""Days that are taken off a term: what was held before serving began, day by day, under bands of ratios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from sprava.core.terms.credit import Band

OPEN = date.max
"""The end of a time that ran on until serving began."""


@dataclass(frozen=True, slots=True)
class Span:
    """A day that lies between ``first`` and ``last``, likeliest on ``likely``."""

    first: date
    last: date
    likely: date

    @classmethod
    def on(cls, day: date) -> Span:
        """One day, known."""
        return cls(day, day, day)

    @property
    def is_exact(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time under one measure. With ``runs_on`` the next one, or serving, follows without a day between."""

    measure: str
    since: Span
    until: Span
    runs_on: bool
    band: Band

    def may_cover(self, day: date) -> bool:
        return self.since.first <= day < self.until.last

    def surely_covers(self, day: date) -> bool:
        return self.since.last <= day < (self.until.last if self.runs_on else self.until.first)


@dataclass(frozen=True, slots=True)
class Credit:
    """How many days are taken off, at least and at most. Fractions where a day counts for half."""

    least: Fraction
    most: Fraction


def credited(stretches: Sequence[Stretch], on: date) -> Credit:
    """The credit if serving begins ``on`` this day.

    No day counts twice: where two times overlap, the dearer is the most and the cheaper the least that the day earns.
    A day that was perhaps spent at liberty earns nothing at least.
    """
    least = most = Fraction(0)
    for days, of_a_day in _by_days(stretches, on):
        least += days * of_a_day.least
        most += days * of_a_day.most
    return Credit(least, most)


def dearest_day(stretches: Sequence[Stretch], on: date) -> Credit:
    """The most that any one day earns if serving begins ``on`` this day, of the least and of the most."""
    every = [of_a_day for _, of_a_day in _by_days(stretches, on)]
    return Credit(
        max((one.least for one in every), default=Fraction(0)), max((one.most for one in every), default=Fraction(0))
    )


def _by_days(stretches: Sequence[Stretch], on: date) -> Iterator[tuple[int, Credit]]:
    """Days in a row that earn alike: how many, and what each of them earns."""
    for begin, end in pairwise(_cuts(stretches, on)):
        possible = [stretch.band for stretch in stretches if stretch.may_cover(begin)]
        if possible:
            sure = any(stretch.surely_covers(begin) for stretch in stretches)
            least = min(band.low for band in possible) if sure else Fraction(0)
            yield (end - begin).days, Credit(least, max(band.high for band in possible))


def days_held(stretch: Stretch, start: Span) -> tuple[int, int]:
    """The least and the most days of one stretch before serving began."""
    least = (min(stretch.until.first, start.first) - stretch.since.last).days
    most = (min(stretch.until.last, start.last) - stretch.since.first).days
    return max(least, 0), max(most, 0)


def likely_credit(stretches: Sequence[Stretch], on: date) -> Fraction:
    """The credit by the likely dates and ratios, one time after the other."""
    total, counted_to = Fraction(0), date.min
    for stretch in sorted(stretches, key=lambda one: one.since.likely):
        begin = max(stretch.since.likely, counted_to)
        end = min(stretch.until.likely, on)
        if begin < end:
            total += (end - begin).days * stretch.band.likely
            counted_to = end
    return total


def _cuts(stretches: Sequence[Stretch], on: date) -> list[date]:
    cuts = {
        day
        for stretch in stretches
        for day in (stretch.since.first, stretch.since.last, stretch.until.first, stretch.until.last)
        if day < on
    }
    return [*sorted(cuts), on] if cuts else []
