"""Weights changed by so many bits for each finding, and the file that keeps such changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any, Final

from sprava.core import names
from sprava.core.errors import Unreadable

from .evidence import Weights
from .rarity import shifted

Changes = Mapping[str, float]
"""Bits by the code of the finding, such as ``place-other``."""
_OF_NAMES: Final = {
    "given-variant": "given_variant", "given-diminutive": "given_diminutive", "given-initial": "initial_same",
    "given-initial-other": "initial_other", "patronymic-like": "patronymic_like", "surname-missing": "surname_missing",
}  # fmt: skip
_OF_THE_REST: Final = {
    "born-same": "born_same", "born-near": "born_near", "born-contradicted": "born_other", "place-other": "place_other",
    "article-same": "article_same", "article-other": "article_other", "facility-same": "facility_same",
    "facility-other": "facility_other", "case-same": "case_same",
}  # fmt: skip


def _by_rarity(surname: float = 0.0, given: float = 0.0, father: float = 0.0) -> Callable[[Weights, float], Weights]:
    def change(weights: Weights, bits: float) -> Weights:
        rarity = shifted(weights.names.rarity, surname * bits, given * bits, father * bits)
        return replace(weights, names=replace(weights.names, rarity=rarity))

    return change


def _surname_like(weights: Weights, bits: float) -> Weights:
    *like, last = weights.names.surname_like
    return _named(weights, surname_like=(*(worth + bits for worth in like), last))


def _surname_other(weights: Weights, bits: float) -> Weights:
    own = weights.names
    return _named(
        weights, surname_like=(*own.surname_like[:-1], own.surname_like[-1] + bits),
        surname_other=own.surname_other + bits,
    )  # fmt: skip


def _given_like(weights: Weights, bits: float) -> Weights:
    near, far = weights.names.given_like
    return _named(weights, given_like=(near + bits, far + bits))


def _born_compatible(weights: Weights, bits: float) -> Weights:
    return replace(weights, born_month=weights.born_month + bits, born_year=weights.born_year + bits)


def _place_same(weights: Weights, bits: float) -> Weights:
    places = {place: worth + bits for place, worth in weights.places.items()}
    return replace(weights, place_same=weights.place_same + bits, place_most=weights.place_most + bits, places=places)


def _named(weights: Weights, **new: object) -> Weights:
    own: names.Weights = replace(weights.names, **new)  # type: ignore[arg-type]
    return replace(weights, names=own)


_SPECIAL: Final[Mapping[str, Callable[[Weights, float], Weights]]] = {
    "surname-same": _by_rarity(surname=1.0), "given-same": _by_rarity(given=1.0),
    "patronymic-same": _by_rarity(father=1.0), "surname-like": _surname_like, "surname-other": _surname_other,
    "given-like": _given_like, "born-compatible": _born_compatible, "place-same": _place_same,
}  # fmt: skip
FINDINGS: Final = (*_SPECIAL, *_OF_NAMES, *_OF_THE_REST)
"""Codes of the findings whose weights can be changed: not of those that sink a pair."""


def adjusted(weights: Weights, changes: Changes) -> Weights:
    """The weights, each finding worth so many bits more or less."""
    for code, bits in changes.items():
        if not bits:
            continue
        if code in _SPECIAL:
            weights = _SPECIAL[code](weights, bits)
        elif code in _OF_NAMES:
            field = _OF_NAMES[code]
            weights = _named(weights, **{field: getattr(weights.names, field) + bits})
        else:
            field = _OF_THE_REST[code]
            weights = replace(weights, **{field: getattr(weights, field) + bits})
    return weights


def write_changes(path: Path, changes: Changes, judgements: int) -> None:
    """Write a file for :func:`read_changes`."""
    kept = {code: round(bits, 4) for code, bits in changes.items()}
    said = {"weights": "bits added to the weight of each finding", "judgements": judgements, "changes": kept}
    path.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def read_changes(path: Path) -> Changes:
    """The changes that a file keeps.

    Raises:
        Unreadable: it is not a file of :func:`write_changes`.
    """
    try:
        return must_be_changes(path, json.loads(path.read_text(encoding="utf-8"))["changes"])
    except (ValueError, TypeError, KeyError, AttributeError) as cause:
        raise Unreadable(
            f"{path} holds no weights. sprava link train JUDGEMENTS.csv --out FILE writes them."
        ) from cause


def must_be_changes(path: Path, said: Any) -> Changes:  # noqa: ANN401 what JSON held
    """Bits by finding, as a file says them; whatever else it says raises what Python raises.

    Raises:
        Unreadable: a finding is unknown, or its bits are no number.
    """
    read = {str(code): float(bits) for code, bits in said.items()}
    for code, bits in read.items():
        if code not in FINDINGS or not isfinite(bits):
            raise Unreadable(f"{path}: {code!r} is no finding whose weight can be changed, or its bits are no number.")
    return read
