"""People named in full once and by one of their names elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sprava.reading.given import given_name
from sprava.reading.identities import MOST_PERSONS
from sprava.reading.people.beside import Beside
from sprava.reading.people.runs import SHORTEST_UPPER
from sprava.reading.spans import Mention
from sprava.reading.surnames import surname_keys
from sprava.reading.text import Sentence, Tokens

SHORTEST_NAME = 2
_NOT = ("name", "not")


@dataclass(frozen=True, slots=True)
class NamesAgain:
    """The names of one text that are met before they are looked for. ``taken`` are words of other things."""

    tokens: Tokens
    beside: Beside
    taken: frozenset[int]
    _surnames: dict[str, str] = field(default_factory=dict)
    _givens: set[str] = field(default_factory=set)

    def of(self, found: list[Mention]) -> Iterator[Mention]:
        """Surnames and given names, elsewhere in the text, of the people of ``found``."""
        self._learn(found)
        held = {at for mention in found for at in range(mention.first, mention.last)}
        for number, sentence in enumerate(self.tokens.sentences):
            for at in range(sentence.first, sentence.last):
                word = self.tokens.words[at]
                if not (word.is_capital and word.is_word) or at in held or at in self.taken:
                    continue
                if len(word.fold) >= SHORTEST_NAME and (mention := self._met_before(at, sentence)) is not None:
                    mention.sentence = number
                    yield mention

    def _learn(self, found: list[Mention]) -> None:
        for mention in found[:MOST_PERSONS]:
            if mention.surname:
                lang = self.tokens.sentences[mention.sentence].lang
                for key in surname_keys(mention.surname, lang):
                    self._surnames.setdefault(key, mention.surname)
            if mention.given:
                self._givens.update(mention.given.split("|"))

    def _met_before(self, at: int, sentence: Sentence) -> Mention | None:
        word, written = self.tokens.words[at], self.tokens.written[at]
        if self.beside.is_street(at, at + 1, sentence) or (word.is_upper and len(word.fold) < SHORTEST_UPPER):
            return None
        if surname_keys(written, sentence.lang) & self._surnames.keys():
            doubtful = at == sentence.first and (_NOT in word.labels or "trigger" in word.kinds)
            if not doubtful or written in self._surnames.values():
                return Mention(at, at + 1, surname=written)
        found = given_name(written, sentence.lang)
        known = found is not None and not self._givens.isdisjoint(found[0].split("|"))
        if found and known and _NOT not in word.labels and not self.beside.is_quoted(at, at + 1, sentence):
            return Mention(at, at + 1, given=found[0], gender=found[1])
        return None
