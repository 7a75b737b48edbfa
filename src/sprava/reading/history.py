"""What is told of long ago, which is no event of anybody in the register."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.scenes import Scene

OLDEST_YEAR, LONG_AGO = "1990", "1960"
"""What happened before is history; nobody of whom we are told today worked, married or moved before the second."""
CENTURIES = frozenset(("XV", "XVI", "XVII", "XVIII", "XIX", "ХV", "ХVІ", "ХVІІ", "ХVІІІ", "ХІХ"))
"""Centuries as they are written, some with Cyrillic letters that look the same."""


@dataclass
class History:
    """Tells history from our days, sentence by sentence in order."""

    _past_block: int = -1
    """The paragraph that tells of long ago, if the last one with a date did."""

    def tells(self, scene: Scene) -> bool:
        """Is it told of long ago? What follows in the paragraph is as well, until there is a date of our days."""
        sentence = scene.sentence
        if not CENTURIES.isdisjoint(scene.tokens.written[sentence.first : sentence.last]):
            return True
        years = [span.value for span in scene.dates if isinstance(span.value, str)]
        if not years:
            return self._past_block == scene.sentence.block
        old = any(year < OLDEST_YEAR for year in years)
        told = scene.anchors or min(years) < LONG_AGO
        self._past_block = scene.sentence.block if old and told else -1
        return old
