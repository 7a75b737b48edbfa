"""Are two records one person? The evidence of the names and of everything else, and its sum in bits."""

from __future__ import annotations

from typing import Final

from sprava.core import names
from sprava.core.names import Comparison, Evidence
from sprava.core.names.comparing import more_than_a_word, verdict_of

from .evidence import Weights, circumstances, surname_by_birth
from .records import Record

DEFAULT: Final = Weights()
SUNK_BY: Final = frozenset({"given-other", "patronymic-contradicted", "sex-contradicted", "word-other"})


_NOT_THE_SAME: Final = frozenset({"surname-like", "surname-other"})


def _by_birth(item: Evidence, weights: Weights) -> Evidence:
    """What a surname that is not the same is worth besides, where the birth dates agree to the day."""
    return Evidence("surname", surname_by_birth(item.weight, weights), "by-birth", item.said)


def compare(left: Record, right: Record, weights: Weights = DEFAULT) -> Comparison:
    """The evidence that two records are one person. A name contradicted in its given name or patronymic sinks it.

    Twins share everything but the given name; no birth date may outweigh that. It is still for a person to say.
    """
    by_name = names.compare(left.name, right.name, weights.names)
    found = [*by_name.evidence, *circumstances(left, right, weights)]
    if left.born == right.born and left.born[2] and weights.surname_by_birth[0]:
        found += [_by_birth(item, weights) for item in by_name.evidence if item.code in _NOT_THE_SAME]
    total = sum(item.weight for item in found)
    if total > weights.sunk and is_sunk(by_name):
        found.append(Evidence("name", weights.sunk - total, "sunk"))
        total = weights.sunk
    total = round(total, 3)
    if by_name.verdict == "too-little":
        return Comparison(0.0, by_name.evidence, "too-little")
    says_more = len(found) > len(by_name.evidence)
    is_enough = says_more or more_than_a_word(left.name, right.name)
    return Comparison(total, tuple(found), verdict_of(total, is_enough=is_enough))


def is_sunk(found: Comparison) -> bool:
    """Whether a given name, a patronymic or another word of the name is contradicted."""
    return any(item.code in SUNK_BY for item in found.evidence)
