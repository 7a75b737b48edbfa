"""How much does a day under a measure count? One ratio where the pack knows, a band where it does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from sprava.core.terms.rules import ConversionRule, CreditRule, TermRules
from sprava.core.terms.steps import Step, step

_PLAIN = Fraction(1)
_MOST = Fraction(2)
"""The highest ratio that is thought possible where a pack has no rule at all."""

UNCERTAIN = ("inferred", "unverified")


@dataclass(frozen=True, slots=True)
class Band:
    """The ratio lies between ``low`` and ``high``; ``likely`` is the reading proposed. ``because`` says why."""

    low: Fraction
    high: Fraction
    likely: Fraction
    because: tuple[Step, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    def noted(self, *notes: Step) -> Band:
        """The same band with more reasons."""
        return replace(self, because=tuple(dict.fromkeys((*self.because, *notes))))


@dataclass(frozen=True, slots=True)
class Question:
    """For which sentence the ratio is asked."""

    kind: str
    regime: str
    articles: tuple[str, ...] | None


def fitting(measure: str, question: Question, rules: TermRules) -> tuple[CreditRule, ...]:
    """The rules of any day for this measure and sentence; an unknown regime fits every rule."""
    return tuple(rule for rule in rules.credits if measure in rule.measures and _fits(rule, question))


def band_between(measure: str, question: Question, rules: TermRules, first: date, last: date) -> Band:
    """The ratio by the rules that can have been in force on a day from ``first`` to ``last``."""
    known = fitting(measure, question, rules)
    held = [rule for rule in known if _could_be_in_force(rule, first, last)]
    if not held:
        return _without_rule(measure, question, rules)
    return _of_regimes(band_of(held, question), question, known)


def band_of(held: Iterable[CreditRule], question: Question) -> Band:
    """The band that these rules leave open together; proposed is the least of their proposals."""
    bands = [_excepting(rule, question) for rule in held]
    return replace(_hull(bands), likely=min(band.likely for band in bands))


def hull_of(bands: Iterable[Band]) -> Band:
    """The band that covers several; the proposal of the last one stays."""
    listed = list(bands)
    return replace(_hull(listed), likely=listed[-1].likely)


def conversion_for(from_kind: str, to_kind: str, rules: TermRules) -> Band:
    """What a day left of ``from_kind`` becomes when it is replaced by ``to_kind``."""
    for rule in rules.conversions:
        if (rule.from_kind, rule.to_kind) == (from_kind, to_kind):
            return Band(rule.low, rule.high, rule.ratio, _doubts(rule), (rule.id,))
    return Band(Fraction(0), _MOST, _PLAIN, (step("no_conversion", from_kind=from_kind, to_kind=to_kind),))


def _fits(rule: CreditRule, question: Question) -> bool:
    return question.kind in rule.kinds and (not rule.regimes or not question.regime or question.regime in rule.regimes)


def _excepting(rule: CreditRule, question: Question) -> Band:
    """The band of one rule, with its list of excepted articles."""
    plain = Band(rule.low, rule.high, rule.ratio, _doubts(rule), (rule.id,))
    if not rule.except_articles:
        return plain
    excepted = Band(rule.except_ratio, rule.except_ratio, rule.except_ratio)
    if question.articles is None:
        return replace(_hull([plain, excepted]), likely=rule.ratio).noted(step("articles_unknown", rule=rule.id))
    if not any(article.split(" p.")[0] in rule.except_articles for article in question.articles):
        return plain
    if rule.exception_known:
        return replace(excepted, because=(*plain.because, step("excepted", rule=rule.id)), rules=plain.rules)
    doubted = _hull([plain, excepted]).noted(step("exception_unverified", rule=rule.id))
    return replace(doubted, likely=rule.except_ratio)


def _of_regimes(band: Band, question: Question, known: Iterable[CreditRule]) -> Band:
    """Say so where the answer hangs on a regime that nobody knows."""
    return band.noted(step("regime_unknown")) if not question.regime and len({r.regimes for r in known}) > 1 else band


def _without_rule(measure: str, question: Question, rules: TermRules) -> Band:
    most = max([_MOST, *(rule.high for rule in rules.credits if question.kind in rule.kinds)])
    because = step("no_rule", measure=measure, kind=question.kind)
    return Band(Fraction(0), most, _PLAIN, (because,))


def _could_be_in_force(rule: CreditRule, first: date, last: date) -> bool:
    begun = rule.since is None or rule.since.earliest() <= last
    return begun and (rule.until is None or first <= rule.until.latest())


def _doubts(rule: CreditRule | ConversionRule) -> tuple[Step, ...]:
    return (step(f"rule_{rule.standing}", rule=rule.id, source=rule.source),) if rule.standing in UNCERTAIN else ()


def _hull(bands: Iterable[Band]) -> Band:
    listed = list(bands)
    because = tuple(dict.fromkeys(reason for band in listed for reason in band.because))
    rules = tuple(dict.fromkeys(rule for band in listed for rule in band.rules))
    return Band(min(band.low for band in listed), max(band.high for band in listed), listed[0].likely, because, rules)
