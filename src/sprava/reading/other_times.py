"""Durations that are no penalties: an age, how long ago, how long something took, on remand, in a punishment cell."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.durations import Duration
from sprava.reading.meanings import MeaningReader
from sprava.reading.spans import ARREST, IMPRISONMENT
from sprava.reading.text import Sentence, Tokens

YOUNGEST = 14 * 12
"""Months; nobody younger is tried, and what is shorter is no age."""
REMAND_WITHIN = 3
"""Words after a time served in which a remand prison may be named."""
CUE_BEFORE, CUE_AFTER = 4, 2
"""Words before and after a duration in which ``назад`` or ``стаж`` says what it is."""
VERB_WITHIN = 3
"""Words before a duration in which a verb of the verdict makes it a penalty all the same."""
REGIME_WITHIN = 3
"""Words after a duration in which the regime of the colony may be named."""
FIGURES_OF_YEAR = 4
_PRISONS = frozenset(("colony", "prison", "open", "remand"))


@dataclass(frozen=True, slots=True)
class OtherTimes:
    """Tells the durations of one text that are no penalties."""

    tokens: Tokens
    meanings: MeaningReader

    def has(self, one: Duration, sentence: Sentence, kind: str, meaning: str) -> bool:
        """Is the duration something else? ``kind`` and ``meaning`` are what its words say of it, or nothing."""
        if self._is_of_other_time(one, sentence, meaning):
            return True
        if one.unit == "days" and kind != ARREST and self._is_no_arrest(one, sentence, meaning):
            return True
        if _is_parted_by_cue(one, sentence, kind, meaning) or (not kind and self._is_time_within(one, sentence)):
            return True
        if one.is_adjective:
            return False
        if one.unit == "months" and (self._is_age(one, sentence) or self._is_year(one)):
            return True
        return not (kind or meaning)

    def is_in_prison(self, one: Duration, sentence: Sentence) -> bool:
        """Is what was spent so long a term: in a colony or a prison, not on remand before the verdict?"""
        first, last = self.meanings.clause(one, sentence)
        places = {mark.name for mark in sentence.of("facility") if first <= mark.first < last} & _PRISONS
        kinds = {mark.name for mark in sentence.of("kind") if first <= mark.first < last} & {IMPRISONMENT, ARREST}
        return bool(kinds or places) and "remand" not in places

    def _is_of_other_time(self, one: Duration, sentence: Sentence, meaning: str) -> bool:
        """``before the trial``, ``by a year``, ``for eight months`` so far, «Три года» as a title, time on remand."""
        first, last = self.meanings.clause(one, sentence)
        if any(mark.name == "awaiting" and first <= mark.first < last for mark in sentence.of("meaning")):
            return True
        if meaning == "served" and any(
            mark.name == "remand" and one.last <= mark.first <= one.last + REMAND_WITHIN
            for mark in sentence.of("facility")
        ):
            return True
        before = one.first - 1
        if before < sentence.first:
            return False
        word = self.tokens.words[before]
        if word.is_small("by"):
            return True
        loose = meaning in ("", "imposed") and not (
            self.meanings.is_governed(one, sentence) or self._is_of_verdict(one, sentence)
        )
        quoted = self.tokens.written[before] in '«“„"'
        return loose and (quoted or (word.is_small("for") and sentence.lang == "en"))

    def _is_of_verdict(self, one: Duration, sentence: Sentence) -> bool:
        """``jailed X, a surgeon, for two years in a general-regime colony``: verb and regime hold it between."""
        follows = any(one.last <= mark.first <= one.last + REGIME_WITHIN for mark in sentence.of("regime"))
        return follows and any(mark.name == "imposed" and mark.last <= one.first for mark in sentence.of("meaning"))

    def _is_no_arrest(self, one: Duration, sentence: Sentence, meaning: str) -> bool:
        """Days that are left, within which something happens, or in a punishment cell."""
        cell = any(mark.name == "placed_in_punishment_cell" for mark in sentence.of("trigger"))
        return meaning == "remaining" or cell or self._is_within(one, sentence)

    def _is_time_within(self, one: Duration, sentence: Sentence) -> bool:
        """``drew them in two months``, ``собрали за год``: how long something took."""
        return self._is_within(one, sentence) and not any(mark.first < one.first for mark in sentence.of("kind"))

    def _is_within(self, one: Duration, sentence: Sentence) -> bool:
        return one.first > sentence.first and self.tokens.words[one.first - 1].is_small("within")

    def _is_age(self, one: Duration, sentence: Sentence) -> bool:
        """``Ивану Петрову, 34 года,``: a comma, a number of years, and a comma again."""
        if one.amount < YOUNGEST:
            return False
        written, before, after = self.tokens.written, one.first - 1, one.last
        closed = after >= sentence.last or written[after] in ",).;"
        if before < sentence.first:
            return closed
        passive = self.tokens.words[before].kinds.get("clause") == "passive"
        return closed and written[before] != ":" and (written[before] in ",(:" or passive)

    def _is_year(self, one: Duration) -> bool:
        written = self.tokens.written[one.first]
        return written.isdecimal() and len(written) == FIGURES_OF_YEAR


def _is_parted_by_cue(one: Duration, sentence: Sentence, kind: str, meaning: str) -> bool:
    """``три года назад``, ``стаж 20 лет``: unless a kind of penalty follows at once or a verb of the verdict stands
    right before.
    """
    marks = sentence.of("meaning")
    first, last = one.first - CUE_BEFORE, one.last + CUE_AFTER
    cues = [mark for mark in marks if mark.name == "excluded" and first <= mark.first <= last]
    if not cues or (kind and any(one.last <= mark.first <= one.last + 1 for mark in sentence.of("kind"))):
        return False
    if meaning not in ("", "imposed") and not any(mark.first >= one.last for mark in cues):
        return False
    return not any(
        mark.name == "imposed"
        and one.first - VERB_WITHIN <= mark.first < one.first
        and not any(mark.last <= cue.first < one.first for cue in cues)
        for mark in marks
    )
