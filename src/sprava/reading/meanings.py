"""With which meaning a penalty is said: imposed, requested, served, remaining, or what the law allows."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.durations import Duration
from sprava.reading.phrases import Mark
from sprava.reading.quantities import is_dash
from sprava.reading.text import Sentence, Tokens

WITHIN = 9
"""Words after a duration in which a word of another clause may still say its meaning."""
MAY_WITHIN = 2
"""Words between "can" and the verb that gives a penalty."""
LONGEST_BARE_YEARS = 15
"""Years in brackets after a name are a term up to here, and an age above."""


@dataclass
class MeaningReader:
    """The meaning of a duration is that of the nearest word that has one, within its clause first."""

    tokens: Tokens
    taken: frozenset[int] = frozenset()

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
        if self._is_whole(one, sentence):
            return "imposed"
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

    def _is_whole(self, one: Duration, sentence: Sentence) -> bool:
        """``два года из пяти лет``: of the term that was imposed so much is served or left."""
        before, words = one.first - 1, self.tokens.words
        return before > sentence.first and words[before].is_small("out_of") and "unit" in words[before - 1].kinds

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

        telling = [mark for mark in marks if not self._is_named(mark)] or marks
        best = min(telling, key=distance)
        if best.name == "imposed" and self._is_supposed(best, sentence):
            return "statutory"
        if best.name == "imposed":
            return self._governing(best, marks, one, sentence)
        return best.name

    def _governing(self, best: Mark, marks: list[Mark], one: Duration, sentence: Sentence) -> str:
        """What stands before governs what is given: ``asked for five years to be given``, ``can impose five years``; so
        does what is said of a penalty that is only named, ``served his sentence: five years``.
        """
        governs = (
            ("requested", "statutory", "served", "remaining") if self._is_named(best) else ("requested", "statutory")
        )
        before = [mark for mark in marks if mark.name in governs and mark.last <= best.first and best.last <= one.first]
        if before and not self._separated(before[-1].last, best.first, sentence):
            return before[-1].name
        near = range(max(sentence.first, best.first - MAY_WITHIN), best.first)
        may = [at for at in near if self.tokens.words[at].is_small("may") and at not in self.taken]
        return "statutory" if may and not self._separated(may[-1], best.first, sentence) else best.name

    def _is_named(self, mark: Mark) -> bool:
        """``приговор``, ``sentence``: a word for the penalty or the court, which says less than any verb."""
        word = self.tokens.words[mark.first]
        return mark.last - mark.first == 1 and (
            word.is_small("term") or "court" in word.kinds or ("clause", "verdict") in word.labels
        )

    def _is_supposed(self, mark: Mark, sentence: Sentence) -> bool:
        """``Если суд согласится, его посадят``: an "if" opens the sentence or a clause before."""
        return any(
            self.tokens.words[at].is_small("supposed")
            and (at == sentence.first or self.tokens.written[at - 1] in ",;(")
            for at in range(sentence.first, mark.first)
        )

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
