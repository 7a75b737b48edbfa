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
from sprava.reading.phrases import Mark
from sprava.reading.quantities import is_dash
from sprava.reading.spans import ARREST, FINE, IMPRISONMENT, OTHER, Term
from sprava.reading.text import Sentence, Tokens

AFTER, BEFORE = 9, 6
"""Words after and before a duration in which its kind may be named."""
LONGEST_DAYS, LONGEST_YEARS = 90, 30
_HARD = frozenset(";:.!?\n")


@dataclass
class TermReader:
    """The penalties of one text."""

    tokens: Tokens

    def __post_init__(self) -> None:
        self.meanings = MeaningReader(self.tokens)
        self.durations = DurationReader(self.tokens)
        self.ellipsis = EllipsisReader(self.tokens, self.meanings)

    def of(self, sentence: Sentence, taken: Iterable[int] = ()) -> list[Term]:
        """The penalties of a sentence, in order.

        ``taken`` are words of dates, articles and places: no numbers of penalties.
        """
        self.meanings.taken = frozenset(taken)
        if not any(sentence.of(group) for group in ("unit", "kind", "meaning", "trigger", "slang")):
            return []
        durations = self.durations.of(sentence, self.meanings.taken)
        terms = [term for term in (self._term(one, durations, sentence) for one in durations) if term]
        if not terms:
            return []
        return sorted([*terms, *self.ellipsis.of(terms, durations, sentence)], key=lambda term: term.first)

    # --- is it a penalty, of which kind

    def _term(self, one: Duration, others: list[Duration], sentence: Sentence) -> Term | None:
        after_limit, before_limit = self._limits(one, others, sentence)
        kind_mark = self._kind(one, sentence, after_limit, before_limit)
        meaning = self.meanings.of(one, sentence)
        if kind_mark and kind_mark.last < one.first - 1 and not meaning:
            return None
        if meaning == "spent":
            if not self._is_in_prison(one, sentence):
                return None
            meaning = "served"
        kind = kind_mark.name if kind_mark else ""
        if self._is_excluded(one, sentence, kind, meaning):
            return None
        regime = self._regime(one, sentence, after_limit, before_limit)
        kind = self._settled_kind(one, kind or (IMPRISONMENT if regime else ""), meaning, sentence)
        if not kind:
            return None
        first, last = self.meanings.range_of(one, sentence)
        if first < one.first:
            meaning = self.meanings.range_meaning(one, first, meaning, sentence)
        last = self._end(last, kind_mark, sentence, after_limit)
        if kind != IMPRISONMENT:
            regime = None
        return Term(first, last, one.unit, one.amount, kind, regime, meaning or "imposed")

    def _limits(self, one: Duration, others: list[Duration], sentence: Sentence) -> tuple[int, int]:
        """How far after and before a duration its own words may stand: not past the next duration or the end of the
        clause.
        """
        after = min([other.first for other in others if other.first >= one.last] + [sentence.last, one.last + AFTER])
        before = max([other.last for other in others if other.last <= one.first] + [sentence.first, one.first - BEFORE])
        for at in range(one.last, after):
            if self.tokens.written[at] in _HARD or self._breaks(at, sentence) or self._begins_event(at):
                after = at
                break
        for at in range(one.first - 1, before - 1, -1):
            if self.tokens.written[at] in _HARD:
                before = at + 1
                break
        return after, before

    def _begins_event(self, at: int) -> bool:
        kinds = self.tokens.words[at].kinds
        return "trigger" in kinds and not (
            "kind" in kinds or "regime" in kinds or kinds["trigger"].startswith(("sentenced", "fined"))
        )

    def _breaks(self, at: int, sentence: Sentence) -> bool:
        """A comma ends what belongs to a duration, if a new clause or name begins after it; so does a dash."""
        written = self.tokens.written[at]
        if is_dash(written):
            return not self.tokens.joined(at)
        return written in ",(" and at + 1 < sentence.last and not self._continues(at + 1)

    def _continues(self, at: int) -> bool:
        kinds = self.tokens.words[at].kinds
        return "kind" in kinds or "regime" in kinds

    def _kind(self, one: Duration, sentence: Sentence, after: int, before: int) -> Mark | None:
        following = [mark for mark in sentence.of("kind") if one.last <= mark.first < after]
        if one.unit in ("base_units", "amount_byn"):
            marks = following + [mark for mark in sentence.of("kind") if before - 4 <= mark.first < one.first]
            return next(
                (mark for mark in marks if mark.name == OTHER),
                next((mark for mark in marks if mark.name == FINE), None),
            )
        best = self._most_exact(following, one.last)
        if best is not None or one.is_adjective:
            return best if best is None or best.first <= one.last + 2 or not one.is_adjective else None
        preceding = [
            mark
            for mark in sentence.of("kind")
            if before <= mark.first and mark.last <= one.first and mark.name != FINE
        ]
        return preceding[-1] if preceding else None

    def _most_exact(self, marks: list[Mark], at: int) -> Mark | None:
        """Of the kinds named after a duration the nearest, but "colony of open type" and "without referral" say
        more than "colony".
        """
        if not marks:
            return None
        restricted = [mark for mark in marks if mark.name.startswith("restriction_of_liberty")]
        if restricted:
            opened = [mark for mark in restricted if mark.name.endswith("open_institution")]
            homely = [
                mark for mark in restricted if not mark.name.endswith("open_institution") and mark.last - mark.first > 1
            ]
            exact = (
                opened
                if opened and not any(self.tokens.words[m.first].is_small("without") for m in homely)
                else restricted
            )
            return min(exact, key=lambda mark: (mark.first - at > 8, mark.first))
        others = [mark for mark in marks if mark.name != FINE]
        return others[0] if others else None

    def _settled_kind(self, one: Duration, kind: str, meaning: str, sentence: Sentence) -> str:
        """The kind that the words say, or that goes without saying."""
        if one.unit == "base_units":
            return kind if kind == OTHER else FINE
        if one.unit == "amount_byn":
            return kind if kind in (OTHER, FINE) else ""
        if one.is_adjective and not kind:
            return self._adjective_kind(one, sentence)
        if one.unit == "days":
            if kind == ARREST or (kind == IMPRISONMENT and meaning):
                return ARREST
            return ARREST if meaning and not kind and one.amount <= LONGEST_DAYS else ""
        if kind in ("", ARREST):
            return IMPRISONMENT if meaning and one.amount <= LONGEST_YEARS * 12 else ""
        return kind

    def _adjective_kind(self, one: Duration, sentence: Sentence) -> str:
        """``двухлетний срок``: what stands next says that it is a penalty; ``61-летний`` is an age."""
        after = one.last
        if (
            after < sentence.last
            and ("meaning", "imposed") in self.tokens.words[after].labels
            and self.tokens.words[after].is_small("term")
        ):
            return ARREST if one.unit == "days" else IMPRISONMENT
        return ARREST if one.unit == "days" and any(mark.name == "imposed" for mark in sentence.of("meaning")) else ""

    def _is_in_prison(self, one: Duration, sentence: Sentence) -> bool:
        """Is what was spent so long a term: in a colony or a prison, not on remand before the verdict?"""
        first, last = self.meanings.clause(one, sentence)
        places = [
            mark
            for mark in sentence.of("facility")
            if first <= mark.first < last and mark.name in ("colony", "prison", "open", "remand")
        ]
        kinds = [
            mark for mark in sentence.of("kind") if first <= mark.first < last and mark.name in (IMPRISONMENT, ARREST)
        ]
        return bool(kinds or places) and not any(mark.name == "remand" for mark in places)

    def _is_excluded(self, one: Duration, sentence: Sentence, kind: str, meaning: str) -> bool:
        """Is the duration something else: an age, how long ago, how long on remand, in a punishment cell?"""
        if self._is_of_other_time(one, sentence, meaning) or (
            one.unit == "days" and self._is_no_arrest(one, sentence, kind, meaning)
        ):
            return True
        if self._is_parted_by_cue(one, sentence, kind, meaning) or (not kind and self._is_time_within(one, sentence)):
            return True
        if one.is_adjective:
            return False
        if one.unit == "months" and self._is_age(one, sentence):
            return True
        written = self.tokens.written[one.first]
        return not (kind or meaning) or (written.isdecimal() and len(written) == 4 and one.unit == "months")

    def _is_time_within(self, one: Duration, sentence: Sentence) -> bool:
        """``drew them in two months``, ``собрали за год``: how long something took."""
        led = one.first > sentence.first and self.tokens.words[one.first - 1].is_small("within")
        return led and not any(mark.first < one.first for mark in sentence.of("kind"))

    def _is_of_other_time(self, one: Duration, sentence: Sentence, meaning: str) -> bool:
        """``before the trial``, ``by a year``, ``for eight months`` so far, «Три года» as a title, time on remand."""
        first, last = self.meanings.clause(one, sentence)
        if any(mark.name == "awaiting" and first <= mark.first < last for mark in sentence.of("meaning")):
            return True
        remand = any(
            mark.name == "remand" and one.last <= mark.first <= one.last + 3 for mark in sentence.of("facility")
        )
        if meaning == "served" and remand:
            return True
        before = one.first - 1
        if before < sentence.first:
            return False
        word = self.tokens.words[before]
        if word.is_small("by"):
            return True
        loose = meaning in ("", "imposed") and not self.meanings.is_governed(one, sentence)
        quoted = self.tokens.written[before] in '«“„"'
        return loose and (quoted or (word.is_small("for") and sentence.lang == "en"))

    def _is_no_arrest(self, one: Duration, sentence: Sentence, kind: str, meaning: str) -> bool:
        """Days that are left, within which something happens, or in a punishment cell."""
        if kind == ARREST:
            return False
        within = one.first > sentence.first and self.tokens.words[one.first - 1].is_small("within")
        cell = any(mark.name == "placed_in_punishment_cell" for mark in sentence.of("trigger"))
        return meaning == "remaining" or within or cell

    def _is_parted_by_cue(self, one: Duration, sentence: Sentence, kind: str, meaning: str) -> bool:
        """``три года назад``, ``стаж 20 лет``: unless a kind of penalty follows at once or a verb of the verdict
        stands right before.
        """
        marks = sentence.of("meaning")
        near = [mark for mark in marks if mark.name == "excluded" and one.first - 4 <= mark.first <= one.last + 2]
        if not near or (kind and any(one.last <= mark.first <= one.last + 1 for mark in sentence.of("kind"))):
            return False
        if meaning not in ("", "imposed") and not any(mark.first >= one.last for mark in near):
            return False
        return not any(
            mark.name == "imposed"
            and one.first - 3 <= mark.first < one.first
            and not any(mark.last <= cue.first < one.first for cue in near)
            for mark in marks
        )

    def _is_age(self, one: Duration, sentence: Sentence) -> bool:
        """``Ивану Петрову, 34 года,``: a comma, a number of years, and a comma again."""
        if one.amount < 14 * 12 or one.unit != "months":
            return False
        tokens = self.tokens
        before, after = one.first - 1, one.last
        opened = (
            before < sentence.first
            or tokens.written[before] in ",(:"
            or tokens.words[before].kinds.get("clause") == "passive"
        )
        closed = after >= sentence.last or tokens.written[after] in ",).;"
        return opened and closed and not (before >= sentence.first and tokens.written[before] == ":")

    def _end(self, last: int, kind: Mark | None, sentence: Sentence, limit: int) -> int:
        ends = [last]
        if kind is not None and kind.first >= last:
            ends.append(kind.last)
        ends += [mark.last for mark in sentence.of("regime") if last <= mark.first < limit]
        ends += [mark.last for mark in sentence.of("kind") if ends[-1] >= mark.first >= last and mark.last <= limit]
        return max(ends)

    def _regime(self, one: Duration, sentence: Sentence, after: int, before: int) -> str | None:
        following = [mark for mark in sentence.of("regime") if one.last <= mark.first < after]
        if following:
            return following[0].name
        preceding = [mark for mark in sentence.of("regime") if before <= mark.first and mark.last <= one.first]
        return preceding[-1].name if preceding else None
