"""What stands beside a name, or beside a word that may be one: a street, kin, a trade, an age, a verb."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.given import given_name
from sprava.reading.places.names import PlaceNames
from sprava.reading.text import Sentence, Tokens

KIN_WITHIN = 3
"""Words between a name of kin and the given name of whom it is said."""
LONGEST_SMALL_WORD = 3
_NOT = ("name", "not")
_STREET, _BEFORE_STREET = ("name", "street"), ("name", "before_street")
_QUOTES_OPEN, _QUOTES_CLOSE = frozenset('«“„"'), frozenset('»”“"')
_OF_OTHER_KIND = frozenset(("trigger", "role", "human", "pronoun", "court"))
_OF_TRADE = frozenset(("human", "role"))


@dataclass(frozen=True, slots=True)
class Beside:
    """Answers what stands beside the words of one text."""

    tokens: Tokens
    places: PlaceNames

    def is_street(self, first: int, end: int, sentence: Sentence) -> bool:
        """``улица Якуба Коласа``, ``Karla Marksa Street``."""
        words = self.tokens.words
        if end < sentence.last and _STREET in words[end].labels:
            return True
        before = first - 1
        if before >= sentence.first and self.tokens.written[before] == ".":
            before -= 1
        return before >= sentence.first and _BEFORE_STREET in words[before].labels

    def is_quoted(self, first: int, end: int, sentence: Sentence) -> bool:
        """A name in quotation marks is a title, a nickname or an organisation."""
        opened = first > sentence.first and self.tokens.written[first - 1] in _QUOTES_OPEN
        closed = end < sentence.last and self.tokens.written[end] in _QUOTES_CLOSE
        return opened and closed

    def names_other(self, at: int) -> bool:
        """Is the word of another kind: a trigger, a role, a person's trade, a settlement?"""
        word = self.tokens.words[at]
        return not _OF_OTHER_KIND.isdisjoint(word.kinds) or self.places.has(word.fold)

    def names_place(self, at: int) -> bool:
        """Does the word begin like a settlement?"""
        return self.places.has(self.tokens.words[at].fold)

    def leads_to_place(self, at: int, sentence: Sentence) -> bool:
        """``в``, ``near``: right before, a word after which a place is named."""
        return at > sentence.first and self.tokens.words[at - 1].is_small("place")

    def is_home_of_dweller(self, at: int, end: int, sentence: Sentence) -> bool:
        """``жыхарка Ліды Люцыя Баран``: Lida is a town here."""
        dweller = at > sentence.first and self.tokens.words[at - 1].is_small("dweller")
        return dweller and at + 1 < end and self.names_place(at)

    def follows_relative(self, at: int, sentence: Sentence) -> bool:
        """``жена Равинского Марина``: the surname is that of somebody else."""
        return any(mark.name == "relative" and mark.last == at for mark in sentence.of("role"))

    def is_of_kin(self, at: int, sentence: Sentence) -> bool:
        """After a relative's name of kin, or joined by "and" to another given name."""
        if any(mark.name == "relative" and 0 <= at - mark.last <= KIN_WITHIN for mark in sentence.of("role")):
            return True
        words = self.tokens.words
        for step in (1, -1):
            joint, other = at + step, at + 2 * step
            if (
                sentence.first <= other < sentence.last
                and words[joint].kinds.get("clause") == "and"
                and words[other].is_capital
            ):
                return given_name(self.tokens.written[other], sentence.lang) is not None
        return False

    def has_title(self, at: int, sentence: Sentence) -> bool:
        """``судья Иванов``: right before, any role but that of kin."""
        return any(mark.last == at and mark.name != "relative" for mark in sentence.of("role"))

    def has_title_of_court(self, at: int, sentence: Sentence) -> bool:
        """``судья Лещ``: whoever is called so is somebody, whatever the word."""
        return any(mark.last == at and mark.name in ("judge", "prosecutor") for mark in sentence.of("role"))

    def has_age(self, at: int, sentence: Sentence) -> bool:
        """``, 34`` or ``(34``, where the name ends."""
        return at + 1 < sentence.last and self.tokens.written[at] in ",(" and self.tokens.words[at + 1].is_number

    def follows_noun(self, at: int, sentence: Sentence) -> bool:
        """A noun in small letters right before: a trade, a place in life."""
        if at == sentence.first:
            return False
        word = self.tokens.words[at - 1]
        return word.is_word and not word.is_capital and _NOT not in word.labels and len(word.fold) > LONGEST_SMALL_WORD

    def is_of_trade(self, at: int, sentence: Sentence) -> bool:
        """``блогера Иванова``: somebody's trade or kin right before a lone surname."""
        return at > sentence.first and not _OF_TRADE.isdisjoint(self.tokens.words[at - 1].kinds)

    def acts(self, at: int, sentence: Sentence) -> bool:
        """Does a verb of detention or trial stand right beside a lone word that looks like a surname?"""
        return not self.tokens.words[at].is_upper and any(
            0 <= mark.first - at - 1 <= 1 or 0 <= at - mark.last <= 1
            for mark in sentence.of("trigger")
            if not mark.name.endswith(".noun")
        )
