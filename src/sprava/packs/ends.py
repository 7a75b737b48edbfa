"""The arithmetic of a jurisdiction's terms, for whoever folds custody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from sprava.core.claims import Item
from sprava.core.custody import ExpectedEnd, plain_end
from sprava.core.terms import Outcome, expected_end_of
from sprava.core.terms.expected import RegimeOf, outcome_of
from sprava.packs.abroad import elsewhere
from sprava.packs.pack import Pack, load, shipped


def expected_end(pack: Pack) -> ExpectedEnd:
    """What ``custody.spells`` takes as ``expected_end``; regimes are read as claims write them."""
    return expected_end_of(pack.term_rules, _regimes(pack))


def reckoning_of(pack: Pack, sentences: Sequence[Item], first: date, last: date) -> Outcome | None:
    """The steps behind the expected end, custody having begun between two days."""
    return outcome_of(sentences, first, last, pack.term_rules, _regimes(pack))


def _regimes(pack: Pack) -> RegimeOf:
    def regime_of(written: str) -> str:
        row = pack.regime(written) if written else None
        return row.id if row else ""

    return regime_of


def law_of(sentences: Iterable[Item], home: str) -> Pack | None:
    """The pack of the country whose court gave these sentences: that of the register, if no court is of another."""
    country = elsewhere((sentence.value("court") for sentence in sentences), home) or home
    return load(country) if country in shipped() else None


@cache
def expected_end_for(jurisdiction: str) -> ExpectedEnd:
    """The same for a register of that jurisdiction, made once: each term by the law of the court that gave it.

    The plain end of a term where no pack of the jurisdiction is shipped.
    """
    if jurisdiction not in shipped():
        return plain_end
    at_home = expected_end(load(jurisdiction))

    def by_court(sentences: Sequence[Item], first: date, last: date) -> tuple[date, date] | None:
        country = elsewhere((sentence.value("court") for sentence in sentences), jurisdiction)
        ends = _expected_end_in(country) if country else at_home
        return ends(sentences, first, last)

    return by_court


@cache
def _expected_end_in(country: str) -> ExpectedEnd:
    return expected_end(load(country))
