"""Scores for pairs of names as text: each distinct name is read once, the pairs are scored as columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sprava.core import names

from .comparing import DEFAULT
from .evidence import Weights
from .prepared import prepare
from .records import Record
from .scoring import Scorer


def score_names(lefts: Sequence[str], rights: Sequence[str], weights: Weights = DEFAULT) -> list[float]:
    """The weight of each pair of names, in bits: what ``names.compare`` answers."""
    distinct = list(dict.fromkeys((*lefts, *rights)))
    numbers = {text: number for number, text in enumerate(distinct)}
    prepared = prepare([Record(names.parse(text)) for text in distinct])
    scorer = Scorer(prepared, prepared, weights)
    at = [np.fromiter((numbers[text] for text in side), np.int32, len(side)) for side in (lefts, rights)]
    found: list[float] = scorer.scores(*at)[0].tolist()
    return found
