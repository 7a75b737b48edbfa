"""Penalties as reports write them: how long, of which kind, and said with which meaning.

A duration is a penalty only beside a word that makes it one. Its meaning (imposed, requested, served, remaining, what
the law allows) is that of the nearest word that has one, within the clause first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sprava.reading.durations import Duration, DurationReader
from sprava.reading.ellipsis import EllipsisReader
from sprava.reading.meanings import MeaningReader
from sprava.reading.other_times import OtherTimes
from sprava.reading.phrases import Mark
from sprava.reading.quantities import is_dash
from sprava.reading.ranges import RangeReader
from sprava.reading.spans import IMPRISONMENT, Term
from sprava.reading.term_kinds import TermKinds
from sprava.reading.text import Sentence, Tokens

AFTER, BEFORE = 9, 6
"""Words after and before a duration in which its kind may be named."""
SPENT = frozenset((IMPRISONMENT, "restriction_of_liberty", "restriction_of_liberty_open_institution"))
"""Kinds of which reports also say how long somebody has been there, without a word that says so."""
ARTICLES = frozenset(("a", "an", "the"))
_HARD = frozenset(";:.!?\n")
_SPEAK_OF_TERMS = ("unit", "kind", "meaning", "trigger", "slang")


@dataclass
class TermReader:
    """The penalties of one text."""

    tokens: Tokens

    def __post_init__(self) -> None:
        self.meanings = MeaningReader(self.tokens)
        self.durations = DurationReader(self.tokens)
        self.ranges = RangeReader(self.tokens, self.durations)
        self.ellipsis = EllipsisReader(self.tokens, self.meanings)
        self.kinds, self.other_times = TermKinds(self.tokens), OtherTimes(self.tokens, self.meanings)

    def of(self, sentence: Sentence, taken: Iterable[int] = ()) -> list[Term]:
        """The penalties of a sentence, in order.

        ``taken`` are words of dates, articles and places: no numbers of penalties.
        """
        self.meanings.taken = frozenset(taken)
        if not any(sentence.of(group) for group in _SPEAK_OF_TERMS):
            return []
        durations = self.durations.of(sentence, self.meanings.taken)
        terms = [term for term in (self._term(one, durations, sentence) for one in durations) if term]
        if not terms:
            return []
        return sorted([*terms, *self.ellipsis.of(terms, durations, sentence)], key=lambda term: term.first)

    def _term(self, one: Duration, others: list[Duration], sentence: Sentence) -> Term | None:
        """The penalty that a duration is, if it is one."""
        after, before = self._limits(one, others, sentence)
        kind_mark = self.kinds.named(one, sentence, after, before)
        kind, meaning = kind_mark.name if kind_mark else "", self.meanings.of(one, sentence)
        if kind_mark and kind_mark.last < one.first - 1 and not meaning:
            return None
        if meaning == "spent":
            if not self.other_times.is_in_prison(one, sentence):
                return None
            meaning = "served"
        if self.other_times.has(one, sentence, kind, meaning):
            return None
        regime = _regime(one, sentence, after, before)
        kind = self.kinds.settled(one, kind or (IMPRISONMENT if regime else ""), meaning, sentence)
        if not kind:
            return None
        first, last = self.ranges.of(one, sentence, self.meanings.taken)
        if first < one.first:
            meaning = self.ranges.meaning(one, first, meaning, sentence)
        elif not meaning and kind in SPENT and not self._stands_alone(first, sentence):
            return None
        last = _end(last, kind_mark, sentence, after)
        regime = regime if kind == IMPRISONMENT else None
        return Term(first, last, one.unit, one.amount, kind, regime, meaning or "imposed")

    def _stands_alone(self, at: int, sentence: Sentence) -> bool:
        """``Two years of home confinement, Art. 342``, ``page four: three years``: nothing is said of the penalty, so
        that it was imposed.
        """
        before = next((place for place in range(at - 1, sentence.first - 1, -1) if not self._may_open(place)), None)
        return before is None or self.tokens.written[before] == ":" or is_dash(self.tokens.written[before])

    def _may_open(self, at: int) -> bool:
        word = self.tokens.words[at]
        return word.fold in ARTICLES or not (word.is_word or word.is_number or self.tokens.written[at] in ":–—-")

    def _limits(self, one: Duration, others: list[Duration], sentence: Sentence) -> tuple[int, int]:
        """How far after and before a duration its own words may stand: not past the next duration or the end of the
        clause.
        """
        written = self.tokens.written
        after = min([other.first for other in others if other.first >= one.last] + [sentence.last, one.last + AFTER])
        before = max([other.last for other in others if other.last <= one.first] + [sentence.first, one.first - BEFORE])
        for at in range(one.last, after):
            if written[at] in _HARD or self._breaks(at, sentence) or self._begins_event(at):
                after = at
                break
        for at in range(one.first - 1, before - 1, -1):
            if written[at] in _HARD:
                before = at + 1
                break
        return after, before

    def _begins_event(self, at: int) -> bool:
        trigger = self.tokens.words[at].kinds.get("trigger")
        return trigger is not None and not (self._continues(at) or trigger.startswith(("sentenced", "fined")))

    def _breaks(self, at: int, sentence: Sentence) -> bool:
        """A comma ends what belongs to a duration, if a new clause or name begins after it; so does a dash."""
        written = self.tokens.written[at]
        if is_dash(written):
            return not self.tokens.joined(at)
        return written in ",(" and at + 1 < sentence.last and not self._continues(at + 1)

    def _continues(self, at: int) -> bool:
        kinds = self.tokens.words[at].kinds
        return "kind" in kinds or "regime" in kinds


def _end(last: int, kind: Mark | None, sentence: Sentence, limit: int) -> int:
    """Where a penalty ends: past the words for its kind and its regime."""
    ends = [last]
    if kind is not None and kind.first >= last:
        ends.append(kind.last)
    ends += [mark.last for mark in sentence.of("regime") if last <= mark.first < limit]
    ends += [mark.last for mark in sentence.of("kind") if ends[-1] >= mark.first >= last and mark.last <= limit]
    return max(ends)


def _regime(one: Duration, sentence: Sentence, after: int, before: int) -> str | None:
    following = [mark for mark in sentence.of("regime") if one.last <= mark.first < after]
    if following:
        return following[0].name
    preceding = [mark for mark in sentence.of("regime") if before <= mark.first and mark.last <= one.first]
    return preceding[-1].name if preceding else None
