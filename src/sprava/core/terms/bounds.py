"""The first and the last day of an ordinary case, without its reckoning.

A fold asks for these two days at every sentence of a list and for nothing else. :func:`sprava.core.terms.reckon` gives
the same days with every step that leads to them, in ten times the time. What is not ordinary is left to it: more than
one time in custody, appeals, whatever came later except added terms, days far from ours. That both agree is a property
test.

Days are ordinals here and ratios whole numbers over one divisor: dates and fractions would take most of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from sprava.core.dates import When
from sprava.core.terms.after import later_events
from sprava.core.terms.cases import TermCase, TermRange
from sprava.core.terms.conflicts import check_order
from sprava.core.terms.credit import Band, Question
from sprava.core.terms.durations import Duration
from sprava.core.terms.eras import Era, eras_of
from sprava.core.terms.remand import Span
from sprava.core.terms.rules import TermRules

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1).toordinal(), date(2200, 12, 31).toordinal()
"""Between them no term, credit or practice leaves the calendar."""
_MOST_ADDED = 4
_WHOLE_CALENDAR = Span(date.min, date.max, date.min)


class Worth(NamedTuple):
    """A day in custody counts for at least ``low`` and at most ``high`` parts of which ``of`` make a day."""

    low: int
    high: int
    of: int


class LaterLaw(NamedTuple):
    """From when a law that reaches running terms is sure to hold, if it is sure at all, and may hold."""

    perhaps: int
    surely: int | None
    worth: Worth


class Law(NamedTuple):
    """What a day counts for until ``last``, and the laws that came after."""

    last: int
    worth: Worth
    later: tuple[LaterLaw, ...]


class Reached(NamedTuple):
    """A day on which serving may begin, and the days on which the shorter and the longer term then run out."""

    day: int
    low: int
    high: int


Days = tuple[int, int]
"""A first and a last day."""

_NOTHING = Worth(0, 0, 1)
_NOT_HELD = (Law(date.max.toordinal(), _NOTHING, ()),)


class Bounds:
    """Asks by the rules of one jurisdiction, which it reads once for each kind of sentence."""

    def __init__(self, rules: TermRules) -> None:
        self._rules = rules
        self._laws = lru_cache(maxsize=512)(self._laws_for)

    def of(self, case: TermCase) -> tuple[date, date] | None:
        """The first and the last day on which the sentence can end; None where the case is not an ordinary one.

        Raises:
            Contradiction: two dates cannot both be so.
        """
        term = case.verdict.term
        if term is None or not _is_in_order(term) or not _is_plain(case):
            return None
        check_order(case)
        start = self._start(case)
        since, laws = self._held(case)
        if start is None or not _are_ours(start, since, held=bool(case.held)):
            return None
        tried = _days(case.verdict.date) if case.verdict.date else start
        return _later(case, self._ends(start, since, laws, terms_from(term)), tried, self._rules)

    def _start(self, case: TermCase) -> Days | None:
        """The days between which serving begins, before any credit."""
        verdict, appeal, remand = case.verdict, self._rules.appeal, self._rules.remand
        known = verdict.starts or verdict.in_force
        if known is not None:
            return _days(known)
        if verdict.date is not None:
            first, last = _days(verdict.date)
            if verdict.kind in self._rules.at_once:
                return first, last
        elif case.held:
            first, last = _days(case.held[0].since)
            first, last = first + remand.least, last + remand.most
        else:
            return None
        return first + appeal.least, last + appeal.most

    def _held(self, case: TermCase) -> tuple[Days, tuple[Law, ...]]:
        """The days between which custody began, and what its days count for."""
        if not case.held:
            return (date.max.toordinal(),) * 2, _NOT_HELD
        (held,) = case.held
        first, last = _days(held.since)
        if not held.measure:
            first, last = first + self._rules.uncredited.least, last + self._rules.uncredited.most
        question = case.verdict.kind, case.verdict.regime, case.verdict.articles
        return (first, last), self._laws(held.measure or self._rules.presumed, *question)

    def _laws_for(self, measure: str, kind: str, regime: str, articles: tuple[str, ...] | None) -> tuple[Law, ...]:
        eras = eras_of(_WHOLE_CALENDAR, [measure], Question(kind, regime, articles), self._rules)
        return tuple(_law(era, measure) for era in eras)

    def _ends(self, start: Days, since: Days, laws: Iterable[Law], term: Terms) -> Days:
        firsts, lasts = [], []
        begin = start[0]
        for law in laws:
            if law.last < begin:
                continue
            until = min(law.last, start[1])
            for reached in _to_try((begin, until), since, term):
                first, last = self._on(reached, since, law)
                firsts.append(first)
                lasts.append(last)
            begin = until + 1
            if until == start[1]:
                break
        return min(firsts), max(lasts)

    def _on(self, reached: Reached, since: Days, law: Law) -> Days:
        first, last = self._plainly(reached, since, law.worth)
        for perhaps, surely, worth in law.later:
            lighter_first, lighter_last = self._plainly(reached, since, worth)
            if first >= perhaps:
                first = max(min(lighter_first, first), perhaps)
            if surely is not None and last >= surely:
                last = max(min(lighter_last, last), surely)
        return first, last

    def _plainly(self, reached: Reached, since: Days, worth: Worth) -> Days:
        day, early, late = reached
        low, high, of = worth
        counted, last_day = self._rules.counted, self._rules.last_day
        # The prison counts a day more or fewer only where there are days to count.
        least = day - since[1] + counted.least if day > since[1] else 0
        most = day - since[0] + counted.most if day > since[0] else 0
        first = early - last_day.most
        last = late - last_day.least
        # The most is rounded up, the least down.
        return first + min(-most * high // of, 0), last - max(least * low // of, 0)


@dataclass(frozen=True, slots=True)
class Terms:
    """A term with the days of a month on which its end bends, month by month."""

    low: Duration
    high: Duration
    bends: dict[int, tuple[Reached, ...]]

    def ends(self, day: int) -> Reached:
        """When the term runs out that begins on ``day``."""
        begun = date.fromordinal(day)
        return Reached(day, self.low.added_to(begun)[0].toordinal(), self.high.added_to(begun)[1].toordinal())

    def in_month(self, month: int) -> tuple[Reached, ...]:
        """Its first and last day, and the days around the one that the month of the end lacks."""
        if month not in self.bends:
            first, length = _first_day(month), _length(month)
            days = {1, length}
            for term in (self.low, self.high):
                lacking = _length(month + term.years * 12 + term.months)
                if lacking < length:
                    days |= {lacking, lacking + 1}
            self.bends[month] = tuple(self.ends(first + day - 1) for day in sorted(days))
        return self.bends[month]


@lru_cache(maxsize=256)  # courts sentence to a few dozen terms
def terms_from(term: TermRange) -> Terms:
    """The term as it is reckoned with here."""
    return Terms(term.low, term.high, {})


def _to_try(days: Days, since: Days, term: Terms) -> Iterator[Reached]:
    """The days on which the end can be at its first or last; see first_end for the reason. Before custody can have
    begun there is no credit, so that a later day only gives a later end."""
    first, last = days
    yield term.ends(first)
    if last > first:
        yield term.ends(last)
    for bend in since:
        for day in (bend, bend + 1):
            if first < day < last:
                yield term.ends(day)
    counting = max(first, since[0])
    if counting < last:
        for month in range(_month_of(counting), _month_of(last) + 1):
            for reached in term.in_month(month):
                if first <= reached.day <= last:
                    yield reached


def _later(case: TermCase, end: Days, tried: Days, rules: TermRules) -> tuple[date, date] | None:
    """Nobody leaves by a sentence before it was passed; and terms may be added to it."""
    if end[0] < 1:
        return None
    days = date.fromordinal(max(end[0], tried[0])), date.fromordinal(max(end[1], tried[1]))
    if not case.added:
        return days
    moved = later_events(case, Span(*days, days[0]), rules).end
    return moved.first, moved.last


def _is_in_order(term: TermRange) -> bool:
    low, high = term.low, term.high
    return low.days <= high.days and low.years * 12 + low.months <= high.years * 12 + high.months


def _are_ours(start: Days, since: Days, *, held: bool) -> bool:
    """Is every day through whose months one has to look one of our centuries?"""
    if start[0] < 1 or not _FIRST_DAY <= start[1] <= _LAST_DAY:
        return False
    return not held or (since[0] >= _FIRST_DAY and since[1] <= _LAST_DAY)


def _is_plain(case: TermCase) -> bool:
    held = case.held
    if held is None or len(held) > 1 or (held and held[0].until is not None) or len(case.added) > _MOST_ADDED:
        return False
    later = case.appeals or case.regimes or case.replaced or case.amnesties
    return not later and case.told is None and case.freed is None


def _days(when: When) -> Days:
    return when.earliest().toordinal(), when.latest().toordinal()


def _law(era: Era, measure: str) -> Law:
    later = (
        LaterLaw(
            change.since.earliest().toordinal(),
            change.since.latest().toordinal() if change.certain else None,
            _worth(change.bands[measure]),
        )
        for change in era.changes
    )
    return Law(era.last.toordinal(), _worth(era.bands[measure]), tuple(later))


def _worth(band: Band) -> Worth:
    of = lcm(band.low.denominator, band.high.denominator)
    return Worth(int(band.low * of), int(band.high * of), of)


def _month_of(day: int) -> int:
    begun = date.fromordinal(day)
    return begun.year * 12 + begun.month - 1


def _first_day(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _length(month: int) -> int:
    return _first_day(month + 1) - _first_day(month)
