"""Dates of other things than what happened to somebody: of a birth, of the march that somebody is punished for."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens

BESIDE_BIRTH = 3
"""Words between "born" and the date."""
BACK_TO_DEED, BACK_TO_REASON = 5, 4
"""Words before a date in which the deed may stand, and before the deed in which "for" may."""
BESIDE_SAYING = 2
"""Words between a verb of saying and the date when it was said."""
_SAID = ("date", "said")
_BORN, _DEED, _REASON = ("date", "born"), ("date", "deed"), ("date", "reason")


@dataclass
class AsideDates:
    """Tells the dates of one text that no event has for its own."""

    tokens: Tokens

    def has(self, span: Span, sentence: Sentence) -> bool:
        """Is the date of a birth, of a deed or of what somebody said?"""
        return (
            self._is_of_birth(span, sentence) or self._is_of_deed(span, sentence) or self._is_of_saying(span, sentence)
        )

    def _is_of_birth(self, span: Span, sentence: Sentence) -> bool:
        """``1975 года рождения``, ``1975 г. р.``, ``born on 3 May 1975``."""
        words = self.tokens.words
        before = range(span.first - 1, max(sentence.first, span.first - BESIDE_BIRTH) - 1, -1)
        for at in before:
            if _BORN in words[at].labels:
                return True
            if self.tokens.written[at] == "," or "trigger" in words[at].kinds:
                break
        return span.last < sentence.last and _BORN in words[span.last].labels

    def _is_of_deed(self, span: Span, sentence: Sentence) -> bool:
        """``за участие в марше 23 августа 2020 года``, not ``задержан на марше 23 августа``."""
        deed = self._back_to(_DEED, span.first, BACK_TO_DEED, sentence)
        return deed is not None and (
            self._back_to(_REASON, deed, BACK_TO_REASON, sentence) is not None
            or _REASON in self.tokens.words[deed].labels
        )

    def _is_of_saying(self, span: Span, sentence: Sentence) -> bool:
        """``7 ліпеня стала вядома``, ``Viasna said on Friday``: when it was told, not when it happened."""
        words = self.tokens.words
        before = range(max(sentence.first, span.first - BESIDE_SAYING), span.first)
        after = range(span.last, min(sentence.last, span.last + BESIDE_SAYING))
        for near in (reversed(before), after):
            for at in near:
                if _SAID in words[at].labels:
                    return True
                if not words[at].is_word or "trigger" in words[at].kinds:
                    break
        return False

    def _back_to(self, label: tuple[str, str], at: int, within: int, sentence: Sentence) -> int | None:
        """The nearest such word before a place, in the same clause and after its verb."""
        words = self.tokens.words
        for place in range(at - 1, max(sentence.first, at - within) - 1, -1):
            if label in words[place].labels:
                return place
            if self.tokens.written[place] in ",;:" or "trigger" in words[place].kinds:
                return None
        return None
