"""Scores of pairs of names by another matcher: ``score_pairs.py logic-v2|wratio PAIRS.tsv``, a score a line.

The last line is the processor time in seconds that the scoring took, without loading the matcher and the file.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

Score = Callable[[str, str], float]


def logic_v2() -> Score:
    """nomenklatura's rule matcher for people; two names are all it is given."""
    model = import_module("followthemoney").model
    matching = import_module("nomenklatura.matching")
    settings = matching.LogicV2.default_config()
    # It remembers entities by their id: one used twice would give the first score again.
    numbers = count()

    def person(name: str) -> Any:  # noqa: ANN401 an entity of a library without types
        entity = model.make_entity("Person")
        entity.id = f"invented-{next(numbers)}"
        entity.add("name", name)
        return entity

    return lambda left, right: float(matching.LogicV2.compare(person(left), person(right), settings).score)


def wratio() -> Score:
    """rapidfuzz over ASCII letters, the usual way to make scripts comparable."""
    ratio, ascii_text = import_module("rapidfuzz.fuzz").WRatio, import_module("normality").ascii_text
    return lambda left, right: float(ratio((ascii_text(left) or "").lower(), (ascii_text(right) or "").lower()))


MATCHERS: dict[str, Callable[[], Score]] = {"logic-v2": logic_v2, "wratio": wratio}


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The two names of each line."""
    for line in path.read_text("utf-8").splitlines():
        left, _, right = line.partition("\t")
        yield left, right


def main() -> None:
    """Score what the command line names."""
    score, asked = MATCHERS[sys.argv[1]](), list(pairs(Path(sys.argv[2])))
    score("Анна Іванова", "Anna Ivanova")
    begun = time.process_time()
    scores = [score(left, right) for left, right in asked]
    print(*scores, time.process_time() - begun, sep="\n")


if __name__ == "__main__":
    main()
