"""Ranges of penalties: "от 7 до 15 лет", "up to four years", which is what the law allows unless it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.durations import Duration, DurationReader
from sprava.reading.quantities import is_dash, quantity_at
from sprava.reading.text import Sentence, Tokens


@dataclass(frozen=True, slots=True)
class RangeReader:
    """The ranges of one text."""

    tokens: Tokens
    durations: DurationReader

    def of(self, one: Duration, sentence: Sentence, taken: frozenset[int]) -> tuple[int, int]:
        """``от 7 до 15 лет``, ``up to four years``, ``7-15 лет``: the upper bound is the value, the whole the span."""
        tokens, at = self.tokens, one.first
        if at - 1 < sentence.first:
            return one.first, one.last
        before = tokens.words[at - 1]
        lower = None
        if before.is_small("up_to") or is_dash(tokens.written[at - 1]):
            for first in range(max(sentence.first, at - 4), at - 1):
                found = quantity_at(tokens, first, at - 1)
                if found is not None and (
                    found.last == at - 1 or (found.last == at - 2 and "unit" in tokens.words[at - 2].kinds)
                ):
                    lower = found
                    break
        upper = quantity_at(tokens, at, sentence.last)
        if lower is not None and upper is not None and lower.value >= upper.value:
            lower = None  # "from seven years to five": cut, and no range
        if lower is not None and lower.first not in taken and not self.durations.is_part_of_number(lower.first):
            opened = lower.first - 1 >= sentence.first and tokens.words[lower.first - 1].is_small("from")
            return lower.first - opened, one.last
        if before.is_small("up_to"):
            return at - 1 - (
                before.fold == "to" and at - 2 >= sentence.first and tokens.words[at - 2].fold == "up"
            ), one.last
        return one.first, one.last

    def meaning(self, one: Duration, first: int, meaning: str, sentence: Sentence) -> str:
        """A range is what the law allows, unless it is asked for; Belarusian and Ukrainian "sentenced to" is
        written like "up to".
        """
        opening = self.tokens.words[first].fold
        whole_range = one.first - first > 2 or (one.first - first == 2 and opening not in ("up",))
        if whole_range:
            return "statutory" if meaning in ("", "imposed") else meaning
        if opening in ("да", "до") and meaning == "imposed" and self._leads_to(first, sentence):
            return meaning
        if opening == "to":
            return meaning if self.tokens.words[first - 1].fold != "up" else "statutory"
        return "statutory" if meaning in ("", "imposed") else meaning

    def _leads_to(self, at: int, sentence: Sentence) -> bool:
        """``прыгаварыў да``: the one verb after which "to" is no "up to"."""
        marks = [mark for mark in sentence.of("meaning") if mark.last <= at]
        return bool(marks) and any(self.tokens.words[mark.first].is_small("sentenced_to") for mark in marks)
