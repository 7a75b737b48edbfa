"""Pairs of names with the truth about them, and how well scores tell them apart."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.names import FullName, draw_name

Scores = Sequence[float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names; ``kind`` says how the pair came about, ``source`` from where."""

    left: str
    right: str
    is_same: bool
    source: str = "invented"
    kind: str = "pos"
    languages: str = ""


def read_pairs(file: Path) -> list[Pair]:
    """The pairs of a file with the columns left, right, label, source, kind, left_lang and right_lang."""
    with file.open(encoding="utf-8", newline="") as opened:
        return [
            Pair(
                row["left"],
                row["right"],
                row["label"] == "1",
                row["source"],
                row["kind"],
                "–".join(sorted((row["left_lang"], row["right_lang"]))),
            )
            for row in csv.DictReader(opened)
        ]


def read_cases(file: Path) -> list[Pair]:
    """The people of OpenSanctions' name_bench."""
    with file.open(encoding="utf-8", newline="") as opened:
        return [
            Pair(row["name1"], row["name2"], row["is_match"].lower() == "true", "name_bench")
            for row in csv.DictReader(opened)
            if row["schema"] == "Person"
        ]


def invented_pairs(seed: int, many: int) -> list[Pair]:
    """Invented people in two of three spellings, and beside each somebody who is another."""
    chance = Random(seed)  # noqa: S311 not for secrets
    found: list[Pair] = []
    for number in range(many // 2):
        one = draw_name(chance, woman=number % 3 == 0)
        other = draw_name(chance, woman=number % 3 == 0)
        left, right = chance.sample(spellings(one), 2)
        found += [Pair(left, right, is_same=True), Pair(left, chance.choice(spellings(other)), is_same=False)]
    return found


def spellings(name: FullName) -> list[str]:
    """A name as a Belarusian list, a Russian one and an English newspaper write it."""
    return [name.be, name.ru, name.latin]


def best_threshold(pairs: Sequence[Pair], scores: Scores) -> float:
    """The score from which on F1 over these pairs is best."""
    ranked = sorted(zip(scores, (pair.is_same for pair in pairs), strict=True), reverse=True)
    true, right, best, found = sum(pair.is_same for pair in pairs), 0, 0.0, ranked[0][0]
    for place, (score, is_same) in enumerate(ranked, start=1):
        right += is_same
        is_last_of_its_score = place == len(ranked) or ranked[place][0] != score
        if is_last_of_its_score and 2 * right / (place + true) > best:
            best, found = 2 * right / (place + true), score
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """What a matcher tells apart, from one threshold for all pairs on."""

    pairs: Sequence[Pair]
    scores: Scores
    threshold: float

    def f1(self, wanted: Callable[[Pair], bool] = lambda _: True) -> float:
        """F1 over the pairs that are wanted."""
        kept = list(self._of(wanted))
        right = sum(score >= self.threshold for pair, score in kept if pair.is_same)
        said, true = sum(score >= self.threshold for _, score in kept), sum(pair.is_same for pair, _ in kept)
        return 2 * right / (said + true) if said + true else 0.0

    def share(self, wanted: Callable[[Pair], bool]) -> float:
        """The share of the wanted pairs that are said to be one person: recall, or false positives."""
        kept = list(self._of(wanted))
        return sum(score >= self.threshold for _, score in kept) / len(kept) if kept else 0.0

    def _of(self, wanted: Callable[[Pair], bool]) -> Iterator[tuple[Pair, float]]:
        return ((pair, score) for pair, score in zip(self.pairs, self.scores, strict=True) if wanted(pair))


def languages_of(pairs: Iterable[Pair]) -> list[str]:
    """The pairs of languages of which there are at least ten true pairs, the most frequent first."""
    counted: dict[str, int] = {}
    for pair in pairs:
        if pair.is_same and is_natural(pair):
            counted[pair.languages] = counted.get(pair.languages, 0) + 1
    return [languages for languages, many in sorted(counted.items(), key=lambda item: -item[1]) if many >= 10]


def is_natural(pair: Pair) -> bool:
    """Both names stand in a list as they are; the others were put together to be hard."""
    return pair.kind in ("pos", "hard", "rand")
