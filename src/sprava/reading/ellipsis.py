"""Penalties whose unit is said once: "на два, два с половиной и три года"; "pięć lat, Jurewicz – trzy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sprava.reading.durations import Duration
from sprava.reading.meanings import MeaningReader
from sprava.reading.phrases import Word
from sprava.reading.quantities import Quantity, is_dash, quantity_at
from sprava.reading.spans import Term
from sprava.reading.text import Sentence, Tokens

MOST_YEARS = 30
"""A bare number above this counts no years, months or days of a penalty."""
_CLOSING = ",.;)"
_EXCLUDED = ("meaning", "excluded")


@dataclass
class EllipsisReader:
    """Bare numbers that share the unit of a penalty of their sentence."""

    tokens: Tokens
    meanings: MeaningReader

    def of(self, terms: list[Term], durations: list[Duration], sentence: Sentence) -> Iterator[Term]:
        """``на два, два с половиной и три года``; ``pięć lat, Jurewicz – trzy``; ``чатыры гады зь дзесяці``."""
        taken = {at for one in durations for at in range(one.first, one.last)} | {
            at for term in terms for at in range(term.first, term.last)
        }
        taken |= self.meanings.taken
        at = sentence.first
        while at < sentence.last:
            if at in taken or ("number" not in self.tokens.words[at].kinds and not self.tokens.words[at].is_number):
                at += 1
                continue
            number = quantity_at(self.tokens, at, sentence.last)
            if number is None:
                at += 1
                continue
            number = self._with_half(number, sentence)
            model = self._model(number, terms, sentence)
            if model is not None:
                yield self._like(model, number, sentence)
            at = number.last

    def _with_half(self, number: Quantity, sentence: Sentence) -> Quantity:
        half = next((one for one in sentence.of("half") if one.first == number.last), None)
        return replace(number, value=number.value + 0.5, last=half.last) if half else number

    def _model(self, number: Quantity, terms: list[Term], sentence: Sentence) -> Term | None:
        """The penalty whose unit a bare number shares: it follows in a list, or it went before and the number ends
        its clause.
        """
        after = number.last
        follows = self.tokens.written[after] if after < sentence.last else "."
        if self._counts_other(number, follows, sentence) or not self._ends_clause(after, follows, sentence):
            return None
        for term in terms:
            if term.first >= after and self._listed_between(after, term.first):
                return term
        before = [term for term in terms if term.last <= number.first]
        if not before or (number.in_figures and follows not in _CLOSING):
            return None
        in_halves = number.value == number.value // 0.5 * 0.5
        return before[-1] if in_halves and self._is_introduced(number.first, sentence) else None

    def _counts_other(self, number: Quantity, follows: str, sentence: Sentence) -> bool:
        """A piece of a longer number, an article, an age between commas after a name, a time that is no penalty."""
        words, written, first = self.tokens.words, self.tokens.written, number.first
        if number.value > MOST_YEARS:
            return True
        if first == sentence.first:
            return False
        before = words[first - 1]
        if "article" in before.kinds and number.in_figures:
            return True
        if (self.tokens.joined(first - 1) and written[first - 1] not in '(«„"–—') or _EXCLUDED in before.labels:
            return True
        after_name = first - 2 >= sentence.first and words[first - 2].is_capital
        return number.in_figures and after_name and written[first - 1] == "," == follows

    def _ends_clause(self, at: int, follows: str, sentence: Sentence) -> bool:
        return follows in _CLOSING or is_dash(follows) or self.tokens.words[min(at, sentence.last - 1)].is_small("and")

    def _is_introduced(self, first: int, sentence: Sentence) -> bool:
        """Does the word before lead to a number of years: ``на три``, ``— два``, a name, a pronoun?"""
        if first == sentence.first:
            return False
        words, before = self.tokens.words, self.tokens.words[first - 1]
        return (
            is_dash(self.tokens.written[first - 1])
            or _introduces(before)
            or "meaning" in before.kinds
            or "pronoun" in before.kinds
            or before.is_capital
            or (first - 2 >= sentence.first and words[first - 2].is_small("out_of"))
        )

    def _listed_between(self, first: int, last: int) -> bool:
        """Do only numbers, commas and "and" stand between?"""
        for at in range(first, last):
            word = self.tokens.words[at]
            if not (
                self.tokens.written[at] in ","
                or word.is_small("and")
                or "number" in word.kinds
                or word.is_number
                or word.kinds.get("half")
                or word.is_small("half")
            ):
                return False
        return last - first <= 12

    def _like(self, model: Term, number: Quantity, sentence: Sentence) -> Term:
        unit, amount = model.unit, number.value
        if unit == "months" and self._model_counts_years(model):
            amount *= 12
        one = Duration(number.first, number.last, unit, amount, has_unit=False)
        out_of = number.first - 1 >= sentence.first and self.tokens.words[number.first - 1].is_small("out_of")
        if out_of or (number.first - 2 >= sentence.first and self.tokens.words[number.first - 2].is_small("out_of")):
            meaning = "imposed"
        elif number.last <= model.first:
            meaning = model.meaning
        else:
            meaning = self.meanings.of(one, sentence) or model.meaning
        return Term(number.first, number.last, unit, amount, model.kind, None, meaning, is_elliptical=True)

    def _model_counts_years(self, model: Term) -> bool:
        words = self.tokens.words[model.first : model.last]
        return any(word.kinds.get("unit") == "years" for word in words) or not any(
            word.kinds.get("unit") == "months" for word in words
        )


def _introduces(word: Word) -> bool:
    """``до двух``, ``на три``, ``из десяти``, ``ровно два``."""
    return any(word.is_small(name) for name in ("up_to", "out_of", "for", "exactly"))
