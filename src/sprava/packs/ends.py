"""The arithmetic of a jurisdiction's terms, for whoever folds custody."""

from __future__ import annotations

from functools import cache

from sprava.core.custody import ExpectedEnd
from sprava.core.terms import expected_end_of
from sprava.packs.pack import Pack, load


def expected_end(pack: Pack) -> ExpectedEnd:
    """What ``custody.spells`` takes as ``expected_end``; regimes are read as claims write them."""

    def regime_of(written: str) -> str:
        row = pack.regime(written) if written else None
        return row.id if row else ""

    return expected_end_of(pack.term_rules, regime_of)


@cache
def expected_end_for(jurisdiction: str) -> ExpectedEnd:
    """The same for a pack by its name, made once."""
    return expected_end(load(jurisdiction))
