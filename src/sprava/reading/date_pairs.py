"""Dates that stand side by side and are one, or share their year: ``у пятніцу, 12 траўня``, ``летась у маі``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sprava.reading.calendars import Found
from sprava.reading.quantities import is_dash
from sprava.reading.text import Sentence, Tokens

WIDEST_GAP = 3
"""Words between two dates that are told as one: "in the night", a comma and a preposition."""
_IN = ("date", "in")
_MAY_PART = frozenset((_IN, ("date", "part")))
_ARTICLES = frozenset(("a", "the"))


@dataclass(frozen=True, slots=True)
class DatePairs:
    """Joins what belongs together among the dates of one sentence of a text."""

    tokens: Tokens

    def joined(self, found: list[Found], sentence: Sentence) -> list[Found]:
        """Each date once, with the year that it shares."""
        if len(found) < 2:
            return found
        out = [found[0]]
        for right in found[1:]:
            one = self._one(out[-1], right, sentence)
            if one is None:
                out.append(right)
            else:
                out[-1] = one
        return self._with_shared_years(out)

    def _one(self, left: Found, right: Found, sentence: Sentence) -> Found | None:
        """The date that both of them are, or None: a day of the week and its date, a year and its month."""
        gap = self._gap(left, right)
        if gap is None:
            return None
        if _is_only_year(left) and right.month is not None and right.year is None and not gap.startswith("("):
            named = not self.tokens.words[left.first].is_number
            return replace(right, first=left.first, year=left.year) if named or not gap.startswith(",") else None
        if _is_relative(left) and right.day is not None:
            return replace(right, first=left.first)
        if (
            left.day is not None
            and _is_relative(right)
            and gap[:1] in (",", "(")
            and self._closes(right.last, sentence)
        ):
            return replace(left, last=right.last)
        return None

    def _gap(self, left: Found, right: Found) -> str | None:
        """The mark between two dates that nothing but a mark and a small word parts; None if more stands there."""
        between = range(left.last, right.first)
        if len(between) > WIDEST_GAP:
            return None
        marks = ""
        for at in between:
            word = self.tokens.words[at]
            if self.tokens.written[at] in ",(" and not marks:
                marks = self.tokens.written[at]
            elif word.is_small("and") or not (word.labels & _MAY_PART or word.fold in _ARTICLES):
                return None
        return marks

    def _closes(self, at: int, sentence: Sentence) -> bool:
        return at >= sentence.last or self.tokens.written[at] in ",.;:)!?"

    def _with_shared_years(self, found: list[Found]) -> list[Found]:
        """``з сакавіка па травень 2022 году``: the year of the last is that of those before it."""
        out = found[:]
        for at in range(len(out) - 2, -1, -1):
            left, right = out[at], out[at + 1]
            if left.month is None or left.year is not None or right.year is None or right.month is None:
                continue
            if self._is_list(left, right) and (left.day is None) == (right.day is None):
                out[at] = replace(left, year=right.year - (left.month > right.month))
        return out

    def _is_list(self, left: Found, right: Found) -> bool:
        """``і``, ``–``, ``па``, a comma between two dates, and nothing else but a preposition."""
        between = range(left.last, right.first)
        if not 1 <= len(between) <= WIDEST_GAP:
            return False
        first = self.tokens.words[between[0]]
        joins = first.is_small("and") or first.is_small("or") or first.is_small("through")
        mark = self.tokens.written[between[0]]
        return (joins or is_dash(mark) or mark == ",") and all(
            _IN in self.tokens.words[at].labels or self.tokens.words[at].is_small("and") for at in between[1:]
        )


def _is_relative(found: Found) -> bool:
    """A day of the week, "yesterday"; "the same day" says nothing of its own."""
    return len(found.value) == len("2023-05-16") and not found.is_same_day


def _is_only_year(found: Found) -> bool:
    return found.year is not None and found.month is None
