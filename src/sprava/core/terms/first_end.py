"""The end of a sentence as it was handed down: the day from which it is served, plus the term, less the credit."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from sprava.core.dates import between
from sprava.core.terms.cases import TermCase, TermRange
from sprava.core.terms.credit import Band, Question, hull_of
from sprava.core.terms.durations import Duration, shifted
from sprava.core.terms.eras import Era, eras_of
from sprava.core.terms.held_times import HeldTime, times_of
from sprava.core.terms.remand import OPEN, Credit, Span, Stretch, credited, days_held, dearest_day, likely_credit
from sprava.core.terms.rules import Practice, TermRules
from sprava.core.terms.steps import Step, step
from sprava.core.terms.verdicts import Served, practice_doubt, span_of


@dataclass(frozen=True, slots=True)
class FirstEnd:
    """The end before anything that came later."""

    end: Span
    steps: tuple[Step, ...]
    doubts: tuple[Step, ...]
    rules: tuple[str, ...]


def first_end(case: TermCase, served: Served, rules: TermRules) -> FirstEnd:
    """The range of the end, over every day on which serving may have begun."""
    start = served.start
    question = Question(case.verdict.kind, served.regime, case.verdict.articles)
    times, doubts = times_of(case, start, rules)
    eras = eras_of(start, [time.measure for time in times], question, rules)
    reckoned = _Reckoned(times, eras, served, rules)
    end, covered = _not_before(reckoned.end(), case, start)
    shown, changed = reckoned.shown()
    steps = [*_credit_steps(case, shown, start), reckoned.plain_step()]
    credit = _whole_range(shown, start)
    if credit.most:
        steps.append(_minus(credit, likely_credit(shown, start.likely)))
    if rules.last_day.most or rules.counted.least or rules.counted.most:
        steps.append(step("last_day", end=between(end.first, end.last)))
        open_ones = [one for one in (rules.last_day, rules.counted) if one.least != one.most]
        doubts = [*doubts, *(practice_doubt(one) for one in open_ones)]
    elif credit.most:
        steps.append(step("end", end=between(end.first, end.last)))
    if covered:
        steps.append(step("already_served", date=between(end.first, end.last)))
    because = [reason for stretch in shown for reason in stretch.band.because]
    used = dict.fromkeys(rule for stretch in shown for rule in stretch.band.rules)
    return FirstEnd(end, tuple(steps), tuple(dict.fromkeys((*doubts, *because, *changed))), tuple(used))


@dataclass
class _Reckoned:
    """The end on every day of the start that can matter, era by era."""

    times: Sequence[HeldTime]
    eras: Sequence[Era]
    served: Served
    rules: TermRules

    def end(self) -> Span:
        firsts, lasts = [], []
        for era in self.eras:
            for day in _days_to_try(Span(era.first, era.last, era.first), self.times, self.served.term):
                first, last = self._on(day, era)
                firsts.append(first)
                lasts.append(last)
        first, last = min(firsts), max(lasts)
        return Span(first, last, min(max(self._likely(), first), last))

    def _on(self, day: date, era: Era) -> tuple[date, date]:
        """The first and the last end if serving began on this day, by the law then and by later laws that reach it."""
        first, last = self._plainly(day, era.bands)
        for change in era.changes:
            lighter_first, lighter_last = self._plainly(day, change.bands)
            first = change.moved(first, lighter_first, at=change.since.earliest())
            if change.certain:
                last = change.moved(last, lighter_last, at=change.since.latest())
        return first, last

    def _plainly(self, day: date, bands: Mapping[str, Band]) -> tuple[date, date]:
        stretches = [time.worth(bands) for time in self.times]
        credit = _counted(credited(stretches, day), dearest_day(stretches, day), self.rules.counted)
        low, high = self.served.term.low.added_to(day)[0], self.served.term.high.added_to(day)[1]
        return (
            shifted(low, -ceil(credit.most) - self.rules.last_day.most),
            shifted(high, -floor(credit.least) - self.rules.last_day.least),
        )

    def _likely(self) -> date:
        era = self._likely_era()
        end = self._likely_by(era.bands)
        for change in era.changes:
            end = change.moved(end, self._likely_by(change.bands), at=span_of(change.since).likely)
        return end

    def _likely_by(self, bands: Mapping[str, Band]) -> date:
        day = self.served.start.likely
        less = floor(likely_credit([time.worth(bands) for time in self.times], day))
        return shifted(self._plain_likely(), -less - self.rules.last_day.likely)

    def _plain_likely(self) -> date:
        day = self.served.start.likely
        return _middle(self.served.term.low.added_to(day)[0], self.served.term.high.added_to(day)[0])

    def _likely_era(self) -> Era:
        return next(era for era in self.eras if era.first <= self.served.start.likely <= era.last)

    def plain_step(self) -> Step:
        """The start plus the term, before any credit."""
        start, term = self.served.start, self.served.term
        days = list(_days_to_try(start, self.times, term))
        first = min(term.low.added_to(day)[0] for day in days)
        last = max(term.high.added_to(day)[1] for day in days)
        return step("plain_end", start=between(start.first, start.last), term=str(term), end=between(first, last))

    def shown(self) -> tuple[list[Stretch], list[Step]]:
        """The times with the ratios that were used, and what is said about laws that came later."""
        notes: list[Step] = []
        used: list[Mapping[str, Band]] = []
        likely = self._likely_era()
        for era in (*(one for one in self.eras if one is not likely), likely):
            bands, said = self._used_in(era)
            used += bands
            notes += said
        hulls = {measure: hull_of(bands[measure] for bands in used) for measure in likely.bands}
        return [time.worth(hulls) for time in self.times], notes

    def _used_in(self, era: Era) -> tuple[list[Mapping[str, Band]], list[Step]]:
        used, notes = [era.bands], []
        for change in era.changes:
            first = self._plainly(era.first, used[-1])[0]
            last = self._plainly(era.last, used[0])[1]
            if last < change.since.earliest():
                continue
            surely = change.certain and first >= change.since.latest()
            used = [change.bands] if surely else [*used, change.bands]
            code = "later_law_reaches" if surely else "later_law"
            notes += [step(code, rule=rule.id, since=change.since) for rule in change.rules]
        return used, notes


def _counted(credit: Credit, dearest: Credit, counted: Practice) -> Credit:
    """The prison may count a day more or fewer than there are from day to day: the dearest, of those that earn."""
    return Credit(
        max(credit.least + counted.least * dearest.least, Fraction(0)),
        max(credit.most + counted.most * dearest.most, Fraction(0)),
    )


def _days_to_try(start: Span, times: Sequence[HeldTime], term: TermRange) -> Iterator[date]:
    """The days of ``start`` on which the end can be at its first or last.

    Between two of them the end moves evenly: it bends only where a month begins or ends, where the month of the end
    is too short for the day, and where one measure follows another. Before custody can have begun there is no credit,
    so that a later day only gives a later end: a start "by" some day is not looked through since the year 1.
    """
    bends = {start.first, start.last, start.likely}
    for time in times:
        for day in (time.since.first, time.since.last, time.until.first, time.until.last):
            bends |= {day, shifted(day, 1) if day < OPEN else day}
    counting = max(start.first, min((time.since.first for time in times), default=date.max))
    for month in _months(counting, start.last):
        length = calendar.monthrange(month.year, month.month)[1]
        bends |= {month, month.replace(day=length)}
        for reached in {_length_of_month_reached(month, duration) for duration in (term.low, term.high)}:
            if reached < length:
                bends |= {month.replace(day=reached), month.replace(day=reached + 1)}
    yield from sorted(day for day in bends if start.first <= day <= start.last)


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        if (month.year, month.month) == (date.max.year, date.max.month):
            return
        month = shifted(month.replace(day=28), 4).replace(day=1)


def _length_of_month_reached(month: date, duration: Duration) -> int:
    months = month.year * 12 + month.month - 1 + duration.years * 12 + duration.months
    year, place = divmod(months, 12)
    return calendar.monthrange(year, place + 1)[1] if year <= date.max.year else 28


def _not_before(end: Span, case: TermCase, start: Span) -> tuple[Span, bool]:
    """Nobody leaves by a sentence before it was passed: whoever has served more is freed by the verdict."""
    floor_ = span_of(case.verdict.date) if case.verdict.date else start
    moved = Span(max(end.first, floor_.first), max(end.last, floor_.last), max(end.likely, floor_.likely))
    return moved, moved != end


def _whole_range(stretches: Sequence[Stretch], start: Span) -> Credit:
    first, last = credited(stretches, start.first), credited(stretches, start.last)
    return Credit(min(first.least, last.least), max(first.most, last.most))


def _credit_steps(case: TermCase, stretches: Sequence[Stretch], start: Span) -> list[Step]:
    if case.held is not None and not case.held:
        return [step("not_held")]
    said = []
    for stretch in stretches:
        least, most = days_held(stretch, start)
        band = stretch.band
        code = "credit" if least == most else "credit_between"
        if not band.is_exact:
            code += "_unclear"
        if not case.held:
            code = "credit_not_known"
        said.append(
            step(
                code,
                measure=stretch.measure,
                since=between(stretch.since.first, stretch.since.last),
                least=least,
                most=most,
                ratio_low=band.low,
                ratio_high=band.high,
                ratio=band.likely,
            )
        )
    return said


def _minus(credit: Credit, likely: Fraction) -> Step:
    if credit.least == credit.most:
        return step("minus", days=credit.most)
    return step("minus_between", least=credit.least, most=credit.most, likely=likely)


def _middle(one: date, other: date) -> date:
    return date.fromordinal((one.toordinal() + other.toordinal()) // 2)
