"""Weights learnt from judgements: what people said of pairs, against what the weights made of them.

A logistic model whose every coefficient has a normal prior around the weight in force (Gelman and others 2008), of
:data:`SPREAD` bits, each found by itself: the findings of a pair share equally in what its weight was wrong by. So one
more pair judged to be one person never lowers what its findings are worth, and without judgements nothing changes.
Which pairs are judged depends on their weight; that does not bias a model of the verdict given the weight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sprava.core import names
from sprava.core.names import Evidence

from .adjusting import FINDINGS, Changes
from .comparing import DEFAULT, SUNK_BY
from .judgements import DIFFERENT, SAME, Judgement

SPREAD: Final = 2.0
"""Bits by which a weight may well be wrong before anybody has judged."""
FOLDS: Final = 5
_FARTHEST: Final = 12.0
_HALVINGS: Final = 50
Bits = NDArray[np.float64]
NO_CHANGES: Final[Changes] = {}


@dataclass(frozen=True, slots=True)
class Effect:
    """How weights agree with judgements. ``surprise``: the mean of -log2 of the chance they gave each verdict."""

    precision: float | None
    recall: float | None
    surprise: float


@dataclass(frozen=True, slots=True)
class Trained:
    """The change of each finding in bits, in how many pairs it was seen, what it was worth there on average; and the
    effect on these judgements, and on ones that were kept aside.
    """

    changes: Changes
    seen: Mapping[str, int]
    old: Mapping[str, float]
    same: int
    different: int
    before: Effect
    after: Effect
    aside: Effect
    flipped: int


@dataclass(frozen=True, slots=True)
class _Pair:
    is_same: bool
    bits: Mapping[str, float]
    """What each finding was worth."""

    @property
    def is_sunk(self) -> bool:
        return not SUNK_BY.isdisjoint(self.bits)

    def weight(self, changes: Changes) -> float:
        total = sum(bits + changes.get(code, 0.0) for code, bits in self.bits.items())
        return min(total, DEFAULT.sunk) if self.is_sunk else total


def train(judgements: Sequence[Judgement], in_force: Changes = NO_CHANGES) -> Trained:
    """What the weights should be by these judgements. Those without evidence, and "unsure", say nothing.

    ``before`` and ``flipped`` are by the weights with the changes that are in force. The evidence is worth what the
    weights without any make of it.
    """
    pairs = [
        _Pair(one.verdict == SAME, _summed(one.evidence))
        for one in judgements
        if one.verdict in (SAME, DIFFERENT) and one.evidence
    ]
    changes = changes_by(pairs)
    aside = [(pair, fold) for fold in range(FOLDS) for pair in pairs[fold::FOLDS]]
    by_fold = [changes_by([pair for at, pair in enumerate(pairs) if at % FOLDS != fold]) for fold in range(FOLDS)]
    same = sum(pair.is_same for pair in pairs)
    return Trained(
        changes, *_seen(pairs), same, len(pairs) - same, _effect(pairs, lambda pair: pair.weight(in_force)),
        _effect(pairs, lambda pair: pair.weight(changes)),
        _effect_of([pair for pair, _ in aside], [pair.weight(by_fold[fold]) for pair, fold in aside]),
        sum(_is_likely(pair.weight(in_force)) != _is_likely(pair.weight(changes)) for pair in pairs),
    )  # fmt: skip


def changes_by(pairs: Sequence[_Pair]) -> dict[str, float]:
    """For each finding the bits by which its weight should change; nothing for those that were not seen."""
    # What sinks a pair sinks it whatever else it is worth: such a pair teaches nothing.
    pairs = [pair for pair in pairs if not pair.is_sunk]
    verdicts = np.array([pair.is_same for pair in pairs], np.float64)
    odds = np.array([pair.weight({}) for pair in pairs]) - names.SAME_ENOUGH
    shares = np.array([max(len(pair.bits), 1) for pair in pairs], np.float64)
    changes = {}
    for code in FINDINGS:
        has = np.array([code in pair.bits for pair in pairs], np.bool_)
        if has.any():
            changes[code] = _change(verdicts[has], odds[has], shares[has])
    return changes


def _change(verdicts: Bits, odds: Bits, shares: Bits) -> float:
    """The likeliest change, by halving: what speaks for more bits falls as they grow."""
    low, high = -_FARTHEST, _FARTHEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        chance = 1 / (1 + np.exp2(np.clip(-(odds + shares * middle), -60, 60)))
        pull = np.log(2) * float((shares * (verdicts - chance)).sum()) - middle / SPREAD**2
        low, high = (middle, high) if pull > 0 else (low, middle)
    return (low + high) / 2


def _summed(evidence: Sequence[Evidence]) -> dict[str, float]:
    """Bits by finding; without what sank the pair, and without findings that say nothing."""
    found: dict[str, float] = {}
    for item in evidence:
        if item.how != "sunk" and item.weight:
            found[item.code] = found.get(item.code, 0.0) + item.weight
    return found


def _seen(pairs: Sequence[_Pair]) -> tuple[dict[str, int], dict[str, float]]:
    bits: dict[str, list[float]] = {}
    for pair in pairs:
        for code, worth in pair.bits.items():
            bits.setdefault(code, []).append(worth)
    return {code: len(each) for code, each in bits.items()}, {
        code: sum(each) / len(each) for code, each in bits.items()
    }


def _effect(pairs: Sequence[_Pair], weight: Callable[[_Pair], float]) -> Effect:
    return _effect_of(pairs, [weight(pair) for pair in pairs])


def _effect_of(pairs: Sequence[_Pair], weights: Sequence[float]) -> Effect:
    likely = [pair.is_same for pair, weight in zip(pairs, weights, strict=True) if _is_likely(weight)]
    same = sum(pair.is_same for pair in pairs)
    odds = np.array([
        (weight - names.SAME_ENOUGH) * (1 if pair.is_same else -1) for pair, weight in zip(pairs, weights, strict=True)
    ])  # fmt: skip
    surprise = float(np.log2(1 + np.exp2(np.clip(-odds, -60, 60))).mean()) if len(pairs) else 0.0
    return Effect(sum(likely) / len(likely) if likely else None, sum(likely) / same if same else None, surprise)


def _is_likely(weight: float) -> bool:
    return weight >= names.SAME_ENOUGH
