"""With which meaning a penalty is said: imposed, requested, served, remaining, or what the law allows."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.durations import Duration, DurationReader
from sprava.reading.phrases import Mark
from sprava.reading.quantities import is_dash, quantity_at
from sprava.reading.text import Sentence, Tokens

WITHIN = 9
"""Words after a duration in which a word of another clause may still say its meaning."""
LONGEST_BARE_YEARS = 15
"""Years in brackets after a name are a term up to here, and an age above."""


@dataclass
class MeaningReader:
    """The meaning of a duration is that of the nearest word that has one, within its clause first."""

    tokens: Tokens
    taken: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self._durations = DurationReader(self.tokens)

    def of(self, one: Duration, sentence: Sentence) -> str:
        """The meaning of the nearest word that has one: of the same clause, else of the same sentence before it,
        else after.
        """
        regimes = {at for mark in sentence.of("regime") for at in range(mark.first, mark.last)}
        marks = [
            mark
            for mark in sentence.of("meaning")
            if mark.name not in ("excluded", "awaiting") and mark.first not in regimes
        ]
        if one.first > sentence.first and self.tokens.words[one.first - 1].is_small("after"):
            return "served"
        if not marks and (
            self._follows_name(one, sentence) or self._is_in_item(one, sentence) or self._ends_trial(one, sentence)
        ):
            return "imposed"
        if self._in_brackets(one, sentence):
            return "imposed" if one.amount <= LONGEST_BARE_YEARS * 12 else ""
        if not marks:
            return ""
        first, last = self.clause(one, sentence)
        inside = [mark for mark in marks if first <= mark.first < last]
        following = [mark for mark in marks if mark.first >= last and mark.first - one.last <= WITHIN]
        for group in (inside, [mark for mark in marks if mark.last <= first], following):
            if group:
                return self._nearest(group, one, sentence)
        return ""

    def _in_brackets(self, one: Duration, sentence: Sentence) -> bool:
        """``Ivan Ivanou (7 years)``: nothing but the term in brackets after a name."""
        written = self.tokens.written
        return (
            one.first - 2 >= sentence.first
            and written[one.first - 1] == "("
            and one.last < sentence.last
            and written[one.last] == ")"
            and self.tokens.words[one.first - 2].is_capital
        )

    def _follows_name(self, one: Duration, sentence: Sentence) -> bool:
        """``Борис Новик: пять лет``: in digests the name and the term are all that is said."""
        before = one.first - 1
        if before - 1 < sentence.first or one.is_adjective or one.amount > LONGEST_BARE_YEARS * 12:
            return False
        written = self.tokens.written[before]
        return (written == ":" or is_dash(written)) and self.tokens.words[before - 1].is_capital

    def _ends_trial(self, one: Duration, sentence: Sentence) -> bool:
        """``Его судили за подписку: 15 суток``."""
        before = one.first - 1
        led = before > sentence.first and (self.tokens.written[before] == ":" or is_dash(self.tokens.written[before]))
        return led and any(mark.name == "tried" and mark.last <= before for mark in sentence.of("trigger"))

    def _is_in_item(self, one: Duration, sentence: Sentence) -> bool:
        """``Пётр Нехай – ст. 19.11, 15 суток``: an article and a number of days or years after a name."""
        words, written = self.tokens.words, self.tokens.written
        starts = next((at for at in range(sentence.first, one.first) if words[at].is_word), one.first)
        cited = any(("article", "article") in words[at].labels for at in range(starts, one.first))
        dashed = any(is_dash(written[at]) or written[at] == ":" for at in range(starts, one.first))
        return words[starts].is_capital and cited and dashed and not sentence.of("trigger")

    def _nearest(self, marks: list[Mark], one: Duration, sentence: Sentence) -> str:
        def distance(mark: Mark) -> tuple[float, bool]:
            gap = (
                one.first - mark.last
                if mark.last <= one.first
                else (mark.first - one.last) * 1.5 + 1
                if mark.first >= one.last
                else 0
            )
            return (gap, mark.name == "imposed")

        best = min(marks, key=distance)
        if best.name == "imposed":
            # "the prosecutor asked for five years of imprisonment to be given": asking governs what it asks for.
            governing = [
                mark
                for mark in marks
                if mark.name in ("requested", "statutory") and mark.last <= best.first and best.last <= one.first
            ]
            if governing and not self._separated(governing[-1].last, best.first, sentence):
                return governing[-1].name
        return best.name

    def _separated(self, first: int, last: int, sentence: Sentence) -> bool:
        return any(
            self.tokens.written[at] in ",;" or self.tokens.words[at].kinds.get("clause") == "break"
            for at in range(first, min(last, sentence.last))
        )

    def clause(self, one: Duration, sentence: Sentence) -> tuple[int, int]:
        first, last = sentence.first, sentence.last
        for at in range(one.first - 1, sentence.first - 1, -1):
            if self._parts_clauses(at):
                first = at + 1
                break
        for at in range(one.last, sentence.last):
            if self._parts_clauses(at):
                last = at
                break
        return first, last

    def _parts_clauses(self, at: int) -> bool:
        parts = self.tokens.words[at].parts
        if not parts:
            return self.tokens.written[at] == "."
        return not self.tokens.joined(at) if parts == "dash" else parts != "and"

    def is_governed(self, one: Duration, sentence: Sentence) -> bool:
        """Stands a word that gives, asks or allows penalties before the duration in its clause?"""
        first, _ = self.clause(one, sentence)
        return any(
            mark.name not in ("excluded", "awaiting") and first <= mark.first < one.first
            for mark in sentence.of("meaning")
        )

    def range_of(self, one: Duration, sentence: Sentence) -> tuple[int, int]:
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
        if lower is not None and lower.first not in self.taken and not self._durations.is_part_of_number(lower.first):
            opened = lower.first - 1 >= sentence.first and tokens.words[lower.first - 1].is_small("from")
            return lower.first - opened, one.last
        if before.is_small("up_to"):
            return at - 1 - (
                before.fold == "to" and at - 2 >= sentence.first and tokens.words[at - 2].fold == "up"
            ), one.last
        return one.first, one.last

    def range_meaning(self, one: Duration, first: int, meaning: str, sentence: Sentence) -> str:
        """A range is what the law allows, unless it is asked for; Belarusian and Ukrainian "sentenced to" is
        written like "up to".
        """
        opening = self.tokens.words[first].fold
        whole_range = one.first - first > 2 or (one.first - first == 2 and opening not in ("up",))
        if whole_range:
            return "statutory" if meaning in ("", "imposed") else meaning
        if opening in ("да", "до") and sentence.lang in ("be", "be-latn", "uk") and meaning == "imposed":
            return meaning
        if opening == "to":
            return meaning if self.tokens.words[first - 1].fold != "up" else "statutory"
        return "statutory" if meaning in ("", "imposed") else meaning
