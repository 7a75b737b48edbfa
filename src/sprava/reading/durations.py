"""How long: years, months, days and units of money, before anybody has asked whether they are a penalty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sprava.reading.phrases import Mark
from sprava.reading.quantities import Quantity, is_dash, number_word, quantity_at
from sprava.reading.text import Sentence, Tokens

SHORTEST_UNIT = 2
"""Letters up to which a word is no adjective of time."""


@dataclass(frozen=True, slots=True)
class Duration:
    """So many years, months, days or units of money, before anybody has asked whether it is a penalty."""

    first: int
    last: int
    unit: str
    amount: float
    has_unit: bool = True
    is_adjective: bool = False


@dataclass
class DurationReader:
    """The durations of one text."""

    tokens: Tokens

    def of(self, sentence: Sentence, taken: frozenset[int]) -> list[Duration]:
        """The durations of a sentence, in order. ``taken`` are words of dates, articles and places."""
        found = sorted(self._durations(sentence), key=lambda one: one.first)
        return self._without_overlaps([one for one in found if one.first not in taken])

    def _durations(self, sentence: Sentence) -> Iterator[Duration]:
        for mark in sentence.of("unit"):
            found = self._before_unit(mark, sentence)
            if found:
                yield found
        for mark in sentence.of("slang"):
            yield Duration(mark.first, mark.last, "months", float(mark.name))
        words, english = self.tokens.words, sentence.lang == "en"
        for at in range(sentence.first, sentence.last):
            word = words[at]
            if not word.is_word or len(word.fold) <= SHORTEST_UNIT:
                continue
            hyphenated = english and "-" in word.fold
            after_figure = at >= sentence.first + 2 and words[at - 2].is_number
            if (word.compound or after_figure or hyphenated) and (adjective := self._adjective(at, sentence)):
                yield adjective

    def _before_unit(self, mark: Mark, sentence: Sentence) -> Duration | None:
        """The number before a unit: ``два с половиной года``, ``a year and a half``, ``15 of the base units``."""
        if mark.name == "half_year":
            return Duration(mark.first, mark.last, "months", 6)
        number = self._number_before(mark.first, sentence)
        last = mark.last
        half_after = next((half for half in sentence.of("half") if half.first == mark.last), None)
        if number is None:
            if mark.name not in ("years", "months") or not self._is_single(mark, sentence):
                return None
            number = Quantity(1, mark.first, mark.first)
        amount = number.value
        if half_after is not None:
            amount, last = amount + 0.5, half_after.last
        if mark.name == "weeks":
            return Duration(number.first, last, "days", amount * 7)
        if mark.name == "years":
            return self._with_months(Duration(number.first, last, "months", amount * 12), sentence)
        if mark.name == "hours":
            return None
        return Duration(number.first, last, mark.name, amount)

    def _number_before(self, at: int, sentence: Sentence) -> Quantity | None:
        half = next((one for one in sentence.of("half") if one.last == at), None)
        end = half.first if half else at
        for first in range(max(sentence.first, end - 4), end):
            found = quantity_at(self.tokens, first, end)
            if found is not None and found.last == end and not self.is_part_of_number(first):
                return replace(found, value=found.value + 0.5, last=at) if half else found
        return None

    def is_part_of_number(self, at: int) -> bool:
        tokens = self.tokens
        if at == 0:
            return False
        before = tokens.words[at - 1]
        if tokens.words[at].is_number:
            return before.is_number and tokens.starts[at] - tokens.ends[at - 1] <= 1 and len(tokens.written[at]) == 3
        named = before.kinds.get("number")
        return (
            named is not None and float(named) >= 20 and float(named) > float(tokens.words[at].kinds.get("number") or 0)
        )

    def _is_single(self, mark: Mark, sentence: Sentence) -> bool:
        """A unit without a number is one of it: ``год колонии``, ``rok „domowej chemii”``."""
        if sentence.lang == "en":
            return False
        if not self.tokens.words[mark.first].is_small("one"):
            return False
        before = self.tokens.words[mark.first - 1] if mark.first > sentence.first else None
        if before is not None and (before.is_number or ("date", "last") in before.labels):
            return False
        if before is not None and (before.is_small("less") or ("meaning", "imposed") in before.labels):
            return True
        return any(kind.first <= mark.last + 1 and kind.last > mark.last for kind in sentence.of("kind")) or (
            before is not None
            and before.is_small("given_to")
            and any(one.last <= mark.first for one in sentence.of("meaning") if one.name == "imposed")
        )

    def _with_months(self, years: Duration, sentence: Sentence) -> Duration:
        """``три года и три месяца``, ``2 years 6 months``."""
        tokens, at = self.tokens, years.last
        while (
            at < sentence.last
            and (tokens.words[at].is_small("and") or tokens.written[at] in ",.")
            and at < years.last + 2
        ):
            at += 1
        if at >= sentence.last:
            return years
        number = quantity_at(tokens, at, sentence.last)
        if (
            number is not None
            and number.last < sentence.last
            and tokens.words[number.last].kinds.get("unit") == "months"
        ):
            return Duration(years.first, number.last + 1, "months", years.amount + number.value)
        if tokens.words[at].kinds.get("unit") == "half_year":
            return Duration(years.first, at + 1, "months", years.amount + 6)
        return years

    def _adjective(self, at: int, sentence: Sentence) -> Duration | None:
        """``трёхсуточным``, ``five-year``, ``15-суточный``, ``3-letni``."""
        tokens, fold = self.tokens, self.tokens.words[at].fold
        found: tuple[float, str] | None = None
        first = at
        if (
            at >= sentence.first + 2
            and is_dash(tokens.written[at - 1])
            and tokens.words[at - 2].is_number
            and tokens.joined(at - 1)
            and tokens.joined(at - 2)
        ):
            english = sentence.lang == "en"
            unit = tokens.words[at].kinds.get("unit") if english else tokens.book_at(at).compound_unit(fold)
            if unit and len(tokens.written[at - 2]) <= 3:
                found, first = (float(tokens.written[at - 2]), unit), at - 2
        elif sentence.lang == "en":
            if "-" not in fold:
                return None
            parts = fold.split("-")
            number = number_word(tokens, at, parts[0])
            unit = tokens.book_at(at).word(parts[1]).kinds.get("unit") if number else None
            found = (number, unit) if number and unit and len(parts) == 2 else None
        else:
            found = tokens.words[at].compound
        if found is None or found[1] not in ("years", "months", "days"):
            return None
        amount, unit = found
        return Duration(
            first,
            at + 1,
            "months" if unit == "years" else unit,
            amount * 12 if unit == "years" else amount,
            is_adjective=True,
        )

    def _without_overlaps(self, durations: list[Duration]) -> list[Duration]:
        out: list[Duration] = []
        for one in durations:
            if out and one.first < out[-1].last:
                if one.last - one.first > out[-1].last - out[-1].first:
                    out[-1] = one
                continue
            out.append(one)
        return out
