"""How rare names are, in bits: agreeing on a common one says less.

A surname that the table lacks is taken as one in 8 000. A long list says itself how common its names are:
:func:`counted`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from math import log2
from typing import Final

from . import given as givens
from .folding import code_of, stem_of
from .parts import Name

SURNAME_BITS: Final = 13.0
PATRONYMIC_BITS: Final = 5.0
ENOUGH_TO_COUNT: Final = 5_000
"""Names from which a list says more about its own names than the tables do."""
_LEAST: Final = 3.0
_LEAST_OF_SURNAMES: Final = 5.5
"""More than surnames spelt alike are worth, however common one is in a list."""
_MOST: Final = 15.0


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """-log2 of the share of people who have a surname (by the code of its stem), a given name or a father's name (by
    its row).
    """

    surnames: Mapping[str, float]
    other_surnames: float = SURNAME_BITS
    given_names: Mapping[str, float] = field(default_factory=dict)
    fathers: Mapping[str, float] = field(default_factory=dict)

    def surname(self, stem: str) -> float:
        return self.surnames.get(stem, self.other_surnames)

    def given(self, meant: tuple[givens.Meaning, ...]) -> float:
        found = self.given_names.get(meant[0][0]) if meant else None
        return givens.bits(meant) if found is None else found

    def father(self, stem: str) -> float:
        return self.fathers.get(givens.father_class(stem), PATRONYMIC_BITS)


def _read() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in (files(__package__) / "data" / "surnames.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "bits\t")):
            bits, forms, _source = line.split("\t")
            for form in forms.split():
                code = stem_of(code_of(form))
                found[code] = min(float(bits), found.get(code, 99.0))
    return found


TABLES: Final = Rarity(_read())


def counted(names: Iterable[Name]) -> Rarity:
    """The rarity of names in a list, by the list itself; by the tables where it has fewer than
    :data:`ENOUGH_TO_COUNT` names.
    """
    surnames: Counter[str] = Counter()
    given: Counter[str] = Counter()
    fathers: Counter[str] = Counter()
    for name in names:
        surnames.update(word.stems[0] for word in name.surnames)
        given.update(word.meant[0][0] for word in name.given if word.meant)
        if name.father:
            fathers[givens.father_class(name.father)] += 1
    return by_counts(surnames, given, fathers)


def by_counts(surnames: Counter[str], given: Counter[str], fathers: Counter[str]) -> Rarity:
    """The rarity of names of which it was counted how often each comes: stems of surnames, rows of given names,
    fathers by row.
    """
    if surnames.total() < ENOUGH_TO_COUNT:
        return TABLES
    return Rarity(_bits(surnames, _LEAST_OF_SURNAMES), _MOST, _bits(given), _bits(fathers))


def _bits(counts: Counter[str], least: float = _LEAST) -> dict[str, float]:
    whole = counts.total()
    return {what: min(max(-log2(count / whole), least), _MOST) for what, count in counts.items()}
