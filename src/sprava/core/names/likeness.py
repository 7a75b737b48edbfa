"""How two words of two names stand to one another: what that is worth in bits, and in which way they are alike.

Every function is symmetric. These are the only places where two spellings meet; whole names are weighed in
:mod:`.comparing`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance.OSA import distance

from . import given as givens
from .folding import skeleton_of
from .frequency import TABLES, Rarity
from .parts import Word

Finding = tuple[float, str]
"""Bits, and how the two stand to one another."""

STEPS: Final = (0.93, 0.88, 0.82, 0.76, 0.70)
"""Likeness of spelling at which the bits of :attr:`Weights.surname_like` are given; between two steps along a line."""
SLOPE: Final = 40.0
_LIKE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits that each finding is worth, chosen on the development pairs of docs/methods/linkage.md."""

    surname_like: tuple[float, ...] = (5.0, 1.0, -2.0, -6.0, -9.0)
    surname_other: float = -13.0
    given_variant: float = 3.5
    given_diminutive: float = 3.0
    given_like: tuple[float, float] = (3.0, 0.0)
    given_other: float = -18.0
    initial_same: float = 2.0
    initial_other: float = -12.0
    patronymic_like: float = 2.0
    patronymic_other: float = -22.0
    sex_other: float = -8.0
    surname_missing: float = -3.0
    part_extra: float = -1.0
    word_other: float = -14.0
    contradicted_most: float = 12.0
    """What agreeing words may be worth at most in a name of which other words disagree."""
    rarity: Rarity = field(default=TABLES)


DEFAULT: Final = Weights()


def spelling(left: str, right: str) -> float:
    """How alike two codes are spelt, 0 to 1: letters changed, a vowel counting half; 1 is the same code."""
    if left == right:
        return 1.0
    apart = distance(left, right) + distance(skeleton_of(left), skeleton_of(right))
    return max(0.0, 1.0 - apart / 2 / max(len(left), len(right)))


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    if len(left) == 1 == len(right):
        return spelling(left[0], right[0])
    return max(spelling(one, other) for one in left for other in right)


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """A code that both words may have."""
    if left[0] == right[0]:
        return left[0]
    if len(left) == 1 == len(right):
        return ""
    both = [code for code in left if code in right]
    return min(both) if both else ""


def surname(left: Word, right: Word, weights: Weights = DEFAULT) -> Finding:
    """What two surnames are worth, whatever gender they stand in."""
    shared = _shared(left.stems, right.stems)
    if shared:
        return weights.rarity.surname(shared), "same"
    if (
        givens.is_father(left.father)
        and givens.is_father(right.father)
        and givens.same_father(left.father, right.father)
    ):
        return _father_bits(left.father, right.father, weights), "same"
    alike = _alike(left.stems, right.stems)
    return graded(alike, weights), "like" if alike >= _LIKE else "other"


def graded(alike: float, weights: Weights) -> float:
    """Likeness of spelling in bits, along straight lines between the steps."""
    if alike >= STEPS[0]:
        return weights.surname_like[0]
    for number in range(1, len(STEPS)):
        if alike >= STEPS[number]:
            best, worst = weights.surname_like[number - 1], weights.surname_like[number]
            return worst + (best - worst) * (alike - STEPS[number]) / (STEPS[number - 1] - STEPS[number])
    return max(weights.surname_other, weights.surname_like[-1] + (alike - STEPS[-1]) * SLOPE)


def given(left: Word, right: Word, weights: Weights = DEFAULT) -> Finding:
    """What two given names are worth: by the table where it has them, else by their spelling."""
    if left.meant and right.meant:
        if left.meant[0] == right.meant[0] and not left.meant[0][1]:
            return weights.rarity.given(left.meant), givens.SAME
        how = givens.relation(left.meant, right.meant)
        if how == givens.SAME:
            return min(weights.rarity.given(left.meant), weights.rarity.given(right.meant)), how
        if how == givens.VARIANT:
            return weights.given_variant, how
        if how == givens.DIMINUTIVE:
            return weights.given_diminutive, how
        # Both are known names and not one another's form: Антон and Артём do not become one by spelling.
        return weights.given_other, "other"
    if _shared(left.codes, right.codes):
        return weights.rarity.given(left.meant or right.meant), "same"
    alike = _alike(left.codes, right.codes)
    if alike >= 0.86:
        return weights.given_like[0], "like"
    return (weights.given_like[1], "like") if alike >= 0.8 or _slip(left, right) else (weights.given_other, "other")


def _slip(left: Word, right: Word) -> bool:
    """Whether one letter makes a known given name of a word that is none: «Мксим»."""
    known = left if left.meant else right if right.meant else None
    return (
        known is not None and len(known.code) >= _SLIP_SHORTEST and distance(left.code, right.code, score_cutoff=1) == 1
    )


_SLIP_SHORTEST: Final = 5


def _father_bits(left: str, right: str, weights: Weights) -> float:
    return min(weights.rarity.father(left), weights.rarity.father(right))


def father(left: str, right: str, weights: Weights = DEFAULT) -> Finding:
    """What two patronymics are worth, given the stems of the father's name."""
    if left == right:
        return weights.rarity.father(left), "same"
    if givens.same_father(left, right):
        return _father_bits(left, right, weights), "same"
    known = givens.is_father(left) and givens.is_father(right)
    if spelling(left, right) >= (0.9 if known else 0.74):
        return weights.patronymic_like, "like"
    return weights.patronymic_other, "contradicted"


def word(left: Word, right: Word, weights: Weights = DEFAULT) -> Finding:
    """What two words are worth where the text does not say which is the surname; "other" if they are not one word."""
    if left.meant and right.meant:
        how = givens.relation(left.meant, right.meant)
        if how != givens.OTHER:
            return given(left, right, weights)
    shared = _shared(left.stems, right.stems)
    if shared:
        return min(weights.rarity.surname(shared), weights.rarity.given(left.meant or right.meant)), "same"
    alike = _alike(left.stems, right.stems)
    return graded(alike, weights), "like" if alike >= _LIKE and not (left.meant and right.meant) else "other"
