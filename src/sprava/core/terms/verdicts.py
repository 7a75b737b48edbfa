"""What was sentenced after all appeals, and from which day it is served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sprava.core.dates import When, between
from sprava.core.terms.cases import Appeal, TermCase, TermRange, Verdict
from sprava.core.terms.durations import shifted
from sprava.core.terms.remand import Span
from sprava.core.terms.rules import Practice, TermRules
from sprava.core.terms.steps import Step, step


@dataclass(frozen=True, slots=True)
class Served:
    """A term to be served. ``start`` is the day from which it is counted, before any credit."""

    term: TermRange
    regime: str
    start: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVerdict:
    """What a verdict says; ``served`` is None where nothing can be reckoned, and ``basis`` says why."""

    basis: str
    served: Served | None = None
    steps: tuple[Step, ...] = ()
    doubts: tuple[Step, ...] = ()


def read_verdict(case: TermCase, rules: TermRules) -> ReadVerdict:
    """The sentence in its last form, and when serving begins."""
    verdict = case.verdict
    steps = [step("verdict", date=verdict.date) if verdict.date else step("verdict_undated")]
    steps += _sentence_steps(verdict.term, verdict.endless, verdict.kind, verdict.regime)
    term, regime, appeal_steps, basis = _after_appeals(case)
    steps += appeal_steps
    if verdict.endless and term is None:
        basis = "endless"
    if basis != "reckoned":
        return ReadVerdict(basis=basis, steps=tuple(steps))
    if term is None:
        return ReadVerdict(basis="not_known", steps=(*steps, step("term_unknown")))
    start, start_steps, doubts = _start(case, rules)
    if start is None:
        return ReadVerdict(basis="not_known", steps=(*steps, step("no_date")))
    served = Served(term, regime, start)
    return ReadVerdict(basis=basis, served=served, steps=(*steps, *start_steps), doubts=doubts)


def span_of(when: When) -> Span:
    """The days that ``when`` can mean, likeliest the one in the middle."""
    first, last = when.earliest(), when.latest()
    return Span(first, last, date.fromordinal((first.toordinal() + last.toordinal()) // 2))


def widened(span: Span, practice: Practice) -> Span:
    """The span moved by a number of days that is known only within limits."""
    return Span(
        shifted(span.first, practice.least), shifted(span.last, practice.most), shifted(span.likely, practice.likely)
    )


def _sentence_steps(term: TermRange | None, endless: str, kind: str, regime: str) -> list[Step]:
    if endless:
        return [step("sentence_endless", endless=endless)]
    if term is None:
        return [step("sentence_no_term", kind=kind)]
    said = [step("sentence", kind=kind, term=str(term))]
    if regime:
        said.append(step("regime", regime=regime))
    return said


def _after_appeals(case: TermCase) -> tuple[TermRange | None, str, list[Step], str]:
    term, regime, steps, basis = case.verdict.term, case.verdict.regime, [], "reckoned"
    for appeal in _in_order(case.appeals):
        steps.append(step(f"appeal_{appeal.result}", date=appeal.date, term=str(appeal.term) if appeal.term else None))
        term, regime = appeal.term or term, appeal.regime or regime
        basis = "quashed" if appeal.result == "quashed" else basis
    return term, regime, steps, basis


def _in_order(appeals: tuple[Appeal, ...]) -> list[Appeal]:
    return sorted(appeals, key=lambda one: one.date.earliest() if one.date else date.max)


def _start(case: TermCase, rules: TermRules) -> tuple[Span | None, list[Step], tuple[Step, ...]]:
    """The day from which serving is counted: as said, as the appeal gives it, or as practice has it."""
    verdict = case.verdict
    if verdict.starts is not None:
        return span_of(verdict.starts), [step("starts_given", date=verdict.starts)], ()
    decided = [one.date for one in _in_order(case.appeals) if one.date and one.result != "pending"]
    in_force = verdict.in_force or (decided[0] if decided else None)
    if in_force is not None:
        return span_of(in_force), [step("in_force", date=in_force)], ()
    if verdict.date is not None and verdict.kind in rules.at_once:
        return span_of(verdict.date), [step("in_force_at_once", date=verdict.date)], ()
    return _guessed(verdict, case, rules)


def _guessed(verdict: Verdict, case: TermCase, rules: TermRules) -> tuple[Span | None, list[Step], tuple[Step, ...]]:
    said, doubts = [], [practice_doubt(rules.appeal)]
    if verdict.date is not None:
        day = span_of(verdict.date)
    elif case.held:
        since = max((one.since for one in case.held), key=lambda one: one.latest())
        day = widened(span_of(since), rules.remand)
        said.append(step("verdict_guessed", since=since, date=between(day.first, day.last), most=rules.remand.most))
        doubts.append(practice_doubt(rules.remand))
    else:
        return None, [], ()
    start = widened(day, rules.appeal)
    said.append(
        step(
            "in_force_guessed",
            least=rules.appeal.least,
            most=rules.appeal.most,
            date=between(start.first, start.last),
        )
    )
    return start, said, tuple(doubts)


def practice_doubt(practice: Practice) -> Step:
    """A length that the law leaves open was taken from practice."""
    return step(f"practice_{practice.id}", standing=practice.standing, source=practice.source)
