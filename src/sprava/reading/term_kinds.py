"""Of which kind a penalty is: what the words beside a duration say, and what goes without saying."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.durations import Duration
from sprava.reading.phrases import Mark
from sprava.reading.spans import ARREST, FINE, IMPRISONMENT, OTHER
from sprava.reading.text import Sentence, Tokens

LONGEST_DAYS, LONGEST_YEARS = 90, 30
FARTHEST = 8
"""Words after a duration up to which a more exact kind is still the nearest."""
BESIDE_ADJECTIVE = 2
"""Words after ``двухлетнее`` in which its kind is named."""
MONEY = frozenset(("base_units", "amount_byn"))
MONEY_BACK = 4
"""Words further before a sum than before a time in which it may be called a fine."""
_RESTRICTED, _OPEN = "restriction_of_liberty", "open_institution"


@dataclass(frozen=True, slots=True)
class TermKinds:
    """The kinds of the penalties of one text."""

    tokens: Tokens

    def named(self, one: Duration, sentence: Sentence, after: int, before: int) -> Mark | None:
        """The words that name a kind, between two places after and before a duration."""
        kinds = sentence.of("kind")
        following = [mark for mark in kinds if one.last <= mark.first < after]
        if one.unit in MONEY:
            preceding = [mark for mark in kinds if before - MONEY_BACK <= mark.first < one.first]
            return _of_money([*following, *preceding])
        best = self._most_exact(following, one.last)
        if one.is_adjective:
            return best if best is not None and best.first <= one.last + BESIDE_ADJECTIVE else None
        if best is not None:
            return best
        preceding = [mark for mark in kinds if before <= mark.first and mark.last <= one.first and mark.name != FINE]
        return preceding[-1] if preceding else None

    def _most_exact(self, marks: list[Mark], at: int) -> Mark | None:
        """Of the kinds named after a duration the nearest, but "colony of open type" and "without referral" say
        more than "colony".
        """
        restricted = [mark for mark in marks if mark.name.startswith(_RESTRICTED)]
        if not restricted:
            return next((mark for mark in marks if mark.name != FINE), None)
        opened = [mark for mark in restricted if mark.name.endswith(_OPEN)]
        at_home = any(
            self.tokens.words[mark.first].is_small("without")
            for mark in restricted
            if not mark.name.endswith(_OPEN) and mark.last - mark.first > 1
        )
        exact = opened if opened and not at_home else restricted
        return min(exact, key=lambda mark: (mark.first - at > FARTHEST, mark.first))

    def settled(self, one: Duration, kind: str, meaning: str, sentence: Sentence) -> str:
        """The kind that the words say, or that goes without saying; nothing where it is no penalty."""
        if one.unit == "base_units":
            return kind if kind == OTHER else FINE
        if one.unit == "amount_byn":
            return kind if kind in (OTHER, FINE) else ""
        if one.is_adjective and not kind:
            return self._of_adjective(one, sentence)
        if one.unit == "days":
            if kind == ARREST or (kind == IMPRISONMENT and meaning):
                return ARREST
            return ARREST if meaning and not kind and one.amount <= LONGEST_DAYS else ""
        if kind in ("", ARREST):
            return IMPRISONMENT if meaning and one.amount <= LONGEST_YEARS * 12 else ""
        return kind

    def _of_adjective(self, one: Duration, sentence: Sentence) -> str:
        """``двухлетний срок``: what stands next says that it is a penalty; ``61-летний`` is an age."""
        word = self.tokens.words[one.last] if one.last < sentence.last else None
        if word is not None and ("meaning", "imposed") in word.labels and word.is_small("term"):
            return ARREST if one.unit == "days" else IMPRISONMENT
        return ARREST if one.unit == "days" and any(mark.name == "imposed" for mark in sentence.of("meaning")) else ""


def _of_money(marks: list[Mark]) -> Mark | None:
    """Damages and costs before a fine."""
    for name in (OTHER, FINE):
        for mark in marks:
            if mark.name == name:
                return mark
    return None
