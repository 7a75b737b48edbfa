"""What came after the verdict: terms added, cuts by amnesty, regimes changed, sentences replaced, in order of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import singledispatchmethod
from math import ceil, floor

from sprava.core.dates import When, between
from sprava.core.terms.cases import AddedTerm, Amnesty, RegimeChange, Replacement, TermCase, TermRange
from sprava.core.terms.credit import conversion_for
from sprava.core.terms.durations import shifted
from sprava.core.terms.remand import Span
from sprava.core.terms.rules import TermRules
from sprava.core.terms.steps import Step, step
from sprava.core.terms.verdicts import span_of

Event = AddedTerm | Amnesty | RegimeChange | Replacement

_MOST_CREDIT = Fraction(2)
"""How much a day of remand in a new case, after the old term ran out, can be worth at most."""


@dataclass
class After:
    """The end as it moves from event to event, with the steps that moved it."""

    end: Span
    kind: str
    rules_of: TermRules
    steps: list[Step] = field(default_factory=list)
    doubts: list[Step] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    out_since: When | None = None

    @singledispatchmethod
    def take(self, event: Event) -> None:
        """Let one event move the end."""
        raise TypeError(f"{event!r} is no event of a sentence.")

    @take.register
    def _(self, event: AddedTerm) -> None:
        moved = self._moved_by(event)
        counted = _plus(span_of(event.date), event.term, event.credit or 0)
        if event.how == "from_verdict":
            self.end = counted
        elif event.how == "unknown":
            self.end = _both(moved, counted)
        else:
            self.end = moved
        self._say(f"added_{event.how}", event.date, term=str(event.term), article=event.article or None)

    def _moved_by(self, event: AddedTerm) -> Span:
        """The old end plus the new term; if the old term had run out before the new verdict, the gap is remand."""
        moved = _plus(self.end, event.term, event.credit or 0)
        gap = (event.date.latest() - self.end.first).days
        if gap <= 0:
            return moved
        self.doubts.append(step("added_after_the_end", date=event.date, end=between(self.end.first, self.end.last)))
        earliest = shifted(moved.first, -floor((_MOST_CREDIT - 1) * gap))
        latest = max(moved.last, _plus(span_of(event.date), event.term, 0).last)
        return Span(max(earliest, min(event.date.earliest(), moved.first)), latest, moved.likely)

    @take.register
    def _(self, event: Amnesty) -> None:
        cut = _minus(self.end, event.cut)
        if event.applied == "yes":
            self.end = cut
        elif event.applied == "unknown":
            self.end = Span(cut.first, self.end.last, self.end.likely)
        self._say(f"amnesty_{event.applied}", event.date, cut=str(event.cut))

    @take.register
    def _(self, event: RegimeChange) -> None:
        self.steps.append(step("regime_change", date=event.date, regime=event.regime))

    @take.register
    def _(self, event: Replacement) -> None:
        day = span_of(event.date)
        if event.term is not None:
            self.end = _plus(day, event.term, 0)
            self._say("replaced_term", event.date, kind=event.kind, term=str(event.term))
        else:
            self._convert(event, day)
        self.kind, self.out_since = event.kind, event.date

    def _convert(self, event: Replacement, day: Span) -> None:
        band = conversion_for(self.kind, event.kind, self.rules_of)
        least = max((self.end.first - day.last).days, 0)
        most = max((self.end.last - day.first).days, 0)
        likely = max((self.end.likely - day.likely).days, 0)
        self.end = Span(
            shifted(day.first, floor(least * band.low)),
            shifted(day.last, ceil(most * band.high)),
            shifted(day.likely, floor(likely * band.likely)),
        )
        self.doubts += band.because
        self.rules += band.rules
        self._say(
            "replaced_ratio",
            event.date,
            kind=event.kind,
            least=least,
            most=most,
            ratio_low=band.low,
            ratio_high=band.high,
        )

    def _say(self, code: str, on: When, **facts: str | int | Fraction | None) -> None:
        self.end = Span(self.end.first, self.end.last, min(max(self.end.likely, self.end.first), self.end.last))
        self.steps.append(step(code, date=on, end=between(self.end.first, self.end.last), **facts))


def later_events(case: TermCase, end: Span, rules: TermRules) -> After:
    """The end after everything that came later."""
    state = After(end, case.verdict.kind, rules)
    events: list[Event] = [*case.added, *case.amnesties, *case.regimes, *case.replaced]
    for event in sorted(events, key=lambda one: (one.date.earliest(), one.date.latest())):
        state.take(event)
    return state


def _plus(span: Span, term: TermRange, less: int) -> Span:
    low, high = term.low, term.high
    return Span(
        shifted(low.added_to(span.first)[0], -less),
        shifted(high.added_to(span.last)[1], -less),
        shifted(low.added_to(span.likely)[0], -less),
    )


def _minus(span: Span, cut: TermRange) -> Span:
    first, last = cut.high.taken_from(span.first)[0], cut.low.taken_from(span.last)[1]
    likely = cut.low.taken_from(span.likely)[0]
    return Span(first, last, min(max(likely, first), last))


def _both(one: Span, other: Span) -> Span:
    return Span(min(one.first, other.first), max(one.last, other.last), max(one.likely, other.likely))
