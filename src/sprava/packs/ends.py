"""The arithmetic of a jurisdiction's terms, for whoever folds custody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from sprava.core.claims import Item
from sprava.core.custody import ExpectedEnd, plain_end
from sprava.core.terms import Outcome, expected_end_of
from sprava.core.terms.expected import RegimeOf, outcome_of
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


@cache
def expected_end_for(jurisdiction: str) -> ExpectedEnd:
    """The same for a jurisdiction by its name, made once; the plain end of a term where no pack of it is shipped."""
    return expected_end(load(jurisdiction)) if jurisdiction in shipped() else plain_end
