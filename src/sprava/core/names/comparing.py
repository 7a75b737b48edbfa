"""Are two names one name? Evidence per part, each a log2 Bayes factor with its reason; their sum is the score.

The comparison is symmetric, and blind to script, to the order of words and to case where the text leaves the order
open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from . import given as givens
from . import likeness
from .aligning import aligned
from .likeness import DEFAULT, Weights
from .parts import Name, Word, parse
from .reasons import Evidence

SAME_ENOUGH: Final = 10.3
"""From here two names are likely one person's; chosen on development pairs, see docs/methods/linkage.md."""
POSSIBLE: Final = 2.5
_SURNAME_IS_THERE: Final = 9.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum of the evidence, in bits, and the evidence. ``verdict``: likely, possible, unlikely or too-little."""

    weight: float
    evidence: tuple[Evidence, ...]
    verdict: str


def compare(left: Name | str, right: Name | str, weights: Weights = DEFAULT) -> Comparison:
    """The evidence that two names are one person's, and its sum."""
    ours, theirs = (parse(name) if isinstance(name, str) else name for name in (left, right))
    if not (ours.enough and theirs.enough):
        return Comparison(0.0, (Evidence("name", 0.0, "too-little"),), "too-little")
    readings = _readings(ours, theirs, weights)
    best = readings[0] if len(readings) == 1 else max(readings, key=_sum)
    total = round(_sum(best), 3)
    is_enough = total < SAME_ENOUGH or more_than_a_word(ours, theirs)
    return Comparison(total, tuple(best), verdict_of(total, is_enough=is_enough))


def verdict_of(weight: float, *, is_enough: bool = True) -> str:
    """The verdict for so many bits. One word alone, however rare, is not enough for two people to be likely one."""
    if weight >= SAME_ENOUGH and is_enough:
        return "likely"
    return "possible" if weight >= POSSIBLE else "unlikely"


def more_than_a_word(left: Name, right: Name) -> bool:
    """Whether both names have more than one word, counting initials."""
    return all(_words(name) + (name.patronymic is not None) + len(name.initials) > 1 for name in (left, right))


def _sum(found: list[Evidence]) -> float:
    return sum([item.weight for item in found])


def _readings(left: Name, right: Name, weights: Weights) -> list[list[Evidence]]:
    """The evidence for each way of reading the two names."""
    rest = _rest(left, right, weights)
    if not (simple(left) and simple(right)):
        return [aligned(left, right, weights) + rest]
    found = [_straight(left, right, one, other, weights) + rest for one in _orders(left) for other in _orders(right)]
    if _words(left) != _words(right) and not (left.initials or right.initials):
        found.append(aligned(left, right, weights) + rest)
    return found


Order = tuple[Word | None, Word | None]
"""A given name and a surname."""


def simple(name: Name) -> bool:
    """Whether a name has one given name and one surname at most."""
    return len(name.given) <= 1 and len(name.surnames) <= 1


def _words(name: Name) -> int:
    return len(name.given) + len(name.surnames)


def _orders(name: Name) -> tuple[Order, ...]:
    """Given name and surname, and the other way round where the text leaves that open."""
    given = name.given[0] if name.given else None
    surname = name.surnames[0] if name.surnames else None
    if turnable(name):
        return (given, surname), (surname, given)
    return ((given, surname),)


def turnable(name: Name) -> bool:
    """Whether given name and surname may be the other way round."""
    return not name.sure and name.patronymic is None and bool(name.given) and bool(name.surnames)


def _straight(left: Name, right: Name, one: Order, other: Order, weights: Weights) -> list[Evidence]:
    found = _surname(left, right, one[1], other[1], weights)
    given = _given(left, right, one[0], other[0], weights)
    if given:
        found.append(given)
        if given.how == "other":
            return found
    if left.sex and right.sex and left.sex != right.sex:
        found.append(Evidence("sex", weights.sex_other, "contradicted"))
    return found


def _surname(left: Name, right: Name, one: Word | None, other: Word | None, weights: Weights) -> list[Evidence]:
    if one is None or other is None:
        return [] if one is other else [Evidence("surname", weights.surname_missing, "missing")]
    bits, how = likeness.surname(one, other, weights)
    found = Evidence("surname", bits, how, (one.text, other.text))
    if bits < _SURNAME_IS_THERE and (left.previous or right.previous):
        before = [
            (likeness.surname(ours, theirs, weights)[0] - 1.0, ours.text, theirs.text)
            for ours in (one, *left.previous)
            for theirs in (other, *right.previous)
            if not (ours is one and theirs is other)
        ]
        best = max(before)
        if best[0] > bits:
            return [Evidence("surname", best[0], "previous", best[1:])]
    return [found]


def _given(left: Name, right: Name, one: Word | None, other: Word | None, weights: Weights) -> Evidence | None:
    if one is not None and other is not None:
        bits, how = likeness.given(one, other, weights)
        return Evidence("given", bits, how, (one.text, other.text))
    if one is None and other is None:
        if left.initials and right.initials:
            return _initial(left, right, fits=left.initials[0] == right.initials[0], weights=weights)
        return None
    bare, word = (left, other) if one is None else (right, one)
    if bare.initials and word is not None:
        return _initial(left, right, fits=bare.initials[0] in openings(word), weights=weights)
    return Evidence("given", 0.0, "missing")


def _initial(left: Name, right: Name, *, fits: bool, weights: Weights) -> Evidence:
    how = "initial" if fits else "initial-other"
    return Evidence("given", weights.initial_same if fits else weights.initial_other, how, (left.text, right.text))


def openings(word: Word) -> frozenset[str]:
    """The first sounds of a given name in any of its forms: Олена may be A., Уладзімір may be V."""
    return word.openings | givens.openings(word.meant)


def _second_initials(left: Name, right: Name, weights: Weights) -> list[Evidence]:
    """Of «А. А. Зазуля» and «А. Б. Зазуля» the initials of the fathers; where both write them."""
    ours, theirs = (name.initials[0 if name.given else 1 :] for name in (left, right))
    if not (ours and theirs):
        return []
    fits = ours[0] == theirs[0]
    bits, how = (weights.initial_same, "initial") if fits else (weights.initial_other, "initial-other")
    return [Evidence("patronymic", bits, how, (left.text, right.text))]


def _rest(left: Name, right: Name, weights: Weights) -> list[Evidence]:
    """What patronymics say."""
    if left.patronymic and right.patronymic:
        bits, how = likeness.father(left.father, right.father, weights)
        return [Evidence("patronymic", bits, how, (left.patronymic.text, right.patronymic.text))]
    if not (left.patronymic or right.patronymic):
        return _second_initials(left, right, weights)
    full, bare = (left, right) if left.patronymic else (right, left)
    if full.patronymic and len(bare.initials) > (0 if bare.given else 1):
        initial = bare.initials[-1]
        fits = initial in givens.father_openings(full.father) or initial == full.patronymic.code[:1]
        bits = weights.initial_same if fits else weights.initial_other
        said = (left.text, right.text)
        return [Evidence("patronymic", bits, "initial" if fits else "initial-other", said)]
    return [Evidence("patronymic", 0.0, "missing")]
