"""Names of many words: which word answers to which, what is left over, what was glued together.

For names of one given name and one surname :mod:`.comparing` knows the parts; here are all others: Arabic and Spanish
names, double surnames, middle names, words written together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from . import likeness
from .likeness import Weights
from .parts import Name, Word
from .reasons import Evidence

_FULL: Final = 2
"""Words that count in full; each further one only a little, since words of one name come together."""
_FURTHER_MOST: Final = 1.5
_JOINED_SHORTEST: Final = 4


def aligned(left: Name, right: Name, weights: Weights) -> list[Evidence]:
    """Evidence of the words other than patronymics."""
    lefts, rights = _words(left, right), _words(right, left)
    found, lefts, rights = _pairs(lefts, rights, weights)
    joined = _joined(lefts, rights)
    if joined:
        found.append(joined)
        lefts, rights = [], []
    lefts, rights, initials = _with_initials(left, right, lefts, rights, weights)
    found = _counted(found, weights, disagreeing=min(len(lefts), len(rights)))
    found += [
        Evidence("word", weights.word_other, "other", (one.text, other.text))
        for one, other in zip(lefts, rights, strict=False)
    ]
    left_over = abs(len(lefts) - len(rights))
    found += initials + [Evidence("surname", weights.part_extra, "extra")] * left_over
    if left_over and sum(item.weight > 0 and item.part == "word" for item in found) < _FULL:
        found.append(Evidence("surname", weights.surname_missing, "missing"))
    return found


def _words(name: Name, other: Name) -> list[Word]:
    """The words to bring together; a patronymic is one of them where the other name has none."""
    words = [*name.given, *name.surnames]
    return [*words, name.patronymic] if name.patronymic and not other.patronymic else words


def _pairs(lefts: list[Word], rights: list[Word], weights: Weights) -> tuple[list[Evidence], list[Word], list[Word]]:
    """Words that answer to one another, the best first, and the words that none answers to."""
    ranked = []
    for at, one in enumerate(lefts):
        for to, other in enumerate(rights):
            bits, how = likeness.word(one, other, weights)
            if how != "other":
                ranked.append((-bits, at, to, how))
    ranked.sort()
    found: list[Evidence] = []
    taken: set[int] = set()
    answered: set[int] = set()
    for minus_bits, at, to, how in ranked:
        if at not in taken and to not in answered:
            taken.add(at)
            answered.add(to)
            found.append(Evidence("word", -minus_bits, how, (lefts[at].text, rights[to].text)))
    return (
        found,
        [one for at, one in enumerate(lefts) if at not in taken],
        [other for to, other in enumerate(rights) if to not in answered],
    )


def _joined(lefts: Sequence[Word], rights: Sequence[Word]) -> Evidence | None:
    """Words written together on one side and apart on the other."""
    if not lefts or not rights or len(lefts) == len(rights):
        return None
    one, other = "".join(word.code for word in lefts), "".join(word.code for word in rights)
    if len(one) < _JOINED_SHORTEST or likeness.spelling(one, other) < likeness.STEPS[0]:
        return None
    return Evidence(
        "word", 10.0, "joined", (" ".join(word.text for word in lefts), " ".join(word.text for word in rights))
    )


def _with_initials(
    left: Name, right: Name, lefts: list[Word], rights: list[Word], weights: Weights
) -> tuple[list[Word], list[Word], list[Evidence]]:
    """What initials say of the words left over on the other side, and the words left over then."""
    out: list[Evidence] = []
    for name, other, words in ((left, right, rights), (right, left, lefts)):
        for initial in () if other.initials else name.initials:
            if not words:
                break
            fitting = next((word for word in words if initial in word.openings), None)
            if fitting is None:
                out.append(Evidence("given", weights.initial_other, "initial-other", (name.text, other.text)))
                break
            words.remove(fitting)
            out.append(Evidence("given", 0.0, "initial", (name.text, other.text)))
    if left.initials and right.initials and set(left.initials).isdisjoint(right.initials):
        out.append(Evidence("given", weights.initial_other, "initial-other", (left.text, right.text)))
    return lefts, rights, out


def _counted(found: list[Evidence], weights: Weights, *, disagreeing: int) -> list[Evidence]:
    """The two best words in full, the others as a little more; all of it capped where other words disagree."""
    left_to_give = weights.contradicted_most if disagreeing else float("inf")
    out = []
    for number, item in enumerate(sorted(found, key=lambda item: -item.weight)):
        worth = item.weight if number < _FULL or item.weight < 0 else min(item.weight, _FURTHER_MOST)
        worth = min(worth, max(left_to_give, 0.0))
        left_to_give -= max(worth, 0.0)
        out.append(Evidence(item.part, worth, item.how, item.said))
    return out
