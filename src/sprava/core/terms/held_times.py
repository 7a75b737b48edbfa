"""The times in custody before serving began, in order, with the days between which each lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sprava.core.terms.cases import Held, TermCase
from sprava.core.terms.credit import Band
from sprava.core.terms.durations import shifted
from sprava.core.terms.remand import OPEN, Span, Stretch
from sprava.core.terms.rules import TermRules
from sprava.core.terms.steps import Step, step
from sprava.core.terms.verdicts import practice_doubt, span_of


@dataclass(frozen=True, slots=True)
class HeldTime:
    """One time under one measure, before anybody asked what it is worth."""

    measure: str
    since: Span
    until: Span
    runs_on: bool

    def worth(self, bands: Mapping[str, Band]) -> Stretch:
        """The same time with what a day of it is worth."""
        return Stretch(self.measure, self.since, self.until, self.runs_on, bands[self.measure])


def times_of(case: TermCase, start: Span, rules: TermRules) -> tuple[list[HeldTime], list[Step]]:
    """The times, and what is to be doubted about them."""
    if case.held is None:
        return _unknown(case, start, rules)
    ordered = sorted(case.held, key=lambda one: (one.since.earliest(), one.since.latest()))
    doubts: list[Step] = []
    times = []
    for place, held in enumerate(ordered):
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        times.append(_time(held, following, rules))
        if not held.measure:
            doubts.append(step("presumed", measure=rules.presumed, days=rules.uncredited.most))
            doubts.append(practice_doubt(rules.uncredited))
        if following is not None and held.until and following.since.latest() < held.until.earliest():
            doubts.append(step("overlap", measure=held.measure, other=following.measure, date=following.since))
    return times, doubts


def _time(held: Held, following: Held | None, rules: TermRules) -> HeldTime:
    since = span_of(held.since)
    until = span_of(held.until) if held.until else span_of(following.since) if following else Span.on(OPEN)
    if not held.measure:
        lost = rules.uncredited
        since = Span(
            shifted(since.first, lost.least), shifted(since.last, lost.most), shifted(since.likely, lost.likely)
        )
    return HeldTime(held.measure or rules.presumed, since, until, runs_on=held.until is None)


def _unknown(case: TermCase, start: Span, rules: TermRules) -> tuple[list[HeldTime], list[Step]]:
    """Nobody knows since when the person was held: from not at all to the longest remand that was seen."""
    tried = span_of(case.verdict.date) if case.verdict.date else start
    since = Span(shifted(tried.first, -rules.remand.most), OPEN, shifted(tried.likely, -rules.remand.likely))
    doubts = [step("remand_unknown", most=rules.remand.most), practice_doubt(rules.remand)]
    return [HeldTime(rules.presumed, since, Span.on(OPEN), runs_on=True)], doubts
