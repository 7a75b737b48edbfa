"""Penalties whose unit is said once: "на два, два с половиной и три года"; "pięć lat, Jurewicz – trzy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sprava.reading.durations import Duration
from sprava.reading.meanings import MeaningReader
from sprava.reading.phrases import Word
from sprava.reading.quantities import Quantity, is_dash, quantity_at
from sprava.reading.spans import IMPRISONMENT, Term
from sprava.reading.text import Sentence, Tokens


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
        tokens = self.tokens
        after = number.last
        if (
            number.first > sentence.first
            and tokens.joined(number.first - 1)
            and tokens.written[number.first - 1] not in '(«„"–—'
        ):
            return None
        follows = tokens.written[after] if after < sentence.last else "."
        if number.value > 30 or ("article" in tokens.words[number.first - 1].kinds and number.in_figures):
            return None
        if (
            number.in_figures
            and number.first - 2 >= sentence.first
            and tokens.written[number.first - 1] == ","
            and tokens.words[number.first - 2].is_capital
            and follows == ","
        ):
            return None
        if number.first > sentence.first and ("meaning", "excluded") in tokens.words[number.first - 1].labels:
            return None
        ends = (
            follows in ",.;)"
            or is_dash(follows)
            or tokens.words[min(after, sentence.last - 1)].is_small("and")
            or after >= sentence.last
        )
        if not ends:
            return None
        for term in terms:
            if term.first >= after and self._listed_between(after, term.first):
                return term
        before = [term for term in terms if term.last <= number.first]
        if not before or (number.in_figures and not (follows in ",.;)" or after >= sentence.last)):
            return None
        model = before[-1]
        introduced = number.first - 1 >= sentence.first and (
            is_dash(tokens.written[number.first - 1])
            or _introduces(tokens.words[number.first - 1])
            or ("meaning" in tokens.words[number.first - 1].kinds)
            or ("pronoun" in tokens.words[number.first - 1].kinds)
            or tokens.words[number.first - 1].is_capital
            or (number.first - 2 >= sentence.first and tokens.words[number.first - 2].is_small("out_of"))
            or tokens.words[number.first - 1].is_small("exactly")
        )
        return model if introduced and number.value == number.value // 0.5 * 0.5 else None

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
        is_later = number.first >= model.last
        kind = (
            model.kind
            if not is_later or model.unit in ("base_units", "amount_byn", "days")
            else IMPRISONMENT
            if model.kind == IMPRISONMENT
            else model.kind
        )
        regime = None if is_later else model.regime if model.regime is None else None
        return Term(number.first, number.last, unit, amount, kind, regime, meaning, is_elliptical=True)

    def _model_counts_years(self, model: Term) -> bool:
        words = self.tokens.words[model.first : model.last]
        return any(word.kinds.get("unit") == "years" for word in words) or not any(
            word.kinds.get("unit") == "months" for word in words
        )


def _introduces(word: Word) -> bool:
    """``до двух``, ``на три``, ``из десяти``."""
    return word.is_small("up_to") or word.is_small("out_of") or word.is_small("for")
