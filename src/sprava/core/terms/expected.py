"""The arithmetic of terms in the form in which :mod:`sprava.core.custody` asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from sprava.core.claims import Item
from sprava.core.custody import NEVER, ExpectedEnd, plain_end
from sprava.core.dates import When, between, parse_date
from sprava.core.errors import SpravaError
from sprava.core.terms.bounds import Bounds
from sprava.core.terms.cases import ENDLESS, AddedTerm, Held, TermCase, TermRange, Verdict
from sprava.core.terms.reckoning import Outcome, reckon
from sprava.core.terms.rules import TermRules

RegimeOf = Callable[[str], str]
"""From the regime as a source names it to its id in the pack, or an empty string."""


def as_given(regime: str) -> str:
    """Regimes that claims already hold as ids."""
    return regime


def expected_end_of(rules: TermRules, regime_of: RegimeOf = as_given) -> ExpectedEnd:
    """What ``custody.spells`` takes as ``expected_end``, by the rules of one jurisdiction.

    Custody is presumed to be remand from its first day. A sentence that contradicts itself or runs past the calendar
    is given the plain end: custody is folded from what there is, and the contradiction is shown elsewhere. So is one of
    which neither the beginning of custody nor the verdict has a first day: the reckoning would look through every month
    since the year 1 for an end that says nothing.
    """

    bounds, read_regime = Bounds(rules), lru_cache(maxsize=512)(regime_of)

    def expected_end(sentences: Sequence[Item], first: date, last: date) -> tuple[date, date] | None:
        main = main_of(sentences)
        if main is None:
            return None
        if main.value("term") in ENDLESS:
            return NEVER, NEVER
        if first == date.min and _has_no_first_day(main):
            return plain_end(sentences, first, last)
        try:
            case = _case(main, sentences, (first, last), read_regime)
            ends = bounds.of(case) or _reckoned(case, rules)
        except SpravaError:
            ends = None
        return ends or plain_end(sentences, first, last)

    return expected_end


def outcome_of(
    sentences: Sequence[Item], first: date, last: date, rules: TermRules, regime_of: RegimeOf = as_given
) -> Outcome | None:
    """The whole reckoning behind the expected end, step by step; None where there is no term to reckon with."""
    main = main_of(sentences)
    if main is None or main.value("term") in ENDLESS:
        return None
    try:
        return reckon(_case(main, sentences, (first, last), regime_of), rules)
    except SpravaError:
        return None


def _has_no_first_day(main: Item) -> bool:
    known = main.value("in_force") or main.value("starts")
    return not known and (main.when is None or main.when.earliest() == date.min)


def _reckoned(case: TermCase, rules: TermRules) -> tuple[date, date] | None:
    expected = reckon(case, rules).expected
    return (expected.first, expected.last) if expected else None


def main_of(sentences: Sequence[Item]) -> Item | None:
    """The sentence whose term is served: the last one that was not added to another."""
    known = [each for each in sentences if each.value("term") and each.value("added") != "yes"]
    return known[-1] if known else None


def _case(main: Item, sentences: Sequence[Item], began: tuple[date, date], regime_of: RegimeOf) -> TermCase:
    verdict = Verdict(
        date=main.when,
        kind=main.value("kind") or "imprisonment",
        regime=regime_of(main.value("regime")),
        term=_term(main.value("term")),
        in_force=_date(main.value("in_force")),
        starts=_date(main.value("starts")),
    )
    custody = between(*began)
    if verdict.date is not None and verdict.date.latest() < custody.earliest():
        # Caught after the verdict: the term is served from the day on which custody began.
        return TermCase(verdict=_served_from(verdict, custody), held=(), added=_added(sentences))
    if verdict.starts is not None and _was_serving(main, sentences):
        # The custody before belongs to the earlier term, and the new one is counted from its own day.
        return TermCase(verdict=_served_from(verdict, verdict.starts), held=(), added=_added(sentences))
    return TermCase(verdict=verdict, held=(Held("", custody),), added=_added(sentences))


def _was_serving(main: Item, sentences: Sequence[Item]) -> bool:
    """Was another term given before this one?"""
    terms = (each for each in sentences if each is not main and each.value("term") and each.value("added") != "yes")
    return main.when is not None and any(
        each.when is not None and each.when.latest() < main.when.earliest() for each in terms
    )


def _served_from(verdict: Verdict, began: When) -> Verdict:
    return Verdict(date=verdict.date, kind=verdict.kind, regime=verdict.regime, term=verdict.term, starts=began)


def _added(sentences: Sequence[Item]) -> tuple[AddedTerm, ...]:
    return tuple(
        AddedTerm(date=sentence.when, term=_term(sentence.value("term")))
        for sentence in sentences
        if sentence.value("added") == "yes" and sentence.value("term") not in ("", *ENDLESS) and sentence.when
    )


def _date(text: str) -> When | None:
    return parse_date(text) if text else None


@lru_cache(maxsize=1024)  # courts sentence to a few dozen terms
def _term(text: str) -> TermRange:
    return TermRange.parse(text)
