"""When does a sentence end: from arrest, remand, credit, sentence, appeal and what came after, on partial dates.

Written for lawyers and families in docs/methods/terms.md. Every quantity is a range; the law that is not known makes it
wider and is named among the doubts. Making a date vaguer never loses the day that the exact date gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sprava.core.dates import When, between
from sprava.core.nouns import CUSTODIAL
from sprava.core.terms.after import later_events
from sprava.core.terms.cases import TermCase
from sprava.core.terms.conflicts import check_order
from sprava.core.terms.first_end import first_end
from sprava.core.terms.remand import Span
from sprava.core.terms.rules import TermRules
from sprava.core.terms.steps import Step, step
from sprava.core.terms.verdicts import read_verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result. ``expected`` is None where no day can be given; ``basis`` says why or on what it rests.

    ``basis`` is reckoned, told, released, endless, quashed or not_known. ``out_since`` is the day on which a milder
    kind of sentence took the place of custody. ``rules`` are the rows of the pack that were used.
    """

    basis: str
    expected: Span | None
    kind: str
    steps: tuple[Step, ...]
    doubts: tuple[Step, ...] = ()
    rules: tuple[str, ...] = ()
    out_since: When | None = None

    @property
    def in_custody(self) -> bool:
        """Is this kind of sentence served in custody?"""
        return self.kind in CUSTODIAL

    @property
    def earliest(self) -> date | None:
        return self.expected.first if self.expected else None

    @property
    def latest(self) -> date | None:
        return self.expected.last if self.expected else None

    @property
    def likeliest(self) -> date | None:
        return self.expected.likely if self.expected else None


def reckon(case: TermCase, rules: TermRules) -> Outcome:
    """The expected end of a sentence, with its reckoning.

    Raises:
        Contradiction: two dates cannot both be so, for example a release before the arrest.
        BeyondCalendar: the term runs past the year 9999.
    """
    check_order(case)
    verdict = read_verdict(case, rules)
    if verdict.served is None:
        return _closed(case, Outcome(basis=verdict.basis, expected=None, kind=case.verdict.kind, steps=verdict.steps))
    first = first_end(case, verdict.served, rules)
    after = later_events(case, first.end, rules)
    doubts = dict.fromkeys((*verdict.doubts, *first.doubts, *after.doubts))
    found = Outcome(
        basis="reckoned",
        expected=after.end,
        kind=after.kind,
        steps=(*verdict.steps, *first.steps, *after.steps),
        doubts=tuple(doubts),
        rules=tuple(dict.fromkeys((*first.rules, *after.rules))),
        out_since=after.out_since,
    )
    return _closed(case, found)


def _closed(case: TermCase, found: Outcome) -> Outcome:
    """What somebody said wins over what was reckoned; both stay visible."""
    steps, expected, basis = found.steps, found.expected, found.basis
    if expected is not None:
        code = "result_exact" if expected.is_exact else "result"
        steps += (step(code, first=expected.first, last=expected.last, likely=expected.likely),)
    if case.told is not None:
        basis, steps = "told", (*steps, *_said("told", case.told.date, expected, case.told.by))
        expected = _span(case.told.date)
    if case.freed is not None:
        basis, steps = "released", (*steps, *_said("released", case.freed.date, expected, case.freed.mode))
        expected = _span(case.freed.date)
    return Outcome(
        basis=basis,
        expected=expected,
        kind=found.kind,
        steps=steps,
        doubts=found.doubts,
        rules=found.rules,
        out_since=found.out_since,
    )


def _said(code: str, when: When, reckoned: Span | None, by: str) -> list[Step]:
    said = [step(code, date=when, by=by)]
    if reckoned is None:
        return said
    if when.latest() < reckoned.first:
        return [*said, step(f"{code}_before", days=(reckoned.first - when.latest()).days)]
    if when.earliest() > reckoned.last:
        return [*said, step(f"{code}_after", days=(when.earliest() - reckoned.last).days)]
    return [*said, step(f"{code}_inside")]


def _span(when: When) -> Span:
    first, last = when.earliest(), when.latest()
    return Span(first, last, date.fromordinal((first.toordinal() + last.toordinal()) // 2))


def as_when(span: Span) -> When:
    """The span as a date of the register's notation."""
    return between(span.first, span.last)
